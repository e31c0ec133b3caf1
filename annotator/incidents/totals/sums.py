"""Adds kept rows up: the figures of any window by any dimension, in one grouped statement."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, Count, DateField, F, Func, Q, QuerySet, Sum
from django.db.models.functions import Cast, TruncWeek

from annotator.incidents.dimensions import NoSuchDimension
from annotator.incidents.facts import Number
from annotator.incidents.figures import Figure
from annotator.incidents.measures import Measure
from annotator.incidents.totals.models import Total

MEASURE = ("kind", "unit", "victim_status", "detail", "party")
NAMED = {"age": "age_group"}
PLAIN = {"kind", "victim_status", "age", "sex", "actor", "admin1", "admin2", "grade"}
# More rows than a person reads; a narrower window has them all.
MOST = 400


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
    rows = wanted(asked).order_by().annotate(value=_value(asked)).values("value", *MEASURE).annotate(**_ADDED)
    return [_sum(row, asked.column) for row in rows.order_by("value", *MEASURE)[: MOST + 1]]


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
    "least": Sum("min"),
    "likely": Sum("best"),
    "most": Sum("max"),
    "numbers": Count("min"),
    "bests": Count("best"),
    "closed": Count("max"),
    "incidents": Count("pk", filter=_REPORTED),
    "none": Count("pk", filter=~_REPORTED),
    "single": Count("pk", filter=Q(provisional=True)),
    "unread_rows": Count("pk", filter=Q(unread=True)),
    "contested_rows": Count("pk", filter=Q(contested=True)),
    "reversed_rows": Count("pk", filter=Q(reversed=True)),
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
    figure = Figure(
        measure=Measure(row["kind"], row["unit"], row["victim_status"], row["detail"]),
        column=column,
        number=_number(row),
        incidents=row["incidents"],
        provisional=bool(row["single"] or row["unread_rows"]),
        unquantified_incidents=row["incidents"] - row["numbers"],
        reported_none=not row["incidents"] and bool(row["none"]),
        provisional_incidents=row["single"],
        unread_incidents=row["unread_rows"],
        party=row["party"],
    )
    return Summed(row["value"], figure, row["contested_rows"], row["reversed_rows"])


def _number(row: dict[str, Any]) -> Number | None:
    """R1: add mins and maxes; one open end, or one best that nobody chose, leaves the sum without."""
    numbers = row["numbers"]
    if not numbers:
        return None
    return Number(
        int(row["least"]),
        int(row["likely"]) if row["bests"] == numbers else None,
        int(row["most"]) if row["closed"] == numbers else None,
    )


def numbers(found: Iterable[Summed]) -> list[Number | None]:
    """Return the numbers of some figures."""
    return [one.figure.number for one in found]
