"""In which order the queue shows claims, and how a page of it begins where another one ended.

Every order runs along an index in one direction, so that the next page is a comparison of whole rows.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import F, Func, TextField, Value
from django.db.models.lookups import GreaterThan, LessThan

from annotator.claims.models import Claim, ClaimQuerySet


class Row(Func):
    """Several values that are compared as one."""

    template = "(%(expressions)s)"
    output_field = TextField()


@dataclass(frozen=True)
class Order:
    """One way to sort claims: columns that all go up, or all go down."""

    id: str
    label: str
    columns: tuple[str, ...]
    descending: bool = False

    def sort(self, claims: ClaimQuerySet, *, backwards: bool = False) -> ClaimQuerySet:
        """Return the claims in this order."""
        down = self.descending != backwards
        return claims.order_by(*(F(column).desc() if down else F(column).asc() for column in self.columns))

    def beyond(self, claims: ClaimQuerySet, place: tuple[Any, ...], *, backwards: bool = False) -> ClaimQuerySet:
        """Return the claims that come after a place in this order, or before it."""
        compare = LessThan if self.descending != backwards else GreaterThan
        here = Row(*map(F, self.columns))
        return claims.filter(compare(here, Row(*map(Value, place))))

    def place_of(self, claim: Claim) -> str:
        """Return a claim's place in this order, for an address."""
        return "_".join(repr(getattr(claim, column)) for column in self.columns)

    def read_place(self, text: str) -> tuple[Any, ...] | None:
        """Return the place that an address names, or None where it makes no sense."""
        parts = text.split("_")
        try:
            place = tuple(float(part) if "." in part else int(part) for part in parts)
        except (ValueError, OverflowError):
            return None
        fits = len(place) == len(self.columns) and all(abs(part) < 2**63 for part in place)
        return place if fits else None


RISK = Order("risk", "Riskiest first", ("risk", "id"), descending=True)
TEXT = Order("text", "As in the text", ("article_id", "start", "end", "id"))
ORDERS = {
    order.id: order
    for order in (
        RISK,
        TEXT,
        Order("newest", "Newest first", ("id",), descending=True),
        Order("oldest", "Oldest first", ("id",)),
        Order("likely", "Likely first", ("confidence", "id"), descending=True),
        Order("unlikely", "Unlikely first", ("confidence", "id")),
    )
}
