"""Dates in the text, read against the day of publication or the reporting window."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from spacy.language import Language
from spacy.tokens import Doc

from ..candidates import Document
from ..reading import DateMention, Sentence, reading_of

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"), 1,
    )
    for name in names.split()
}  # fmt: skip
_WEEKDAYS = {name: n for n, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
_M = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_D = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?\b"
_Y = r"(?:(?:19|20)\d\d|\d\d(?=\s*(?:\(|\[|--)))\b"
_MORE_DAYS = rf"(?:\s*(?:,|and|&|,\s*and|to|-|–)\s*(?:the\s+)?{_D})*"
_DAYS_AGO = (
    r"(?:\d+|one|two|three|four|five|six|seven|a\ few|several)\s+(?:days?|weeks?|months?|years?)\s+(?:ago|earlier)"
)
_TODAY = r"today|tonight|this\ (?:morning|afternoon|evening|dawn)|earlier\ today"
_PATTERN = re.compile(
    rf"""\b(?:
    (?P<iso>(?:19|20)\d\d-\d\d-\d\d)\b
  | (?P<days>{_D}{_MORE_DAYS})\s+(?:of\s+)?(?P<month>{_M})(?:\s*[,،]?\s*(?P<year>{_Y}))?
  | (?P<month2>{_M})\s+(?P<days2>{_D}{_MORE_DAYS})(?![\d:%])(?:\s*,?\s*(?P<year2>{_Y}))?
  | (?P<month3>{_M})[\s,]+(?:of\s+)?(?P<year3>(?:19|20)\d\d)\b
  | (?P<weekday>(?:last\s+|this\s+|next\s+)?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday))\b
  | (?P<ago>{_DAYS_AGO})\b
  | (?P<word>yesterday|the\ day\ before\ yesterday|last\ night|{_TODAY})\b
  | (?P<period>(?:last|past|previous|this)\ (?:month|week|year))\b
  | (?P<month4>(?:in|during|since|of|last|until|late|early|mid-?|by)\s+(?P<name4>{_M}))(?!\s*\d)
  | (?:in|since|during|of|late|early|by|from)\s+(?:mid-)?(?P<year5>(?:19|20)\d\d)\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)  # fmt: skip
DATE_HINTS = frozenset(
    {
        *_MONTHS,
        *(f"{name}." for name in _MONTHS),
        *_WEEKDAYS,
        *"yesterday today tonight morning afternoon evening dawn night month week year ago earlier".split(),
    }
)
_STEMS = (*(name for name in _MONTHS if len(name) == 3), "day", "night", "morning", "noon", "evening", "dawn", "month",
          "week", "year", "ago", "earlier")  # fmt: skip
_BEFORE, _AFTER = 4, 5
_HINTS_DATE = 4  # as words.HINTS_DATE, which builds on this module
_LINKS = frozenset({"in", "of", "since", "during"})
_FIGURE = re.compile(r"\d")
_DAY = re.compile(r"\d+")
_NUMBERS = dict(zip("one two three four five six seven".split(), range(1, 8), strict=True))
_WORDS = {"yesterday": 1, "last night": 1, "the day before yesterday": 2}


def _hints(text: str) -> bool:
    lowered = text.lower()
    return any(stem in lowered for stem in _STEMS)


class Calendar:
    """Resolves date words against the document's own dates."""

    def __init__(self, document: Document) -> None:
        self.window = document.window
        self.anchor = document.published or (document.window[1] if document.window else None)

    def year_for(self, month: int, day: int) -> int | None:
        """Return the year that puts a day last before the anchor, or inside the window."""
        if self.anchor is None:
            return None
        year = self.anchor.year
        return year - 1 if (month, day) > (self.anchor.month, self.anchor.day) else year

    def mention(self, match: re.Match[str]) -> DateMention | None:
        found = self._range(match)
        if found is None:
            return None
        first, last, precision = found
        return DateMention(match.start(), match.end(), first, last, precision)

    def _range(self, match: re.Match[str]) -> tuple[date, date, int] | None:
        try:
            return self._read(match)
        except (ValueError, OverflowError):
            return None

    def _read(self, match: re.Match[str]) -> tuple[date, date, int] | None:
        get = match.group
        if get("iso"):
            return _day(date.fromisoformat(get("iso")))
        if get("days") or get("days2"):
            return self._days(get("days") or get("days2"), get("month") or get("month2"), get("year") or get("year2"))
        if get("month3"):
            return _month(int(get("year3")), _number(get("month3")))
        if get("year5"):
            year = int(get("year5"))
            return date(year, 1, 1), date(year, 12, 31), 5
        if self.anchor is None:
            return None
        return self._relative(match, self.anchor)

    def _days(self, days: str, month_name: str, year_text: str | None) -> tuple[date, date, int] | None:
        month = _number(month_name)
        numbers = [int(day) for day in _DAY.findall(days)]
        year = _full_year(year_text) if year_text else self.year_for(month, numbers[0])
        if year is None:
            return None
        first, last = date(year, month, min(numbers)), date(year, month, max(numbers))
        return _span(first, last)

    def _relative(self, match: re.Match[str], anchor: date) -> tuple[date, date, int] | None:
        get = match.group
        if get("weekday"):
            return _day(self._weekday(get("weekday").lower(), anchor))
        if get("word"):
            return _day(anchor - timedelta(days=_WORDS.get(get("word").lower(), 0)))
        if get("ago"):
            return self._ago(get("ago").lower(), anchor)
        if get("name4"):
            month = _number(get("name4"))
            return _month(anchor.year - (month > anchor.month), month)
        return self._period(get("period").lower(), anchor)

    @staticmethod
    def _weekday(text: str, anchor: date) -> date:
        back = (anchor.weekday() - _WEEKDAYS[text.split()[-1]]) % 7
        return anchor - timedelta(days=back)

    @staticmethod
    def _ago(text: str, anchor: date) -> tuple[date, date, int] | None:
        amount, unit = text.split()[0], text.split()[-2]
        if amount in ("a", "several"):
            return None
        number = int(amount) if amount.isdigit() else _NUMBERS[amount]
        if unit.startswith("day"):
            return _day(anchor - timedelta(days=number))
        if unit.startswith("week"):
            middle = anchor - timedelta(weeks=number)
            return middle - timedelta(days=3), middle + timedelta(days=3), 3
        if unit.startswith("month"):
            months = anchor.year * 12 + anchor.month - 1 - number
            return _month(months // 12, months % 12 + 1)
        return date(anchor.year - number, 1, 1), date(anchor.year - number, 12, 31), 5

    def _period(self, text: str, anchor: date) -> tuple[date, date, int] | None:
        if text.endswith("month"):
            if self.window:
                return None
            if "past" in text:
                return anchor - timedelta(days=30), anchor, 4
            previous = anchor.replace(day=1) - timedelta(days=1)
            return _month(anchor.year, anchor.month) if "this" in text else _month(previous.year, previous.month)
        if text.endswith("week"):
            end = anchor if "this" in text else anchor - timedelta(days=7)
            return end - timedelta(days=6), end, 3
        year = anchor.year if "this" in text else anchor.year - 1
        return date(year, 1, 1), date(year, 12, 31), 5


def _number(month: str) -> int:
    return _MONTHS[month.lower().rstrip(".")]


def _full_year(text: str) -> int:
    return int(text) if len(text) == 4 else 1900 + int(text) if int(text) > 50 else 2000 + int(text)


def _day(day: date) -> tuple[date, date, int]:
    return day, day, 1


def _span(first: date, last: date) -> tuple[date, date, int]:
    length = (last - first).days
    return first, last, 1 if length == 0 else 2 if length < 6 else 3 if length < 9 else 4


def _month(year: int, month: int) -> tuple[date, date, int]:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1]), 4


def find_dates(
    document: Document, start: int = 0, end: int | None = None
) -> Iterator[tuple[int, int, DateMention | None]]:
    """Yield the stretches of a passage that date something, resolved where they can be."""
    calendar = Calendar(document)
    for match in _PATTERN.finditer(document.text, start, len(document.text) if end is None else end):
        if match.group().lower() not in ("may", "march"):
            yield match.start(), match.end(), calendar.mention(match)


@Language.factory("claim_dates")
def make_dates(nlp: Language, name: str) -> "DateFinder":
    return DateFinder()


class DateFinder:
    """Gives each sentence its dates and marks the words that make them."""

    def __call__(self, doc: Doc) -> Doc:
        reading = reading_of(doc)
        told = {sentence.paragraph for sentence in reading.sentences if sentence.live}
        for sentence in reading.sentences:
            if sentence.paragraph in told:
                for start, end in self._stretches(reading.text, sentence):
                    self._read(reading.document, sentence, start, end)
        return doc

    @staticmethod
    def _stretches(text: str, sentence: Sentence) -> list[tuple[int, int]]:
        """Return the parts of a sentence round its figures and the words that dates are made of."""
        words = sentence.words
        if not words:  # no event is told here, but a date given here may be meant by the next sentence
            hinted = _FIGURE.search(text, sentence.start, sentence.end) or _hints(text[sentence.start : sentence.end])
            return [(sentence.start, sentence.end)] if hinted else []
        found: list[tuple[int, int]] = []
        for at, opens in sentence.openings:
            if not opens & _HINTS_DATE:
                continue
            start, end = max(0, at - _BEFORE), min(len(words), at + _AFTER) - 1
            if found and start <= found[-1][1] + 1:
                start = found.pop()[0]
            found.append((start, end))
        return [(words[start].start, words[end].end) for start, end in found]

    @staticmethod
    def _read(document: Document, sentence: Sentence, first: int, last: int) -> None:
        for start, end, mention in find_dates(document, first, last):
            if mention:
                sentence.dates.append(mention)
            for word in sentence.words:
                if word.start < end and start < word.end and word.norm not in _LINKS:
                    word.dated = True
