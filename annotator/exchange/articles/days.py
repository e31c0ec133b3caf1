"""Days as people write them in tables: read where only one day can be meant, refused with a sentence elsewhere."""

import re
from datetime import date

from annotator.sources.periods import read_day

EARLIEST = 1900
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?\s*(?:Z|UTC|[+-]\d\d:?\d\d)?)?")
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})|((?:19|20)\d\d)(\d\d)(\d\d)")
_YEAR_LAST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})")
_SHORT_YEAR = re.compile(r"\d{1,2}([/.-])\d{1,2}\1\d\d")
_MONTHS = (
    "jan(uary)? feb(ruary)? mar(ch)? apr(il)? may june? july? aug(ust)? sept?(ember)? oct(ober)? nov(ember)? "
    "dec(ember)?"
)
_MONTH = f"(?P<m>{'|'.join(_MONTHS.split())})"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
_IN_WORDS = (
    re.compile(rf"{_WEEKDAY}(?P<d>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?{_MONTH}\.?,?[\s-]+(?P<y>\d{{4}})", re.I),
    re.compile(rf"{_WEEKDAY}{_MONTH}\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>\d{{4}})", re.I),
)


class BadDay(ValueError):
    """A cell that names no day, or may name two; the message is the sentence that the person reads."""


def day_of(value: str, *, day_first: bool = False) -> date | None:
    """Return the day that a cell names, or nothing for an empty one; `day_first` reads 03/04/2022 as 3 April."""
    said = " ".join(value.split())
    if not said:
        return None
    found = _numbers(said, day_first=day_first) or _words(said)
    if found is None:
        if _SHORT_YEAR.fullmatch(said):
            raise BadDay("Its year has two digits; write it as 2022-01-23.")
        raise BadDay("It is no day like 2022-01-23 or 23 January 2022.")
    if found.year < EARLIEST:
        raise BadDay(f"It lies before {EARLIEST}, as empty days of spreadsheets do.")
    return found


def _numbers(said: str, *, day_first: bool) -> date | None:
    if match := _ISO.fullmatch(said):
        return _day(match[1], match[2], match[3])
    if match := _YEAR_FIRST.fullmatch(said):
        return _day(*(match[1], match[2], match[3]) if match[1] else (match[4], match[5], match[6]))
    if match := _YEAR_LAST.fullmatch(said):
        return _year_last(match[1], match[3], match[4], day_first=day_first or match[2] == ".")
    return None


def _year_last(first: str, second: str, year: str, *, day_first: bool) -> date:
    # Where one number cannot be a month, or both are the same, only one day can be meant.
    if day_first or int(first) > 12 or first == second:
        return _day(year, second, first)
    if int(second) > 12:
        return _day(year, first, second)
    one, other = _day(year, second, first), _day(year, first, second)
    raise BadDay(
        f"It may be {_written(one)} or {_written(other)}; write it as {one} or {other}, "
        "or say for all rows that the day comes first."
    )


def _words(said: str) -> date | None:
    match = next((match for pattern in _IN_WORDS if (match := pattern.fullmatch(said))), None)
    if match is None:
        return None
    if found := read_day(match["y"], match["m"], match["d"]):
        return found
    raise BadDay("There is no such day.")


def _day(year: str, month: str, day: str) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise BadDay("There is no such day.") from None


def _written(day: date) -> str:
    return f"{day.day} {day:%B}"
