"""A page of the queue: it begins after a claim, or ends before one, and never counts what it leaves out."""

from dataclasses import dataclass

from django.http import QueryDict

from annotator.claims.models import Claim, ClaimQuerySet
from annotator.desk.queue.orders import Order

PAGE = 50


@dataclass(frozen=True)
class Page:
    """The claims of one page, and the addresses of those beside it, "" where there is none."""

    claims: list[Claim]
    previous: str
    next: str


def page_of(claims: ClaimQuerySet, order: Order, query: QueryDict, along: str) -> Page:
    """Return the page that the address asks for; `along` are the filters that go on to the next."""
    before, after = order.read_place(query.get("before", "")), order.read_place(query.get("after", ""))
    backwards = before is not None
    found = order.sort(claims, backwards=backwards)
    if place := before or after:
        found = order.beyond(found, place, backwards=backwards)
    rows = list(found[: PAGE + 1])
    more, shown = len(rows) > PAGE, rows[:PAGE]
    if backwards:
        shown.reverse()
    has_previous = more if backwards else after is not None
    has_next = more if not backwards else True
    return Page(
        shown,
        _address(along, "before", order, shown[0]) if shown and has_previous else "",
        _address(along, "after", order, shown[-1]) if shown and has_next else "",
    )


def _address(along: str, side: str, order: Order, claim: Claim) -> str:
    return f"?{along}{'&' if along else ''}{side}={order.place_of(claim)}"
