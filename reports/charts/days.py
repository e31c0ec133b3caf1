"""Days along an axis, and how periods are written; without clocks or zones, so that no machine draws them elsewhere."""

from dataclasses import dataclass
from datetime import date, timedelta

from reports.charts.letters import width_of
from reports.charts.sheet import SMALL

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
WIDEST_TICK = 72
MONTH = 4  # a date known no closer than its month
STEPS = (1, 2, 7, 14, 28, 91, 182, 364)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days from start up to, not including, end."""

    start: date
    end: date

    @property
    def days(self) -> int:
        """Return how many days there are."""
        return (self.end - self.start).days

    def along(self, day: date, width: float) -> float:
        """Return how many pixels from the left a day begins; days outside stand at the edge."""
        return round(width * min(max((day - self.start).days, 0), self.days) / self.days, 1)

    def ticks(self, width: float) -> list[tuple[date, str]]:
        """Return the days that are written along the axis, as many as there is room for."""
        most = max(1, int(width // WIDEST_TICK))
        step = next((step for step in STEPS if self.days / step <= most), STEPS[-1] * (self.days // STEPS[-1] + 1))
        days = [self.start + timedelta(days=at) for at in range(0, self.days, step)]
        named = [(day, written(day, with_year=at == 0 or day.year != days[at - 1].year)) for at, day in enumerate(days)]
        return [one for one in named if self.along(one[0], width) + width_of(one[1], SMALL) <= width]


def written(day: date, *, with_year: bool = False) -> str:
    """Return a day as "17 Jan" or "17 Jan 2022"."""
    return f"{day.day} {MONTHS[day.month - 1]}" + (f" {day.year}" if with_year else "")


def period(start: date, end: date) -> str:
    """Return a period in few words: "Jan 2022" for a month, "Dec–Jan 2022" across two, "3–9 Jan 2022" for less."""
    last = end - timedelta(days=1)
    if (start.year, start.month) == (last.year, last.month):
        whole = start.day == 1 and end.day == 1
        return f"{MONTHS[start.month - 1]} {start.year}" if whole else _days(start, last)
    return f"{MONTHS[start.month - 1]}–{MONTHS[last.month - 1]} {last.year}"


def month(day: date) -> str:
    """Return the month of a day as "Jan 2022"."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def months_between(first: date, last: date) -> list[date]:
    """Return the first days of the months from one day to another."""
    found, month = [], first.replace(day=1)
    while month <= last:
        found.append(month)
        month = (month + timedelta(days=32)).replace(day=1)
    return found


def _days(start: date, last: date) -> str:
    days = str(start.day) if start == last else f"{start.day}–{last.day}"
    return f"{days} {MONTHS[start.month - 1]} {start.year}"


def when(start: date, last: date, precision: int | None) -> str:
    """Return an event's days with how precise they are: "5 Jan 2022", "about 5 Jan 2022", "3–9 Jan 2022"."""
    if start == last:
        month = f"{MONTHS[start.month - 1]} {start.year}"
        if precision == MONTH:
            return month
        return f"about {written(start, with_year=True)}" if precision in (2, 3) else written(start, with_year=True)
    if (start.year, start.month) == (last.year, last.month):
        return _days(start, last)
    return f"{written(start, with_year=start.year != last.year)} – {written(last, with_year=True)}"
