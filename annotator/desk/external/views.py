"""A month of incidents beside a month of another dataset, and each event of one as it was published."""

from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from annotator.desk.external.forms import ComparisonForm
from annotator.desk.external.saying import said
from annotator.desk.requests import DeskRequest
from annotator.exchange.external.beside import compared
from annotator.exchange.external.models import ExternalEvent


@require_safe
@permission_required("annotator.view_incident", raise_exception=True)
def comparison(request: DeskRequest) -> HttpResponse:
    """Show which incidents and which events of another dataset are likely one, and which stand alone."""
    form = ComparisonForm(request.GET)
    asked = form.asked()
    found = compared(asked.first, asked.last, asked.dataset)
    context = {
        "form": form,
        "asked": asked,
        "found": found,
        "pairs": [(pair, said(pair.event)) for pair in found.pairs],
        "alone": [(event, said(event)) for event in found.events],
        "any": ExternalEvent.objects.exists(),
    }
    return render(request, "annotator/external/comparison.html", context)


@require_safe
@permission_required("annotator.view_incident", raise_exception=True)
def external_event(request: DeskRequest, pk: int) -> HttpResponse:
    """Show one event of another dataset with its row as it came."""
    event = get_object_or_404(ExternalEvent, pk=pk)
    context = {"event": event, "said": said(event), "raw": sorted(event.raw.items())}
    return render(request, "annotator/external/event.html", context)
