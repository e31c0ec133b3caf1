"""Adds kept rows up: the figures of any window by any dimension, whole months from their sums."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import CharField, Count, DateField, F, Func, Q, QuerySet, Sum
from django.db.models.functions import Cast, TruncWeek

from annotator.incidents.dimensions import NoSuchDimension
from annotator.incidents.facts import Number
from annotator.incidents.figures import Figure
from annotator.incidents.measures import Measure
from annotator.incidents.totals import months
from annotator.incidents.totals.models import MonthTotal, Total
from annotator.incidents.totals.months import MEASURE

NAMED = {"age": "age_group"}
PLAIN = {"kind", "victim_status", "age", "sex", "actor", "admin1", "admin2", "grade"}
# More rows than a person reads; a narrower window has them all.
MOST = 250
LONGEST = timedelta(days=371)


@dataclass(frozen=True)
class Asked:
    """What to add up: the days from start up to, not including, end (None: however far), a column, a dimension."""

    start: date | None
    end: date | None
    column: str
    by: str
    kind: str = ""
    first_day: int = 1


@dataclass(frozen=True)
class Summed:
    """One measure in one group; the figure lacks its contributions, which nobody read."""

    value: str
    figure: Figure
    contested: int
    reversed: int


def sums(asked: Asked) -> list[Summed]:
    """Return the figures in the order of their values; those of a measure are never added to another's (R6, R15)."""
    rows = _of_months(asked) if in_months(asked) else _of_days(asked)
    return [_sum(row, asked.column) for row in rows[: MOST + 1]]


def in_months(asked: Asked) -> bool:
    """Tell whether whole months are asked for, by what their sums are kept by."""
    whole = all(day is None or day.day == 1 for day in (asked.start, asked.end))
    by_month = asked.by == "month" and asked.first_day == 1
    return whole and (by_month or asked.by in (*months.DIMENSIONS, "source"))


def _of_months(asked: Asked) -> QuerySet[Any, Any]:
    rows = MonthTotal.objects.filter(column=asked.column, dimension=asked.by)
    if asked.start:
        rows = rows.filter(month__gte=asked.start)
    if asked.end:
        rows = rows.filter(month__lt=asked.end)
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    added = {f"all_{name}": Sum(name) for name in months.SUMS}
    found = rows.order_by().values("value", *MEASURE).annotate(**added)
    return found.filter(Q(all_incidents__gt=0) | Q(all_none__gt=0)).order_by("value", *MEASURE)


def _of_days(asked: Asked) -> QuerySet[Any, Any]:
    rows = wanted(asked).order_by()
    if asked.by == "day":
        # In the order of the index, so that a page's worth is all that is read.
        named = rows.values("starts", *MEASURE)
        return named.annotate(value=F("starts"), **_ADDED).order_by("starts", *MEASURE)
    if asked.by == "week":
        rows = _of_a_year(rows)
    return rows.annotate(value=_value(asked)).values("value", *MEASURE).annotate(**_ADDED).order_by("value", *MEASURE)


def _of_a_year(rows: QuerySet[Total]) -> QuerySet[Total]:
    """Weeks of more than a year fill more than a page."""
    first = rows.order_by("starts").values_list("starts", flat=True).first()
    return rows.filter(starts__lt=first + LONGEST) if first else rows


def wanted(asked: Asked) -> QuerySet[Total]:
    """Return the kept rows that are added up."""
    rows = Total.objects.filter(column=asked.column)
    if asked.start:
        rows = rows.filter(starts__gte=asked.start)
    if asked.end:
        rows = rows.filter(starts__lt=asked.end)
    return rows.filter(kind=asked.kind) if asked.kind else rows


def behind(asked: Asked, value: str, measure: Measure, party: str = "") -> QuerySet[Total]:
    """Return the kept rows behind one figure of a group, the earliest first."""
    same = {name: getattr(measure, name) for name in MEASURE if name != "party"} | {"party": party}
    rows = wanted(asked).filter(**same).select_related("incident").order_by("starts", "pk")
    if asked.by == "source":
        return rows.filter(sources__contains=[value])
    return rows.annotate(value=_value(asked)).filter(value=value)


_REPORTED = Q(reported_none=False)
_ADDED: dict[str, Any] = {
    "all_least": Sum("min"),
    "all_likely": Sum("best"),
    "all_most": Sum("max"),
    "all_numbers": Count("min"),
    "all_bests": Count("best"),
    "all_closed": Count("max"),
    "all_incidents": Count("pk", filter=_REPORTED),
    "all_none": Count("pk", filter=~_REPORTED),
    "all_single": Count("pk", filter=Q(provisional=True)),
    "all_unread_rows": Count("pk", filter=Q(unread=True)),
    "all_contested_rows": Count("pk", filter=Q(contested=True)),
    "all_reversed_rows": Count("pk", filter=Q(reversed=True)),
}


def _value(asked: Asked) -> Any:
    """Return the group that a kept row belongs to, as `dimensions.group` names it."""
    day: Any = F("starts")
    if asked.by == "week":
        day = Cast(TruncWeek("starts"), DateField())
    elif asked.by == "month":
        before = asked.first_day - 1
        template = f"(date_trunc('month', %(expressions)s - {before})::date + {before})"
        day = Func(F("starts"), template=template, output_field=DateField())
    if asked.by in ("day", "week", "month"):
        return Cast(day, CharField())
    if asked.by == "source":
        return Func(F("sources"), function="unnest", output_field=CharField())
    if asked.by in PLAIN:
        return F(NAMED.get(asked.by, asked.by))
    raise NoSuchDimension(f"Kept totals have no dimension called {asked.by}.")


def _sum(row: dict[str, Any], column: str) -> Summed:
    added = {name: int(row[f"all_{name}"] or 0) for name in months.SUMS}
    figure = Figure(
        measure=Measure(row["kind"], row["unit"], row["victim_status"], row["detail"]),
        column=column,
        number=_number(added),
        incidents=added["incidents"],
        provisional=bool(added["single"] or added["unread_rows"]),
        unquantified_incidents=added["incidents"] - added["numbers"],
        reported_none=not added["incidents"] and bool(added["none"]),
        provisional_incidents=added["single"],
        unread_incidents=added["unread_rows"],
        party=row["party"],
    )
    return Summed(str(row["value"]), figure, added["contested_rows"], added["reversed_rows"])


def _number(added: dict[str, int]) -> Number | None:
    """R1: add mins and maxes; one open end, or one best that nobody chose, leaves the sum without."""
    numbers = added["numbers"]
    if not numbers:
        return None
    likely = added["likely"] if added["bests"] == numbers else None
    return Number(added["least"], likely, added["most"] if added["closed"] == numbers else None)


def numbers(found: Iterable[Summed]) -> list[Number | None]:
    """Return the numbers of some figures."""
    return [one.figure.number for one in found]
