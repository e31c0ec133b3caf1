"""Where a published claim was moved to, which a text cannot tell blind: the second reader sees it after the answer."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from annotator.desk.requests import DeskRequest
from annotator.incidents.models import Incident
from annotator.incidents.placing import incident_of
from annotator.review.flags.actions import raise_flag
from annotator.review.flags.rules import LONGEST
from annotator.review.second.models import SecondReading, Why


@require_POST
@permission_required("annotator.review_claim", raise_exception=True)
def doubt_placing(request: DeskRequest, pk: int) -> HttpResponse:
    """Say that the claim one has read tells of another incident: a flag on it, which somebody else answers."""
    answered = SecondReading.objects.filter(answer__reader=request.user).select_related("claim__article__source")
    reading = get_object_or_404(answered, pk=pk)
    if incident := placed_in(reading):
        note = f"The second reader doubts that it tells of “{incident.title}”."[:LONGEST]
        raise_flag(claim=reading.claim, actor=request.user, about="other", note=note)
        messages.success(request, "Flagged: it tells of another incident.")
    return redirect(f"{reverse('second_readings')}?read={pk}")


def placed_in(reading: SecondReading) -> Incident | None:
    """Return the incident that a reader is asked about, where the move of a published claim asked for the reading."""
    asked = Why.PUBLISHED in reading.reasons and reading.decision_id is None
    return incident_of(reading.claim) if asked else None
