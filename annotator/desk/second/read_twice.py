"""The passages that two people read, as pairs of values to compare: all, by pair of readers, by month."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from annotator.desk.second.words import LABELS
from annotator.review.second.agreeing.alpha import NOMINAL, RATIO, Agreement, Metric, Pair, agreement
from annotator.review.second.comparing import FIELDS, JUDGEMENT
from annotator.review.second.models import ReadingAnswer, Why

MONTHS = 12
MOST = 20_000
METRICS: dict[str, Metric] = {"number": RATIO}
# What stands in the tables by pair and by month; the first table has every field.
COLUMNS = [
    (name, LABELS[name]) for name in (JUDGEMENT, "kind", "number", "modality", "victim_status", "actor", "places")
]


@dataclass(frozen=True, slots=True)
class ReadTwice:
    """One passage that two people read: who, when, and what each said in the form that is compared."""

    readers: tuple[str, str]
    month: date
    compared: dict[str, list[Any]]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: its name, the agreement over whole passages, and the fields' agreements."""

    name: Any
    whole: Agreement
    cells: list[tuple[str, Agreement]]
    metric: Metric = NOMINAL


def read_twice(*, drawn_only: bool = False) -> list[ReadTwice]:
    """Return what two people read in the last months, the newest first; known answers are none of it."""
    since = timezone.now() - timedelta(days=31 * MONTHS)
    answers = ReadingAnswer.objects.filter(reading__known=None, created_at__gte=since).order_by("-pk")
    if drawn_only:
        answers = answers.filter(reading__reasons__contains=[Why.SAMPLE])
    rows = answers.values_list("reader__username", "reading__first_by__username", "created_at", "compared")[:MOST]
    return [
        ReadTwice(_in_order(second, first), timezone.localdate(when).replace(day=1), compared)
        for second, first, when, compared in rows
    ]


def fields_of(found: Sequence[ReadTwice]) -> list[Row]:
    """Return the agreement per field over all passages."""
    rows = []
    for name in FIELDS:
        one = of_field(found, name)
        rows.append(Row(LABELS[name], one, [], METRICS.get(name, NOMINAL)))
    return rows


def by_pair(found: Iterable[ReadTwice]) -> list[Row]:
    """Return the agreement of each two readers, those with most passages first."""
    groups: dict[tuple[str, str], list[ReadTwice]] = defaultdict(list)
    for one in found:
        groups[one.readers].append(one)
    rows = [_row(" and ".join(pair), group) for pair, group in groups.items()]
    return sorted(rows, key=lambda row: (-row.whole.n, row.name))


def by_month(found: Iterable[ReadTwice]) -> list[Row]:
    """Return the agreement in each month, the newest first."""
    groups: dict[date, list[ReadTwice]] = defaultdict(list)
    for one in found:
        groups[one.month].append(one)
    return [_row(month, groups[month]) for month in sorted(groups, reverse=True)]


def of_field(found: Iterable[ReadTwice], name: str) -> Agreement:
    """Return the agreement in one field, over the passages in which both said something to compare."""
    pairs = [pair for one in found if (pair := pair_of(name, one.compared))]
    return agreement(pairs, METRICS.get(name, NOMINAL))


def pair_of(name: str, compared: dict[str, list[Any]]) -> Pair | None:
    """Return what the two said in a field, or None where one of them gave no value there."""
    if name not in compared:
        return None
    one, other = (_value(name, code) for code in compared[name])
    return None if one is None or other is None else (one, other)


def _value(name: str, code: Any) -> Any:
    if name == "number":
        # From a number to none there is no distance: such a passage shows only among those that were not read alike.
        bounds = [code[1], code[0], code[2]] if isinstance(code, list) else []
        return next((bound for bound in bounds if bound is not None), None)
    if isinstance(code, list):
        # Names of places stand with the nearest first, and that one is compared.
        return str(code[0]) if name == "places" and code else "–".join(map(str, code))
    return "" if code is None else str(code)


def _row(name: Any, group: Sequence[ReadTwice]) -> Row:
    alike = sum(all(one == other for one, other in each.compared.values()) for each in group)
    cells = [(label, of_field(group, field)) for field, label in COLUMNS]
    return Row(name, Agreement(len(group), alike), cells)


def _in_order(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one <= other else (other, one)
