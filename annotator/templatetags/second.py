"""Where the second reading of a claim stands, for its page."""

from typing import Any

from django import template
from django.template import Context

from annotator.claims.life import ACCEPTED
from annotator.claims.models import Claim
from annotator.review.second.models import SecondReading, State
from annotator.review.second.rules import can_mark_known

register = template.Library()
READ = frozenset({State.AGREED, State.SETTLED})


@register.inclusion_tag("annotator/second/_standing.html", takes_context=True)
def second_reading_of(context: Context, claim: Claim) -> dict[str, Any]:
    """Show where the second reading of a claim stands, and let leads mark it as a known answer."""
    found = None
    if claim.version > 1:
        readings = SecondReading.objects.filter(claim=claim, known=None).exclude(state=State.WITHDRAWN)
        found = readings.select_related("answer__reader", "ruling__actor").order_by("-pk").first()
    return {
        "claim": claim,
        "reading": found,
        "is_read": found is not None and found.state in READ,
        "is_provisional": found is not None and found.state not in READ and claim.status in ACCEPTED,
        "may_mark": can_mark_known(claim, context["request"].user, "a reason"),
        "csrf_token": context["csrf_token"],
    }
