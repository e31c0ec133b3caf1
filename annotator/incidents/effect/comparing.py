"""Compares two states of the same claims: which figures of a window move, and by how much. Touches no database."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from annotator.incidents.eligibility import incident_starts
from annotator.incidents.facts import Fact, Number, Window
from annotator.incidents.figures import Figure
from annotator.incidents.measures import Measure
from annotator.incidents.tally import tally

Place = tuple[str, Measure, str, bool]


@dataclass(frozen=True, slots=True)
class Move:
    """One figure without the act and with it; None where there is no such figure."""

    before: Figure | None
    after: Figure | None
    window: Window

    @property
    def figure(self) -> Figure:
        """Return the figure as it will be, or as it was where it goes."""
        figure = self.after or self.before
        assert figure is not None
        return figure

    @property
    def place(self) -> Place:
        """Return what tells this figure from all others of the window."""
        return _place(self.figure)


def moves(before: Iterable[Fact], after: Iterable[Fact], window: Window) -> list[Move]:
    """Return the figures that an act moves, in the order of a tally."""
    was = {_place(figure): figure for figure in tally(before, window).figures}
    becomes = {_place(figure): figure for figure in tally(after, window).figures}
    places = [*becomes, *(place for place in was if place not in becomes)]
    found = [Move(was.get(place), becomes.get(place), window) for place in places]
    return [move for move in found if _stands(move.before) != _stands(move.after)]


def difference(move: Move) -> Number | None:
    """Return how much a figure grows, where both states are numbers with the same open ends; it may be below zero."""
    was = (move.before and move.before.number) or Number(0, 0, 0)
    becomes = (move.after and move.after.number) or Number(0, 0, 0)
    return Number(
        becomes.min - was.min,
        None if becomes.best is None or was.best is None else becomes.best - was.best,
        None if becomes.max is None or was.max is None else becomes.max - was.max,
    )


def months(facts: Iterable[Fact]) -> list[Window]:
    """Return the months in which claims, or the incidents that they tell of, began."""
    facts = list(facts)
    days = {*incident_starts(facts).values(), *(fact.date_start for fact in facts if fact.date_start)}
    return [month(first) for first in sorted({day.replace(day=1) for day in days})]


def month(day: date) -> Window:
    """Return the month that a day lies in."""
    following = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    return Window(day.replace(day=1), date(*following, 1))


def _place(figure: Figure) -> Place:
    return figure.column, figure.measure, figure.party, figure.outside_window


def _stands(figure: Figure | None) -> tuple[object, ...]:
    """Return what a reader would see change; a row that says nothing is no row."""
    if figure is None or not (figure.incidents or figure.reported_none):
        return ()
    shown = (figure.number, figure.net, figure.incidents, figure.unquantified_incidents, figure.reported_none)
    return (*shown, figure.sources, figure.provisional_incidents, figure.unread_incidents, _contested(figure))


def _contested(figure: Figure) -> int:
    return sum(contribution.contested for contribution in figure.contributions)
