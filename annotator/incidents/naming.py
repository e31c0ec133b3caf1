"""Names an incident after the claim that it begins with."""

from annotator.claims.models import Claim
from annotator.claims.vocabulary import label
from annotator.incidents.wording import period


def title_for(claim: Claim) -> str:
    """Return a title such as "Killed: ISIS members, Ghuwayran prison, 17 Jan 2022", which people may change."""
    what = label("kinds", claim.kind)
    if claim.target or claim.weapon:
        what = f"{what}: {claim.target or claim.weapon}"
    days = period(claim.date_start, claim.date_end or claim.date_start) if claim.date_start else ""
    parts = [what, ", ".join(claim.places[:2]), days]
    return ", ".join(part for part in parts if part)[:300]
