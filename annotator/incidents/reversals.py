"""Reversals: what left and came back stays on the record twice, and comes to nothing (R11)."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from .columns import Contributions
from .facts import Fact, Number
from .figures import Contribution, Footnote
from .measures import Measure
from .merging import envelope, latest_of_each_group

UNDOES = {
    "return": ("withdrawal",),
    "withdrawal": ("convoy_entry", "reinforcement", "return"),
    "released": ("arrested", "abducted", "missing"),
}
NOTHING = Number(0, 0, 0)

Place = tuple[Measure, int]  # which contribution of which measure
Event = tuple[int | None, str]


def reverse(recorded: Contributions, reversals: Iterable[Fact]) -> list[Footnote]:
    """Note on each contribution what undid it, and return a remark on each reversal that meets none."""
    by_claim, by_event = _places(recorded)
    met: dict[Place, list[Fact]] = defaultdict(list)
    footnotes = []
    for fact in reversals:
        places = [by_claim[fact.of]] if fact.of in by_claim else by_event[fact.incident_id, fact.kind]
        for place in places:
            met[place].append(fact)
        if not places:
            text = f"Claim {fact.claim_id} reverses something that is not recorded."
            footnotes.append(Footnote("R11", text, (fact.claim_id,), fact.incident_id, problem=True))
    for (measure, index), facts in met.items():
        recorded[measure][index] = _undone(recorded[measure][index], measure, facts)
    return footnotes


def _places(recorded: Contributions) -> tuple[dict[int | None, Place], dict[Event, list[Place]]]:
    """Index contributions by their claims, and by the incident and the kind of claim that undoes them."""
    by_claim: dict[int | None, Place] = {}
    by_event: dict[Event, list[Place]] = defaultdict(list)
    for measure, contributions in recorded.items():
        for index, contribution in enumerate(contributions):
            by_claim |= dict.fromkeys(contribution.claim_ids, (measure, index))
            for kind, undone in UNDOES.items():
                if measure.kind in undone:
                    by_event[contribution.incident_id, kind].append((measure, index))
    return by_claim, by_event


def _undone(contribution: Contribution, measure: Measure, facts: list[Fact]) -> Contribution:
    """A reversal without a number takes all back; one with a number takes that many of the same unit."""
    net = None
    if any(fact.min is None for fact in facts):
        net = NOTHING
    elif contribution.number is not None and (same := [fact for fact in facts if fact.unit == measure.unit]):
        returned = envelope(latest_of_each_group(same)[0])
        net = contribution.number.minus(returned)
    return replace(contribution, net=net, reversed_by=tuple(sorted(fact.claim_id for fact in facts)))
