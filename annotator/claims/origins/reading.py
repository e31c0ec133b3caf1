"""Reads to whom a claim goes back; one that nobody has traced goes back to its publisher."""

from annotator.claims.models import Claim
from annotator.sources.models import Source

# What a query of claims selects beside them so that reading their origins asks nothing more.
WITH_ORIGIN = "claim_origin__source"


def source_behind(claim: Claim) -> Source:
    """Return the source that a claim goes back to."""
    return claim.claim_origin.source if hasattr(claim, "claim_origin") else claim.article.source


def origin_of(claim: Claim) -> str:
    """Return the independence group by which a claim is counted."""
    return source_behind(claim).origin
