"""Days and periods that a text names in words, as calendar dates."""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

Period = tuple[date, date]

# Not calendar.month_name, which speaks the language of the machine.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MONTH = "(?:" + "|".join(f"{name[:3]}(?:{name[3:]})?" if name[3:] else name for name in _MONTHS) + r")\b\.?"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_TO = r"\s*(?:[-–—]|to|and|until|till|through)\s*"

_DAYS = tuple(
    re.compile(rf"\b{words}\b", re.IGNORECASE)
    for words in (
        rf"(?P<d>{_DAY})\s+(?:of\s+)?(?P<m>{_MONTH}),?\s+(?P<y>{_YEAR})",
        rf"(?P<m>{_MONTH})\s+(?P<d>{_DAY}),?\s+(?P<y>{_YEAR})",
    )
)
_SPANS = tuple(
    re.compile(rf"\b{words}\b", re.IGNORECASE)
    for words in (
        rf"(?P<d1>{_DAY})(?:\s+(?P<m1>{_MONTH}))?(?:,?\s+(?P<y1>{_YEAR}))?{_TO}"
        rf"(?P<d2>{_DAY})\s+(?P<m2>{_MONTH}),?\s+(?P<y2>{_YEAR})",
        rf"(?P<m1>{_MONTH})\s+(?P<d1>{_DAY})(?:,?\s+(?P<y1>{_YEAR}))?{_TO}"
        rf"(?:(?P<m2>{_MONTH})\s+)?(?P<d2>{_DAY}),?\s+(?P<y2>{_YEAR})",
    )
)
_MONTH_AND_YEAR = re.compile(rf"(?P<m>{_MONTH}),?\s+(?P<y>{_YEAR})\b", re.IGNORECASE)
_WITHIN_MONTH = re.compile(
    rf"\b(?:in|during|throughout|over|for)\s+(?:the\s+month\s+of\s+)?(?P<m>{_MONTH})"
    rf"(?:,?\s+(?P<y>{_YEAR})\b)?(?!\s*\d)",
    re.IGNORECASE,
)
_LAST_MONTH = re.compile(r"\b(?:in|during|throughout|over)\s+(?:the\s+)?(?:last|previous)\s+month\b", re.IGNORECASE)


def show_day(day: date) -> str:
    """Write a day as people read it, in the same words whatever the locale: "23 Dec 2021"."""
    return f"{day.day} {_MONTHS[day.month - 1][:3]} {day.year}"


def add_months(day: date, months: int) -> date:
    """Go on by whole months, to the last day where a month is too short: 31 January + 1 is 28 February."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def named_day(text: str) -> date | None:
    """Read the first full date in the text, ISO or in words ("3 May 2023", "May 3, 2023")."""
    if iso := re.search(r"\b\d{4}-\d\d-\d\d\b", text):
        return _iso(iso[0])
    matches = (match for pattern in _DAYS if (match := pattern.search(text)))
    return next((found for m in matches if (found := read_day(m["y"], m["m"], m["d"]))), None)


def named_periods(text: str, published: date | None = None, *, bare_months: bool = False) -> tuple[Period, ...]:
    """Find the periods that a text names, each once, as first day and first day after.

    "Between 3 and 9 May 2023" and "in January 2022" name a period; with a publication date so do
    "during January" (the last one begun by then) and "last month". A month without "in" or "during" counts
    only with `bare_months`, which suits titles. "On 3 May 2023" names a day, not a period.
    """
    found = [*_spans(text), *_months(text, published)]
    if bare_months:
        found += [month for m in _MONTH_AND_YEAR.finditer(_without_days(text)) if (month := _month(m["y"], m["m"]))]
    if published and _LAST_MONTH.search(text):
        this_month = published.replace(day=1)
        found.append((add_months(this_month, -1), this_month))
    return tuple(dict.fromkeys(found))


def _without_days(text: str) -> str:
    for pattern in (*_SPANS, *_DAYS):
        text = pattern.sub(" ", text)
    return text


def _spans(text: str) -> Iterator[Period]:
    for match in (match for pattern in _SPANS for match in pattern.finditer(text)):
        first = read_day(match["y1"] or match["y2"], match["m1"] or match["m2"], match["d1"])
        last = read_day(match["y2"], match["m2"] or match["m1"], match["d2"])
        if first and last and first > last and not match["y1"]:
            first = read_day(str(last.year - 1), match["m1"] or match["m2"], match["d1"])
        if first and last and first <= last:
            yield first, last + timedelta(days=1)


def _months(text: str, published: date | None) -> Iterator[Period]:
    for match in _WITHIN_MONTH.finditer(text):
        if match["y"]:
            month = _month(match["y"], match["m"])
        elif published:
            month = _month(str(published.year), match["m"])
            if month and month[0] > published:
                month = _month(str(published.year - 1), match["m"])
        else:
            month = None
        if month:
            yield month


def _month(year: str, month: str) -> Period | None:
    first = read_day(year, month, "1")
    return (first, add_months(first, 1)) if first else None


def read_day(year: str, month: str, day: str) -> date | None:
    """Return a day named in words and figures ("2022", "Jan.", "5th"), or nothing where there is no such day."""
    number = next(n for n, name in enumerate(_MONTHS, 1) if name[:3].lower() == month[:3].lower())
    try:
        return date(int(year), number, int(re.sub(r"\D", "", day)))
    except ValueError:
        return None


def _iso(day: str) -> date | None:
    try:
        return date.fromisoformat(day)
    except ValueError:
        return None
