"""Are a weekday, a dateline and a heading taken for what they are?"""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from annotator.checks.base import Case, Check, Finding, Severity, Span, span_of
from annotator.checks.layout import headings, overlaps
from annotator.claims.models import Claim
from annotator.sources.periods import named_periods, read_day, show_day

_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_NTH = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(?P<y{0}>(?:19|20)\d\d))?"
_NAMED_DAY = re.compile(
    rf"\b(?P<w>{'|'.join(_WEEKDAYS)})\b(?:\s+(?:morning|afternoon|evening|night))?\s*[,(]?\s*(?:the\s+|on\s+)?"
    rf"(?:(?P<d1>{_NTH})\s+(?:of\s+)?(?P<m1>{_MONTH}){_YEAR.format(1)}"
    rf"|(?P<m2>{_MONTH})\s+(?P<d2>{_NTH})(?!\d){_YEAR.format(2)})",
)
# "Aleppo, 5 January 2022 – …" and a line of its own with a date in it, but no sentence that begins "On 5 January".
_BYLINE = re.compile(
    rf"(?m)^(?!(?:On|At|In|Before|After|Since|Around|By|During)\b)(?:[^\n.;–—]{{0,50}}?[\s(,|])?"
    rf"(?:{_NTH}\s+{_MONTH}|{_MONTH}\s+{_NTH})(?!\d)(?:,?\s+(?:19|20)\d\d)?\)?[^\w\n]{{0,3}}"
    r"(?:[-–—:|]|(?:\d\d?:\d\d)?[^\w\n]*$)"
)
_DATELINE_WITHIN = 600
_WRAP = timedelta(days=60)


class WeekdayAgainstDate(Check):
    """Points at "Monday, 5 January 2022", which was a Wednesday."""

    id = "weekday_against_date"
    name = "Weekday against date"
    description = "The weekday that the text gives is not the weekday of its date; one of the two is a slip."
    severity = Severity.WARN

    def findings(self, case: Case) -> Iterable[Finding]:
        """Yield a finding for each date whose weekday is another."""
        for match in _NAMED_DAY.finditer(case.text):
            day = _day(match, case.day)
            if day and _WEEKDAYS[day.weekday()] != match["w"]:
                message = f"{show_day(day)} was a {_WEEKDAYS[day.weekday()]}, not a {match['w']}."
                yield Finding(message, (match.span(),), _claim_at(case, match.span()))


class ReportDateAsEventDate(Check):
    """Points at an event whose day was read off the report's dateline; passes a date in the sentence itself."""

    id = "report_date_as_event_date"
    name = "Report date used as event date"
    description = (
        "The day of this claim stands in the line that dates the report. The event may have been on an earlier day."
    )
    severity = Severity.INFO

    def findings(self, case: Case) -> Iterable[Finding]:
        """Yield a finding for each claim whose date comes from the dateline."""
        lines = [match.span() for match in _BYLINE.finditer(case.text, 0, _DATELINE_WITHIN)]
        for claim in case.claims:
            words = [(start, end) for name, start, end in claim.proposal.get("evidence", []) if name == "date"]
            source = next((word for word in words for line in lines if overlaps(word, line)), None)
            if source and claim.date_start and claim.role == "new_event" and not _in_line(claim, lines):
                message = f"{show_day(claim.date_start)} is the date of the report; the event may be earlier."
                yield Finding(message, (span_of(claim), source), claim)


class CalendarMonthAgainstWindow(Check):
    """Points at a heading "January 2022" in a report on 23 December to 23 January; passes one on that very month."""

    id = "calendar_month_against_window"
    name = "Calendar month against reporting window"
    description = (
        "A heading names a calendar month, and the report covers other days. What stands below it may be counted in "
        "one month by the heading and in another by its date (R16)."
    )
    severity = Severity.INFO

    def findings(self, case: Case) -> Iterable[Finding]:
        """Yield a finding for each heading whose month is not the reporting window."""
        first, last = case.article.window_start, case.article.window_end
        if not first or not last:
            return
        for start, end in headings(case.text):
            for month in named_periods(case.text[start:end], bare_months=True):
                whole = month[0].day == 1 and month[1].day == 1
                if whole and month != (first, last) and month[0] < last and first < month[1]:
                    window = f"{show_day(first)} to {show_day(last)}"
                    yield Finding(f"The heading names a calendar month; the report covers {window}.", ((start, end),))


def _day(match: re.Match[str], report: date | None) -> date | None:
    n = 1 if match["d1"] else 2
    year = match[f"y{n}"]
    if year:
        return read_day(year, match[f"m{n}"], match[f"d{n}"])
    if report is None:
        return None
    day = read_day(str(report.year), match[f"m{n}"], match[f"d{n}"])
    # "31 December" in a report of January is last year's.
    return read_day(str(report.year - 1), match[f"m{n}"], match[f"d{n}"]) if day and day > report + _WRAP else day


def _claim_at(case: Case, span: Span) -> Claim | None:
    return next((one for one in case.claims if one.sentence_start <= span[0] < one.sentence_end), None)


def _in_line(claim: Claim, lines: list[Span]) -> bool:
    return any(overlaps(span_of(claim), line) for line in lines)
