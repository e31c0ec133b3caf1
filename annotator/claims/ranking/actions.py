"""Every write of ranking: installing a ranker, and giving candidates their ranks."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from annotator.claims.life import Status
from annotator.claims.models import Claim
from annotator.claims.ranking.logistic import Logistic
from annotator.claims.ranking.models import Ranker
from annotator.claims.ranking.traits import Traits, traits


@transaction.atomic
def install_ranker(*, logistic: Logistic, decisions: int, held_back: int, measures: Mapping[str, Any]) -> Ranker:
    """Put a ranker in force and rank all candidates that wait by it."""
    ranker = Ranker.objects.create(
        coefficients=logistic.as_json(), decisions=decisions, held_back=held_back, measures=dict(measures)
    )
    rank(Claim.objects.awaiting_review().select_related("article"))
    return ranker


def rank(claims: Iterable[Claim]) -> None:
    """Give candidates their ranks by the ranker in force; without one they keep none."""
    candidates = [claim for claim in claims if is_ranked(claim)]
    ranker = Ranker.objects.first() if candidates else None
    if ranker is None:
        return
    logistic = ranker.logistic
    for claim in candidates:
        claim.rank = round(logistic.probability(traits_of(claim)), 4)
    Claim.objects.bulk_update(candidates, ["rank"], batch_size=500)


def is_ranked(claim: Claim) -> bool:
    """Tell whether a claim is a candidate of the extractor, which alone are ranked."""
    return claim.status == Status.CANDIDATE and claim.origin == Claim.Origin.EXTRACTOR


def traits_of(claim: Claim) -> Traits:
    """Return a claim's traits, of the values that the machine proposed."""
    return traits(claim.proposal, source=claim.article.source_id, text_length=len(claim.article.text))
