"""Acts that are thought through and not done: the claims as they are, and as they would be."""

import copy
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.db import models

from annotator.claims.life import ACCEPTED, Status
from annotator.claims.models import Claim
from annotator.incidents.actions import PROPOSED, Placement, placement_in
from annotator.incidents.answers.roles import role_beside
from annotator.incidents.effect.reading import Facts, facts_round
from annotator.incidents.facts import Fact
from annotator.incidents.gathering import of_same_measure
from annotator.incidents.models import Incident
from annotator.incidents.placing import incident_of, propose
from annotator.review.models import Decision
from annotator.review.second.why import DEATHS
from annotator.review.versions.actions import restored

# An incident that does not exist yet.
NEW = -1


@dataclass(frozen=True)
class Thought:
    """What would be, beside what is; `claim` is the one that a person looks at, where there is one."""

    before: Facts
    after: Facts
    claim: int | None = None


def confirmed(claim: Claim, values: dict[str, Any], placement: Placement = PROPOSED) -> Thought:
    """Think a claim accepted with some values changed, and put where it would go."""
    changed = _with(claim, values)
    if changed.status not in ACCEPTED:
        changed.status = Status.CORRECTED if values else Status.VERIFIED
    return _placed(claim, changed, placement)


def placed(claim: Claim, role: str, of: Claim | None, placement: Placement) -> Thought:
    """Think a claim given another role or another incident."""
    return _placed(claim, _with(claim, {"role": role, "of_id": of.pk if of else None}), placement)


def joined(claim: Claim, other: Claim) -> Thought:
    """Think two claims answered to tell of one event, and the first one confirmed."""
    to = incident_of(other)
    role, of = role_beside(claim, other)
    values = {"role": role, "of_id": of.pk if of else None}
    if claim.status in ACCEPTED:
        return placed(claim, role, of, Placement(incident=to, new=to is None))
    return confirmed(claim, values, Placement(incident=to, new=to is None))


def undone(claim: Claim, last: Decision, incident: Incident | None) -> Thought:
    """Think a claim's standing decision taken back; `incident` is where the claim was before it."""
    restored = _with(claim, {name: _restored(claim, name, value) for name, value in last.before.items()})
    placement = Placement(incident=incident) if incident else PROPOSED
    return _placed(claim, restored, placement)


def reverted(claim: Claim, version: Any) -> Thought:
    """Think a claim gone back to an earlier version of it, and to where it was then."""
    return _placed(claim, _with(claim, restored(claim, version)), placement_in(claim, version))


def preferred(claim: Claim, chosen: bool) -> Thought:
    """Think a claim's number chosen as the best one of its measure in its incident, or that choice taken back."""
    before, same = facts_round([], [claim.link.incident_id]), set(of_same_measure(claim))

    def choose(fact: Fact) -> Fact:
        here = fact.claim_id in same
        return replace(fact, preferred=chosen and fact.claim_id == claim.pk) if here else fact

    return Thought(before, _each(before, choose))


def merged(kept: Incident, emptied: Incident) -> Thought:
    """Think the claims of one incident moved into another."""
    before = facts_round([], [kept.pk, emptied.pk])

    def move(fact: Fact) -> Fact:
        here = fact.incident_id == emptied.pk
        return replace(fact, incident_id=kept.pk, grade=kept.grade) if here else fact

    return Thought(before, _each(before, move))


def graded(incident: Incident, grade: str) -> Thought:
    """Think an incident given another grade."""
    before = facts_round([], [incident.pk])
    return Thought(before, _each(before, lambda fact: replace(fact, grade=grade) if fact.grade else fact))


def supported(claim: Claim, origin: str) -> Thought:
    """Think a claim supported by a further source of some ultimate origin."""
    before = facts_round([claim.pk], [])
    fact = before[claim.pk]
    further = replace(fact, supported_by=tuple(sorted({*fact.supported_by, origin})))
    return Thought(before, before | {claim.pk: further}, claim.pk)


def _restored(claim: Claim, name: str, value: Any) -> Any:
    field = claim._meta.get_field(name.removesuffix("_id"))
    return field.to_python(value) if value is not None and isinstance(field, models.DateField) else value


def _with(claim: Claim, values: dict[str, Any]) -> Claim:
    changed = copy.copy(claim)
    changed._state = copy.copy(claim._state)
    changed._state.fields_cache = dict(claim._state.fields_cache)
    for name, value in values.items():
        setattr(changed, name, value)
    return changed


def _placed(claim: Claim, changed: Claim, placement: Placement) -> Thought:
    incident, grade = _where(changed, placement)
    before = facts_round([claim.pk], [incident] if incident and incident > 0 else [])
    was = before[claim.pk]
    fact = _fact(was, changed, incident, grade)
    follow = _follower(was, fact)
    return Thought(before, _each(before, follow) | {claim.pk: fact}, claim.pk)


def _where(changed: Claim, placement: Placement) -> tuple[int | None, str]:
    """Return where a claim would be: an incident with its grade, a new one, or none."""
    if changed.status not in ACCEPTED:
        return None, ""
    incident, new = placement.incident, placement.new
    if incident is None and not new:
        proposal = propose(changed)
        incident, new = proposal.incident, proposal.make_new
        if incident and proposal.role:
            changed.role, changed.of = proposal.role, proposal.of
    return (incident.pk, incident.grade) if incident else (NEW, "weak") if new else (None, "")


def _fact(was: Fact, changed: Claim, incident: int | None, grade: str) -> Fact:
    """Return the fact of a changed claim; a death is read by a second person, and what one reads of it is missing."""
    upgraded = was.modality == "alleged" and changed.modality == "asserted"
    first = was.status not in ACCEPTED and changed.status in ACCEPTED
    names = (
        "status kind unit victim_status modality min best max date_start date_end hedge combined weapon actor target "
        "age_group sex date_precision place_precision role"
    ).split()
    values = {name: getattr(changed, name) for name in names}
    return replace(
        was,
        **values,
        scope=tuple(changed.scope),
        places=tuple(changed.places),
        of=changed.of_id,
        incident_id=incident,
        grade=grade,
        unread=changed.status in ACCEPTED and (was.unread or upgraded or (first and changed.kind in DEATHS)),
        reason="",
    )


def _follower(was: Fact, becomes: Fact) -> Callable[[Fact], Fact]:
    """Parts go where their whole goes: those that wait for it, and those that it leaves behind."""

    def follow(fact: Fact) -> Fact:
        if fact.of != was.claim_id or fact.status not in ACCEPTED or becomes.incident_id is None:
            return fact
        left_behind = was.incident_id not in (None, becomes.incident_id) and fact.incident_id == was.incident_id
        if fact.incident_id is not None and not left_behind:
            return fact
        return replace(fact, incident_id=becomes.incident_id, grade=becomes.grade)

    return follow


def _each(facts: Facts, change: Callable[[Fact], Fact]) -> Facts:
    return {pk: change(fact) for pk, fact in facts.items()}
