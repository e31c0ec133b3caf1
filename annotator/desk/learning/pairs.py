"""The report card of the suggestions of the same event, beside that of the rules."""

from dataclasses import dataclass

from annotator.desk.learning.shares import Share, share
from annotator.incidents.suggesting.record import Record, record


@dataclass(frozen=True)
class PairCard:
    """What suggestions would find and mistake among the pairs that people decided; a share is None without a case."""

    record: Record
    recall: Share | None
    precision: Share | None


def pair_card() -> PairCard:
    """Return the card over the latest decided pairs."""
    found = record()
    return PairCard(found, share(found.found, found.same), share(found.found, found.shown))
