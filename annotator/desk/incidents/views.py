"""The incidents there are, and each incident with the claims behind it."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from annotator.desk.incidents.account import accounts_of
from annotator.desk.incidents.finding import FilterForm, found_incidents, page_of
from annotator.desk.incidents.forms import IncidentForm
from annotator.desk.incidents.page import incident_page
from annotator.desk.requests import DeskRequest
from annotator.incidents import actions
from annotator.incidents.models import Incident
from annotator.review.rules import NotAllowed


@require_safe
@permission_required("annotator.view_incident", raise_exception=True)
def incidents(request: DeskRequest) -> HttpResponse:
    """List the incidents that claims are linked to, the latest first."""
    form = FilterForm(request.GET)
    asked = form.asked()
    page = page_of(found_incidents(asked), request.GET.get("after", ""), request.GET.get("before", ""))
    context = {"form": form, "page": page, "accounts": accounts_of(page.incidents)}
    context["query"] = f"{urlencode(asked)}&" if asked else ""
    return render(request, "annotator/incidents/incidents.html", context)


@require_safe
@permission_required("annotator.view_incident", raise_exception=True)
def incident(request: DeskRequest, pk: int) -> HttpResponse:
    """Show one incident."""
    return incident_page(request, get_object_or_404(Incident, pk=pk))


@require_POST
@permission_required("annotator.link_claim", raise_exception=True)
def change_incident(request: DeskRequest, pk: int) -> HttpResponse:
    """Rename or grade an incident."""
    found = get_object_or_404(Incident, pk=pk)
    form = IncidentForm(request.POST, instance=Incident(pk=pk))
    if form.is_valid():
        try:
            actions.change_incident(incident=found, actor=request.user, **form.cleaned_data)
        except NotAllowed as error:
            form.add_error("grade_reason", str(error))
        else:
            messages.success(request, "The incident was changed.")
            return redirect("incident", pk=pk)
    return incident_page(request, found, form=form, status=422)
