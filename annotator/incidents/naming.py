"""Names an incident after the claim that it begins with."""

from datetime import date

from annotator.claims.models import Claim
from annotator.claims.vocabulary import label


def title_for(claim: Claim) -> str:
    """Return a title such as "Killed: ISIS members, Ghuwayran prison, 17 Jan 2022", which people may change."""
    what = label("kinds", claim.kind)
    if claim.target or claim.weapon:
        what = f"{what}: {claim.target or claim.weapon}"
    parts = [what, ", ".join(claim.places[:2]), days(claim.date_start, claim.date_end)]
    return ", ".join(part for part in parts if part)[:300]


def days(start: date | None, end: date | None) -> str:
    """Return a span of days in the house's form: "17 Jan 2022" or "23 Dec 2021 – 23 Jan 2022"."""
    if start is None:
        return ""
    first = f"{start:%-d %b %Y}"
    return first if end in (None, start) else f"{first} – {end:%-d %b %Y}"
