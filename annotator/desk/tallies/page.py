"""A tally as the page shows it: groups of rows, each a measure with its number, its range and its remarks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from django.utils.http import urlencode

from annotator.claims.vocabulary import terms
from annotator.desk.incidents.axis import Mark, mark_of_figure, reach_of
from annotator.desk.tallies.naming import name_of
from annotator.incidents import wording
from annotator.incidents.dimensions import in_order
from annotator.incidents.measures import KINDS
from annotator.incidents.totals.actions import drain, waiting
from annotator.incidents.totals.sums import MEASURE, MOST, Asked, Summed, numbers, sums

# As many changes are counted before a page is shown; more are left to the worker, and the page says so.
AT_ONCE = 200


@dataclass(frozen=True)
class Line:
    """One figure: a measure of one group."""

    label: str
    column: str
    words: str
    mark: Mark
    incidents: int
    remarks: str
    query: str


@dataclass(frozen=True)
class Section:
    """The figures of one value of the dimension."""

    name: str
    lines: Sequence[Line]


def bring_up_to_date() -> int:
    """Count anew what has just changed; return how many changes are still waiting, no further than a page's worth."""
    if not waiting(1):
        return 0
    drain(AT_ONCE)
    return waiting(AT_ONCE)


def page_of(asked: Asked, query: str) -> dict[str, Any]:
    """Return what the page shows; `query` is what was asked for, as the address has it."""
    left = bring_up_to_date()
    found, by_kind = sums(asked), asked.by == "kind"
    shown = sorted(found[:MOST], key=lambda one: (by_kind or in_order(one.value), _rank(one)))
    reaches = _reaches(shown)
    sections = [
        Section(
            "" if by_kind else name_of(value, asked),
            [_line(one, reaches[one.figure.measure.unit], query) for one in group],
        )
        for value, group in groupby(shown, key=lambda one: "" if by_kind else one.value)
    ]
    return {"sections": sections, "waiting": left, "cut": len(found) > MOST, "overlapping": asked.by == "source"}


def _rank(one: Summed) -> int:
    """Return where a kind stands among those of a tally: people first."""
    return KINDS.index(one.figure.measure.kind) if one.figure.measure.kind in KINDS else len(KINDS)


def _reaches(found: Sequence[Summed]) -> dict[str, int]:
    """Return the scale of each unit: one for the whole page, and one of its own, for vehicles say nothing of people."""
    units = {one.figure.measure.unit for one in found}
    return {unit: reach_of(numbers(one for one in found if one.figure.measure.unit == unit)) for unit in units}


def _line(one: Summed, reach: int, query: str) -> Line:
    figure, kinds = one.figure, _kinds()
    # One incident has one source where it is provisional: then "one source" says it better than "1 of 1".
    worded = replace(figure, sources=1) if figure.incidents == 1 and figure.provisional_incidents else figure
    remarks = [
        *wording.notes(worded, kinds),
        f"{one.contested} contested" if one.contested else "",
        f"{one.reversed} reversed" if one.reversed else "",
    ]
    place = {name: getattr(figure.measure, name) for name in MEASURE if name != "party"}
    return Line(
        label=wording.label(figure.measure, kinds),
        column=wording.column(figure) if figure.party else "",
        words=wording.headline(figure),
        mark=mark_of_figure(figure, reach),
        incidents=figure.incidents,
        remarks=" · ".join(filter(None, remarks)),
        query=f"{query}&{urlencode({'value': one.value, 'measure': '/'.join(place.values()), 'party': figure.party})}",
    )


def _kinds() -> dict[str, str]:
    return {kind: term.label for kind, term in terms("kinds").items()}
