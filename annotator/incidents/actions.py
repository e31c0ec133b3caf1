"""Every write of the incidents stage: where accepted claims belong, and what incidents are called and graded.

A decision and the link that follows from it are one transaction, so that no accepted claim is ever without its place.
They are one act in the history too: a request has one context, and the reason written last would stand for all of it.
"""

from dataclasses import dataclass
from typing import Any

import pghistory
from django.apps import apps
from django.contrib.auth.models import User
from django.db import transaction

from annotator.claims.life import ACCEPTED
from annotator.claims.models import Claim
from annotator.incidents import rules
from annotator.incidents.gathering import of_same_measure
from annotator.incidents.models import Incident, IncidentLink
from annotator.incidents.naming import title_for
from annotator.incidents.placing import Proposal, incident_of, propose
from annotator.review import actions as review
from annotator.review.models import Decision
from annotator.review.passages.actions import take_back
from annotator.review.second.actions import want_again, want_published_again
from annotator.review.versions.actions import revert


@dataclass(frozen=True)
class Placement:
    """Where a person wants a claim: an incident, a new one, or (neither) where the desk proposes."""

    incident: Incident | None = None
    new: bool = False


PROPOSED = Placement()


@transaction.atomic
def decide_claim(
    *,
    claim: Claim,
    actor: User,
    answer: review.Answer,
    placement: Placement = PROPOSED,
    act: Decision | None = None,
) -> Decision:
    """Decide a claim and put it where it belongs; one that is not accepted leaves its incident."""
    why = {"reason": answer.outcome, "reason_code": answer.reason_code, "note": answer.note.strip()}
    with pghistory.context(by=actor.get_username(), **why):
        decision = review.decide(claim=claim, actor=actor, answer=answer, act=act)
        rules.check_whole(claim, claim.role, claim.of)
        settle(claim, actor, decision, placement)
    return decision


@transaction.atomic
def undo_claim(*, claim: Claim, actor: User, seen: int, note: str = "") -> Decision:
    """Undo the standing decision on a claim, all that was decided in the same act, and the links that came of it."""
    with pghistory.context(by=actor.get_username(), reason="undo", note=note.strip()):
        undone = take_back(claim=claim, actor=actor, seen=seen, note=note)
        for decision in undone:
            _unlink(decision, actor)
    return undone[0]


@transaction.atomic
def revert_claim(*, claim: Claim, actor: User, seen: int, version: Any, note: str) -> Decision:
    """Go back to an earlier version of a claim, and put it where it was then."""
    with pghistory.context(by=actor.get_username(), reason="revert", note=note.strip()):
        decision = revert(claim=claim, actor=actor, seen=seen, version=version, note=note)
        rules.check_whole(claim, claim.role, claim.of)
        settle(claim, actor, decision, placement_in(claim, version))
    return decision


@transaction.atomic
def link_claim(
    *, claim: Claim, actor: User, role: str, of: Claim | None, placement: Placement, settles: bool = False
) -> IncidentLink | None:
    """Give an accepted claim another role or another incident.

    A second person reads the new role, and a published claim in its new incident too, unless it `settles` what two
    people read differently.
    """
    rules.check_may_link(actor)
    rules.check_linkable(claim)
    rules.check_whole(claim, role, of)
    rules.check_no_circle(claim, of)
    with pghistory.context(reason="placed", by=actor.get_username()):
        Claim.objects.filter(pk=claim.pk).update(role=role, of=of)
        other_role, before = claim.role != role, incident_of(claim)
        claim.role, claim.of = role, of
        link = _place(claim, placement, actor, decision=None)
        if other_role and not settles:
            want_again(claim=claim, actor=actor)
        elif before != (link and link.incident) and not settles:
            want_published_again(claims=[claim], actor=actor)
    return link


@transaction.atomic
def change_incident(
    *, incident: Incident, actor: User, title: str, place: str, grade: str, grade_reason: str
) -> Incident:
    """Rename or grade an incident; a grade other than the weakest comes with a reason."""
    rules.check_may_link(actor)
    rules.check_grade(incident, grade, grade_reason)
    incident.title, incident.place = title, place
    incident.grade, incident.grade_reason = grade, grade_reason
    with pghistory.context(reason="incident changed", by=actor.get_username()):
        incident.save()
    return incident


@transaction.atomic
def choose_best(*, claim: Claim, actor: User, because: str) -> None:
    """Make a claim's number the best one of its measure in its incident (R2), instead of any chosen before."""
    rules.check_may_link(actor)
    rules.check_may_be_best(claim, because)
    with pghistory.context(reason="best number chosen", by=actor.get_username(), note=because.strip()):
        links = IncidentLink.objects.select_for_update()
        links.filter(claim__in=of_same_measure(claim)).exclude(preferred_because="").update(preferred_because="")
        links.filter(claim=claim).update(preferred_because=because.strip())
        want_again(claim=claim, actor=actor)


@transaction.atomic
def leave_best_to_the_rule(*, claim: Claim, actor: User) -> None:
    """Take back the choice of a claim's number, so that the best-graded source gives the best number again."""
    rules.check_may_link(actor)
    with pghistory.context(reason="best number left to the rule", by=actor.get_username()):
        if IncidentLink.objects.filter(claim=claim).exclude(preferred_because="").update(preferred_because=""):
            want_again(claim=claim, actor=actor)


def settle(claim: Claim, actor: User, decision: Decision, placement: Placement = PROPOSED) -> None:
    """Put a claim that was decided where it belongs, or take it out of its incident where it was not accepted."""
    if claim.status in ACCEPTED:
        _place(claim, placement, actor, decision)
    else:
        _remove(claim)


def _unlink(undone: Decision, actor: User) -> None:
    """Put a claim where it was before the decision that was undone."""
    claim, taken_back = undone.claim, undone.undoes
    assert taken_back is not None
    before = placement_before(claim, taken_back)
    _remove(claim)
    # Parts that had waited for this claim wait again.
    IncidentLink.objects.filter(decision=taken_back).delete()
    if claim.status in ACCEPTED:
        _place(claim, before, actor, undone)


def _place(claim: Claim, placement: Placement, actor: User, decision: Decision | None) -> IncidentLink | None:
    incident = placement.incident
    if incident is None:
        proposal = propose(claim)
        incident = None if placement.new else proposal.incident
        if incident:
            _take_role(claim, proposal, decision)
        if incident is None and (placement.new or proposal.make_new):
            incident = _new_incident(claim, actor)
    if incident is None:
        _remove(claim)
        return None
    followers = _followers(claim, incident)
    values = {
        "incident": incident,
        "role": claim.role,
        "of": claim.of,
        "decision": decision,
        "linked_by": actor,
    }
    link = _link(claim, values)
    for detail in followers:
        _place(detail, Placement(incident=incident), actor, decision)
    if followers:
        want_published_again(claims=followers, actor=actor)
    return link


def _take_role(claim: Claim, proposal: Proposal, decision: Decision | None) -> None:
    """Give a claim the part that people said it plays, unless this very decision says otherwise."""
    changed = proposal.role and (proposal.role, proposal.of) != (claim.role, claim.of)
    if changed and not (decision and "role" in decision.after):
        Claim.objects.filter(pk=claim.pk).update(role=proposal.role, of=proposal.of)
        claim.role, claim.of = proposal.role, proposal.of


def _followers(claim: Claim, to: Incident) -> list[Claim]:
    """Return the parts that go where their whole goes: those that waited for it, and those that it leaves behind."""
    if not getattr(claim, "has_parts", True):  # whoever loaded the claim may know already
        return []
    details = list(claim.details.filter(status__in=ACCEPTED).select_related("link"))
    before = incident_of(claim) if details else None
    return [
        detail
        for detail in details
        if not hasattr(detail, "link") or (before not in (None, to) and detail.link.incident_id == before.pk)
    ]


def _link(claim: Claim, values: dict[str, Any]) -> IncidentLink:
    """Link a claim, or move the link that it has; a number that was chosen as the best stays so where it was chosen."""
    decision = values["decision"]
    if decision is None or decision.version > 2:  # a claim that was decided only once was in no incident before
        moved = IncidentLink.objects.filter(claim=claim).exclude(incident=values["incident"])
        moved.exclude(preferred_because="").update(preferred_because="")
    link = IncidentLink(claim=claim, **values)
    IncidentLink.objects.bulk_create([link], update_conflicts=True, unique_fields=["claim"], update_fields=[*values])
    return link


def _new_incident(claim: Claim, actor: User) -> Incident:
    return Incident.objects.create(
        title=title_for(claim),
        date_start=claim.date_start,
        date_end=claim.date_end or claim.date_start,
        place=", ".join(claim.places)[:300],
        created_by=actor,
    )


def _remove(claim: Claim) -> None:
    IncidentLink.objects.filter(claim=claim).delete()


def placement_before(claim: Claim, decision: Decision) -> Placement:
    """Return the incident that the claim was in before a decision, from the history that the database keeps."""
    events = apps.get_model("annotator.IncidentLinkEvent").objects.filter(claim=claim).order_by("pgh_id")
    # A decision that took the claim out of its incident made no link; the last event is then that removal.
    if made := events.filter(decision=decision).first():
        events = events.filter(pgh_id__lt=made.pgh_id)
    event = events.last()
    return Placement(incident=event.incident) if event else PROPOSED


def placement_in(claim: Claim, version: Any) -> Placement:
    """Return the incident that a claim was in when a version of it was made."""
    events = apps.get_model("annotator.IncidentLinkEvent").objects.filter(claim=claim).order_by("-pgh_id")
    made = events.filter(pgh_context=version.pgh_context_id) if version.pgh_context_id else events.none()
    event = made.first() or events.filter(pgh_created_at__lte=version.pgh_created_at).first()
    gone = event is None or event.pgh_label == "delete"
    return PROPOSED if gone else Placement(incident=event.incident)
