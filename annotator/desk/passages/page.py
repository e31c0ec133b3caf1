"""What the pages on a claim's words have in common."""

from django.contrib.auth.models import User
from django.db.models import Q

from annotator.claims.models import Claim
from annotator.desk.review.page import LEASED
from annotator.review import rules
from annotator.review.actions import open_claim
from annotator.review.passages.rules import RESHAPED, check_may_reshape


def hold(claim: Claim, user: User) -> None:
    """Take the lease of a claim that waits, where it is free: whoever is at work on its words is at work on it."""
    if claim.status in LEASED and claim.withdrawn_at is None:
        open_claim(claim=claim, user=user)


def why_not(claim: Claim, user: User) -> str:
    """Return the sentence that says why this person may not give the claim other words, or nothing."""
    try:
        check_may_reshape(claim, user)
    except rules.NotAllowed as no:
        return str(no)
    return ""


def joinable(claim: Claim) -> list[Claim]:
    """Return the claims of the same paragraph that may be joined with this one, the nearest first."""
    beside = Q(article_id=claim.article_id, paragraph=claim.paragraph, status__in=RESHAPED)
    others = Claim.objects.proposed().filter(beside).exclude(pk=claim.pk).select_related("article__source")
    return sorted(others, key=lambda other: (max(other.start - claim.end, claim.start - other.end), other.start))
