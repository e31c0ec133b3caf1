"""Every write of this package: an answer about two claims, and the link that follows where both are confirmed."""

import pghistory
from django.contrib.auth.models import User
from django.db import transaction

from annotator.claims.life import ACCEPTED
from annotator.claims.models import Claim
from annotator.incidents.actions import PROPOSED, Placement, link_claim
from annotator.incidents.answers.models import PairAnswer
from annotator.incidents.answers.roles import role_beside
from annotator.incidents.answers.rules import check_pair
from annotator.incidents.placing import incident_of
from annotator.incidents.rules import check_may_link


@transaction.atomic
def answer_pair(*, claim: Claim, other: Claim, answer: str, actor: User, note: str = "") -> PairAnswer:
    """Keep what a person says of two claims, and link them where it says so and both are confirmed.

    A claim that is not confirmed yet goes to its place when it is. The same answer a second time changes nothing.
    """
    check_may_link(actor)
    check_pair(claim, other, answer)
    one, two = sorted((claim, other), key=lambda each: each.pk)
    values = {"answer": answer, "whole": other if answer == "part_of" else None, "note": note.strip()}
    known = PairAnswer.objects.select_for_update().filter(one=one, other=two).first()
    if known and all(getattr(known, name) == value for name, value in values.items()):
        return known
    with pghistory.context(reason=f"answered: {answer}", by=actor.get_username(), note=note.strip()):
        said, _ = PairAnswer.objects.update_or_create(one=one, other=two, defaults=values | {"answered_by": actor})
        _link(claim, other, answer, actor)
    return said


@transaction.atomic
def forget_answer(*, said: PairAnswer, actor: User) -> None:
    """Take an answer back, so that the pair may be asked about again; links stay, and the history keeps the answer."""
    check_may_link(actor)
    with pghistory.context(reason="answer taken back", by=actor.get_username()):
        said.delete()


def _link(claim: Claim, other: Claim, answer: str, actor: User) -> None:
    if answer not in ("same", "part_of") or not {claim.status, other.status} <= ACCEPTED:
        return
    if answer == "part_of":
        link_claim(claim=claim, actor=actor, role="part_of", of=other, placement=PROPOSED)
        return
    mine, theirs = incident_of(claim), incident_of(other)
    if mine == theirs and mine is not None:
        return
    mover, stays, to = (claim, other, theirs) if theirs else (other, claim, mine)
    if to:
        role, of = role_beside(mover, stays)
        link_claim(claim=mover, actor=actor, role=role, of=of, placement=Placement(incident=to))
