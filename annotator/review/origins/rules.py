"""Who may say to whom a claim goes back; where they may not, the sentence that the person reads."""

from django.contrib.auth.models import User

from annotator.claims.models import Claim
from annotator.claims.origins.models import ClaimOrigin
from annotator.claims.origins.reading import source_behind
from annotator.review.rules import NotAllowed, check_may_review, twin
from annotator.sources.models import Source


def check_correctable(claim: Claim, user: User) -> None:
    """Whoever decides claims says to whom they go back, as long as the claim is proposed."""
    check_may_review(user)
    if claim.withdrawn_at is not None:
        raise NotAllowed("The article was read again and this candidate was withdrawn.")


def check_correction(claim: Claim, source: Source, reason: str) -> None:
    """A correction names another source and says why: the number of independent origins hangs on it (R2)."""
    if source == source_behind(claim):
        raise NotAllowed(f"The claim goes back to {source} already. Nothing was changed.")
    if not reason.strip():
        raise NotAllowed("Say in a sentence how the text shows who is quoted.")


def check_was_corrected(claim: Claim) -> None:
    """Only what an analyst said is taken back."""
    if not ClaimOrigin.objects.filter(claim=claim, basis=ClaimOrigin.Basis.ANALYST).exists():
        raise NotAllowed("The rule says already to whom this claim goes back. Nothing was changed.")


can_correct = twin(check_correctable)
