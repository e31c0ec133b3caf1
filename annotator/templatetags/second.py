"""Where the second reading of a claim stands, for its page."""

from typing import Any

from django import template
from django.template import Context

from annotator.claims.life import ACCEPTED
from annotator.claims.models import Claim
from annotator.review.second.models import SecondReading, State
from annotator.review.second.rules import can_mark_known

register = template.Library()
OPEN = frozenset({State.WANTED, State.DIFFERS})


@register.inclusion_tag("annotator/second/_standing.html", takes_context=True)
def second_reading_of(context: Context, claim: Claim) -> dict[str, Any]:
    """Show where the second reading of a claim stands, and let leads mark it as a known answer."""
    found = None
    if claim.version > 1:
        readings = SecondReading.objects.filter(claim=claim, known=None).exclude(state=State.WITHDRAWN)
        found = readings.select_related("answer__reader", "ruling__actor", "ruling__decision").order_by("-pk").first()
    return {
        "claim": claim,
        "reading": found,
        "is_read": found is not None and _stands_for(found, claim),
        "is_open": found is not None and found.state in OPEN,
        "is_provisional": found is not None and found.state in OPEN and claim.status in ACCEPTED,
        "may_mark": can_mark_known(claim, context["request"].user, "a reason"),
        "csrf_token": context["csrf_token"],
    }


def _stands_for(reading: SecondReading, claim: Claim) -> bool:
    """Tell whether two people read the claim as it is now, or a lead made it so."""
    if reading.state == State.SETTLED and reading.ruling.decision:
        return bool(reading.ruling.decision.version == claim.version)
    return reading.state not in OPEN and reading.version == claim.version
