"""The incidents behind one figure, found again from the address that the table gave."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from annotator.claims.vocabulary import terms
from annotator.desk.tallies.naming import name_of
from annotator.incidents import wording
from annotator.incidents.measures import Measure
from annotator.incidents.totals.models import Total
from annotator.incidents.totals.sums import Asked, behind

PARTS = 4


class NoSuchFigure(ValueError):
    """The address names no figure."""


@dataclass(frozen=True)
class FigureBehind:
    """A figure by its names, and the kept rows that it is made of."""

    label: str
    group: str
    rows: QuerySet[Total]


def figure_in(query: Mapping[str, str], asked: Asked) -> FigureBehind:
    """Return the figure that an address names; raises NoSuchFigure where it names none."""
    parts = query.get("measure", "").split("/", PARTS - 1)
    if len(parts) < PARTS:
        raise NoSuchFigure("The address names no figure.")
    measure, value = Measure(*parts), query.get("value", "")
    kinds = {kind: term.label for kind, term in terms("kinds").items()}
    try:
        group = "" if asked.by == "kind" else name_of(value, asked)
    except ValueError as error:
        raise NoSuchFigure("The address names no period.") from error
    return FigureBehind(wording.label(measure, kinds), group, behind(asked, value, measure, query.get("party", "")))
