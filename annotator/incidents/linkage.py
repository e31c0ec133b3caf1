"""The linkage table (R22): which claim is in which incident, so that others can estimate what a tally does not."""

from collections.abc import Iterable
from dataclasses import dataclass

from .facts import Fact
from .frozen import Frozen


@dataclass(frozen=True, slots=True)
class Linkage(Frozen):
    """One claim's place: its incident, its role there, the claim it belongs to, and whom it goes back to."""

    claim_id: int
    incident_id: int
    role: str
    of: int | None
    origin: str
    grade: str
    status: str
    kind: str
    victim_status: str
    source_id: int


def linkage(facts: Iterable[Fact]) -> tuple[Linkage, ...]:
    """Return a row for each claim that is in an incident, whether it counts or not, in the order of claims."""
    return tuple(
        Linkage(
            claim_id=fact.claim_id,
            incident_id=fact.incident_id,
            role=fact.role,
            of=fact.of,
            origin=fact.group,
            grade=fact.grade,
            status=fact.status,
            kind=fact.kind,
            victim_status=fact.victim_status,
            source_id=fact.source_id,
        )
        for fact in sorted(facts, key=lambda fact: fact.claim_id)
        if fact.incident_id is not None
    )
