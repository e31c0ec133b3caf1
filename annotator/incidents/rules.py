"""What a person may do with incidents; where they may not, the sentence they read."""

from django.contrib.auth.models import User

from annotator.claims.life import ACCEPTED
from annotator.claims.models import Claim
from annotator.incidents.models import Incident
from annotator.incidents.standing import origins_behind
from annotator.review.rules import NotAllowed

LEAST_FOR_FAIR = 2


def check_may_link(user: User) -> None:
    """Only those with the right to link change roles and incidents."""
    if not user.has_perm("annotator.link_claim"):
        raise NotAllowed(f"{user.get_username()} may not link claims to incidents.")


def check_linkable(claim: Claim) -> None:
    """Only a claim that passed its review has a place in an incident."""
    if claim.status not in ACCEPTED:
        raise NotAllowed("Decide the claim first: only a confirmed claim is linked to an incident.")


def check_whole(claim: Claim, role: str, of: Claim | None) -> None:
    """A part, a copy or a reversal belongs to another claim, never to itself."""
    if of and of.pk == claim.pk:
        raise NotAllowed("A claim cannot refer to itself.")
    if role == "part_of" and of and of.of_id == claim.pk:
        raise NotAllowed("The other claim is already recorded as a part of this one.")


def check_no_circle(claim: Claim, of: Claim | None) -> None:
    """Claims that refer to each other in a circle would all be kept out of every sum."""
    passed: set[int] = set()
    while of and of.pk not in passed:
        if of.of_id == claim.pk:
            raise NotAllowed("That claim refers to this one already; they would refer to each other in a circle.")
        passed.add(of.pk)
        of = of.of


def check_may_be_best(claim: Claim, because: str) -> None:
    """The best number of an incident is one that a claim in it states, and its choice has a reason (R2)."""
    if not hasattr(claim, "link") or claim.best is None:
        raise NotAllowed("Only a number that a claim of the incident states can be its best one.")
    if not because.strip():
        raise NotAllowed("Say in a sentence why this number is the best one.")


def check_grade(incident: Incident, grade: str, reason: str) -> None:
    """Every grade above or beside "weak" says why, and "fair" stands on two origins, however many articles tell it."""
    if grade != "weak" and not reason.strip():
        raise NotAllowed("Say in a sentence why the incident has this grade.")
    if grade == "fair" and incident.grade != "fair" and len(origins := origins_behind(incident)) < LEAST_FOR_FAIR:
        who = f"one: {next(iter(origins))}" if origins else "none"
        raise NotAllowed(f"“Fair” needs two independent origins; what tells of this incident goes back to {who}.")
