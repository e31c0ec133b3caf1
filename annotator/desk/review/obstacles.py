"""What stands between a person and an answer, in the rules' own sentences, before they try."""

from django.contrib.auth.models import User

from annotator.claims.life import ACCEPTED, Status
from annotator.claims.models import Claim
from annotator.claims.vocabulary import terms
from annotator.incidents import rules as incident_rules
from annotator.review import rules
from annotator.review.models import Lease


def obstacles(claim: Claim, user: User, lease: Lease | None) -> dict[str, str]:
    """Return for each answer the sentence that says why this person may not give it, or nothing."""
    shared = _sentence(_check_shared, claim, user, lease)
    found = {outcome: shared or _sentence(rules.check_move, claim, _leads_to(claim, outcome)) for outcome in ANSWERS}
    found["undo"] = _sentence(rules.check_undo, claim, user) if claim.version > 1 else "Nothing to undo."
    found["place"] = _sentence(_check_place, claim, user)
    return found


# What has no key is answered on pages of its own.
ANSWERS = [outcome for outcome, term in terms("outcomes").items() if term.more["to"] and term.more["key"]]


def _check_shared(claim: Claim, user: User, lease: Lease | None) -> None:
    rules.check_may_review(user)
    rules.check_lease(lease, user)
    rules.check_release_from_hold(claim, user)
    rules.check_proposed(claim)


def _check_place(claim: Claim, user: User) -> None:
    incident_rules.check_may_link(user)
    incident_rules.check_linkable(claim)


def _leads_to(claim: Claim, outcome: str) -> str:
    """Return where an answer leads; what was accepted already is confirmed only by correcting it."""
    to = str(terms("outcomes")[outcome].more["to"])
    return Status.CORRECTED if outcome == "flag_allegation" and claim.status in ACCEPTED else to


def _sentence(check, *args) -> str:
    try:
        check(*args)
    except rules.NotAllowed as no:
        return str(no)
    return ""
