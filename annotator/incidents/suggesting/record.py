"""How suggestions have done on what people decided: which pairs of one event they find, and how many they find wrongly.

A pair of claims from two articles is of one event where a person answered so, or where both stand in one incident; it
is of two where a person answered "different". Only the latest decisions are read, so that the cost stays the same.
"""

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations

from annotator.claims.models import Claim
from annotator.incidents.answers.models import PairAnswer
from annotator.incidents.models import IncidentLink
from annotator.incidents.suggesting.blocking import tell, with_nearness
from annotator.incidents.suggesting.likeness import LIKELY, compare
from annotator.incidents.suggesting.told import Told

LATEST = 500
ONE_EVENT, TWO = ("same", "part_of"), "different"

Pair = tuple[int, int]


@dataclass(frozen=True)
class Record:
    """Decided pairs: those of one event and of two, and how many of each the comparison takes for one event."""

    same: int
    found: int
    different: int
    mistaken: int

    @property
    def shown(self) -> int:
        """Return how many of the decided pairs would be suggested."""
        return self.found + self.mistaken


def record() -> Record:
    """Compare the latest decided pairs anew, as if nobody had decided them."""
    same, different = _same(), set(_answered([TWO]))
    same -= different
    tolds = _tolds({pk for pair in same | different for pk in pair})
    same, different = ({pair for pair in pairs if tolds.keys() >= set(pair)} for pairs in (same, different))
    return Record(len(same), _likely(same, tolds), len(different), _likely(different, tolds))


def _same() -> set[Pair]:
    return {*_answered(ONE_EVENT), *_in_one_incident()}


def _answered(answers: tuple[str, ...] | list[str]) -> list[Pair]:
    found = PairAnswer.objects.filter(answer__in=answers).order_by("-answered_at", "-pk")
    return list(found.values_list("one_id", "other_id")[:LATEST])


def _in_one_incident() -> list[Pair]:
    """Return the pairs that stand in one incident and come from two articles."""
    latest = list(IncidentLink.objects.order_by("-pk").values_list("incident_id", flat=True)[:LATEST])
    members: dict[int, list[tuple[int, int]]] = defaultdict(list)
    links = IncidentLink.objects.filter(incident__in=latest).order_by("claim_id")
    for incident, claim, article in links.values_list("incident_id", "claim_id", "claim__article_id"):
        members[incident].append((claim, article))
    pairs = (pair for claims in members.values() for pair in combinations(claims, 2))
    return [(one, other) for (one, here), (other, there) in pairs if here != there]


def _tolds(pks: set[int]) -> dict[int, Told]:
    return {told.claim_id: told for told in with_nearness(tell(Claim.objects.filter(pk__in=pks)))}


def _likely(pairs: set[Pair], tolds: dict[int, Told]) -> int:
    likenesses = (compare(tolds[one], tolds[other]) for one, other in pairs)
    return sum(likeness is not None and likeness.score >= LIKELY for likeness in likenesses)
