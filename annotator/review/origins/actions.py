"""Every write of this package: an analyst's word on a claim's origin, and the way back to the rule."""

import pghistory
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from annotator.claims.models import Claim
from annotator.claims.origins.actions import trace
from annotator.claims.origins.models import ClaimOrigin
from annotator.review.origins import rules
from annotator.review.second.actions import want_published_again
from annotator.sources.models import Source


@transaction.atomic
def correct_origin(*, claim: Claim, source: Source, actor: User, reason: str) -> ClaimOrigin:
    """Say that a claim goes back to another source than the rule found; it counts with that one from now on."""
    # Two people at once would each correct what the other has not seen.
    claim = Claim.objects.select_for_update(of=("self",)).select_related("article__source").get(pk=claim.pk)
    rules.check_correctable(claim, actor)
    rules.check_correction(claim, source, reason)
    values = {
        "source": source,
        "basis": ClaimOrigin.Basis.ANALYST,
        "words": "",
        "copied_from": None,
        "reason": reason.strip(),
        "set_by": actor,
        "set_at": timezone.now(),
    }
    with pghistory.context(reason="origin corrected", by=actor.get_username(), note=reason.strip()):
        row, _ = ClaimOrigin.objects.update_or_create(claim=claim, defaults=values)
        want_published_again(claims=[claim], actor=actor)
    return row


@transaction.atomic
def leave_origin_to_the_rule(*, claim: Claim, actor: User, note: str = "") -> None:
    """Take an analyst's word on the origin back: the text says again to whom the claim goes back."""
    claim = Claim.objects.select_for_update(of=("self",)).select_related("article__source").get(pk=claim.pk)
    rules.check_correctable(claim, actor)
    rules.check_was_corrected(claim)
    with pghistory.context(reason="origin left to the rule", by=actor.get_username(), note=note.strip()):
        trace(claims=[claim], anew=True)
        want_published_again(claims=[claim], actor=actor)
