"""Which decisions a second person reads, and how the random share is drawn."""

import hashlib

from django.conf import settings

from annotator.claims.life import ACCEPTED, Status
from annotator.claims.models import Claim
from annotator.review.models import Decision
from annotator.review.second.models import Why

# Somebody is dead, or may be: an assassination is counted as an event and tells of a death all the same.
DEATHS = frozenset({"killed", "executed", "bodies_found", "assassination"})
SETTLED = ACCEPTED | {Status.REJECTED, Status.UNVERIFIABLE}


def reasons_for(claim: Claim, decision: Decision) -> list[str]:
    """Return why a decision is to be read by a second person, apart from what editions have published (METHOD §4)."""
    accepted = claim.status in ACCEPTED
    told = {
        Why.DEATH: accepted and claim.kind in DEATHS,
        Why.UPGRADE: accepted and decision.before.get("modality") == "alleged" and claim.modality == "asserted",
        Why.RELEASE: decision.from_status == Status.HELD and decision.outcome != "undo" and claim.status in SETTLED,
        Why.SAMPLE: claim.status in SETTLED and draw(claim) < settings.SECOND_READING_PERCENT / 100,
    }
    return [str(why) for why, holds in told.items() if holds]


def draw(claim: Claim) -> float:
    """Return a claim's number between 0 and 1, the same whenever it is asked for."""
    return drawn(settings.SECOND_READING_SALT, "claim", claim.pk)


def drawn(*parts: object) -> float:
    """Return a number from 0 up to 1 that depends on the parts alone."""
    digest = hashlib.sha256(":".join(map(str, parts)).encode()).digest()
    return int.from_bytes(digest[:7]) / 2**56
