"""When a text was published and which days it reports on, each with the basis of knowing it.

Windows are half open by convention: `window_start` is the first day, `window_end` the first day of the next
window. A monthly series counted from 23 September therefore has windows from the 23rd to the 23rd.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from annotator.sources.periods import Period, named_day, named_periods, show_day
from annotator.sources.series import SERIES, Series

BASES = ("stated", "series", "asked", "filename", "unknown")

_PUBLISHED_LINE = re.compile(
    r"^[ \t]*(?:first[ \t]+)?(?:published|posted|issued|publication[ \t]+date|date)(?:[ \t]+on)?"
    r"[ \t]*:?[ \t]+(.{6,40})$",
    re.IGNORECASE | re.MULTILINE,
)
_HEAD_LINES = 15
_HEAD_CHARACTERS = 5_000
_DATE_IN_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?!\d)")
# A report on a month comes out within the next weeks; an older period in its lead is history.
_LONGEST_DELAY = timedelta(days=100)


@dataclass(frozen=True, slots=True)
class Dating:
    """What is known about a text's dates; `question` is what to ask a person, empty if nothing is open."""

    published: date | None
    published_basis: str
    window_start: date | None
    window_end: date | None
    window_basis: str
    series_id: str = ""
    series_ordinal: int | None = None
    question: str = ""
    notes: tuple[str, ...] = ()


def infer_dates(
    text: str, *, filename: str = "", stated_published: date | None = None, series: Sequence[Series] = SERIES
) -> Dating:
    """Work out the dates of a text and say on what basis; what cannot be known stays None and is asked.

    The publication date is the one stated with the text, else one on a line "Published: …" near its top,
    else one in the file name. The window is the one that the number of a known series gives, else the one
    period that the title names, else the one that the first paragraph names.
    """
    published, basis, notes = _published(text, filename, stated_published)
    own, ordinal, remarks = _number_in_series(text, series)
    notes += remarks
    if own is None or ordinal is None:
        return _dating_by_words(text, published, basis, notes)
    start, end = own.window(ordinal)
    notes += (own.basis, *_too_early(published, start))
    question = _series_question(published, basis, ordinal, (start, end))
    return Dating(published, basis, start, end, "series", own.id, ordinal, question, notes)


def _dating_by_words(text: str, published: date | None, basis: str, notes: tuple[str, ...]) -> Dating:
    periods = _reported_periods(text, published)
    if len(periods) == 1:
        start, end = periods[0]
        question = _stated_question(published, basis, (start, end))
        return Dating(published, basis, start, end, "stated", question=question, notes=notes)
    if periods:
        named = "; ".join(map(_show_period, periods))
        notes = (*notes, f"The text names more than one period: {named}.")
    return Dating(published, basis, None, None, "unknown", question=_open_question(published, basis), notes=notes)


def _published(text: str, filename: str, stated: date | None) -> tuple[date | None, str, tuple[str, ...]]:
    head = "\n".join(text[:_HEAD_CHARACTERS].splitlines()[:_HEAD_LINES])
    in_text = next((day for line in _PUBLISHED_LINE.findall(head) if (day := named_day(line))), None)
    in_name = _date_in_name(filename)
    known = stated or in_text
    if known is None and in_name is not None:
        note = f"The publication date {show_day(in_name)} is taken from the file name."
        return in_name, "filename", (note,)
    notes = tuple(
        f"{where} says {show_day(day)}, not the stated publication date, {show_day(known)}."
        for where, day in (("The text", in_text), ("The file name", in_name))
        if known and day and day != known
    )
    return known, "stated" if known else "unknown", notes


def _date_in_name(filename: str) -> date | None:
    match = _DATE_IN_NAME.search(Path(filename).name)
    return named_day(f"{match[1]}-{match[3]}-{match[4]}") if match else None


def _title(text: str) -> str:
    return next((line for line in text[:_HEAD_CHARACTERS].splitlines() if line.strip()), "")


def _number_in_series(text: str, series: Sequence[Series]) -> tuple[Series | None, int | None, tuple[str, ...]]:
    """Find the series that the title names, or else the text most often, and this report's number in it."""
    title = _title(text)
    votes = [(one.ordinals_in(title), one.ordinals_in(text), one) for one in series]
    votes = [vote for vote in votes if vote[1]]
    if not votes:
        return None, None, ()
    in_title, in_text, own = max(votes, key=lambda vote: (vote[0].total(), vote[1].total()))
    return own, *_elect(in_text, in_title)


def _elect(votes: Counter[int], title_votes: Counter[int]) -> tuple[int | None, tuple[str, ...]]:
    """Choose the report's number by majority, the title's first, and remark on the others."""
    (first, count), *others = (title_votes or votes).most_common()
    if others and others[0][1] == count:
        named = ", ".join(str(number) for number in sorted(votes))
        return None, (f"The text gives itself several numbers in its series, none more often: {named}.",)
    own = f"of the {_nth(first)} {_times(votes[first])}"
    strays = sorted(number for number in votes if number != first)
    return first, tuple(
        f"The text also speaks of the {_nth(stray)} month ({_times(votes[stray])}), {own}." for stray in strays
    )


def _reported_periods(text: str, published: date | None) -> tuple[Period, ...]:
    title, *paragraphs = [line for line in text[:_HEAD_CHARACTERS].splitlines() if line.strip()] or [""]
    lead = next((line for line in paragraphs if len(line.split()) >= 8 and line.strip() != title.strip()), "")
    for periods in (named_periods(title, published, bare_months=True), named_periods(lead, published)):
        if recent := tuple(period for period in periods if _is_recent(period, published)):
            return recent
    return ()


def _is_recent(period: Period, published: date | None) -> bool:
    return published is None or (period[0] <= published <= period[1] + _LONGEST_DELAY)


def _too_early(published: date | None, start: date) -> tuple[str, ...]:
    if published is None or published >= start:
        return ()
    days = f"{show_day(published)} lies before the window, which begins on {show_day(start)}"
    return (f"The publication date {days}.",)


def _series_question(published: date | None, basis: str, ordinal: int, window: Period) -> str:
    start, end = map(show_day, window)
    month = f"The {_nth(ordinal)} month of this series runs from {start} to {end}; is that the reporting window?"
    return " ".join(filter(None, (_about_publication(published, basis), month)))


def _stated_question(published: date | None, basis: str, window: Period) -> str:
    if basis == "stated":
        return ""
    names = f"It names a period, {_show_period(window)};"
    ask = "was it published on that day?" if published else "does it report on that, and when was it published?"
    return f"{_about_publication(published, basis)} {names} {ask}"


def _open_question(published: date | None, basis: str) -> str:
    ask = "Which days does it cover?" if published else "When was it published, and which days does it cover?"
    about = _about_publication(published, basis) or "The text does not name the period that it reports on."
    return f"{about} {ask}"


def _about_publication(published: date | None, basis: str) -> str:
    if published is None:
        return "The text has no publication date."
    return f"The file name dates the text {show_day(published)}." if basis == "filename" else ""


def _show_period(period: Period) -> str:
    return f"{show_day(period[0])} to {show_day(period[1] - timedelta(days=1))}"


def _nth(number: int) -> str:
    teen = 10 <= number % 100 <= 20
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
