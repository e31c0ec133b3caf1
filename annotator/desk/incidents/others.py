"""What other datasets say of an incident: beside it, never in its figures."""

from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from annotator.desk.external.saying import said
from annotator.desk.requests import DeskRequest
from annotator.desk.review.partial import is_partial
from annotator.exchange.external.beside import beside
from annotator.incidents.models import Incident


@require_safe
@permission_required("annotator.view_incident", raise_exception=True)
def beside_incident(request: DeskRequest, pk: int) -> HttpResponse:
    """Show the events of other datasets that are likely this incident."""
    incident = get_object_or_404(Incident, pk=pk)
    context = {"incident": incident, "pairs": [(pair, said(pair.event)) for pair in beside(incident)]}
    page = "_beside" if is_partial(request) else "beside"
    return render(request, f"annotator/external/{page}.html", context)
