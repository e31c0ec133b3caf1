"""Links claims to incidents: their role, their place, further sources."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from annotator.claims.models import Claim
from annotator.desk.incidents.forms import LinkForm
from annotator.desk.incidents.page import further, incident_page
from annotator.desk.once import once, told_before
from annotator.desk.requests import DeskRequest
from annotator.incidents import actions
from annotator.incidents.models import Incident
from annotator.review.receipts.actions import Told
from annotator.review.rules import NotAllowed


@require_safe
@permission_required("annotator.link_claim", raise_exception=True)
def further_sources(request: DeskRequest, pk: int) -> HttpResponse:
    """Show the claims that a search finds, as the part of the incident's page that it replaces."""
    incident = get_object_or_404(Incident, pk=pk)
    context = {"incident": incident, **further(request, incident)}
    return render(request, "annotator/incidents/_further.html", context)


@require_POST
@permission_required("annotator.link_claim", raise_exception=True)
def link_claim(request: DeskRequest, pk: int, claim_pk: int) -> HttpResponse:
    """Give a claim a role in this incident, or move it to another one."""
    incident = get_object_or_404(Incident, pk=pk)
    claim = get_object_or_404(Claim.objects.select_related("link"), pk=claim_pk)
    if told := told_before(request):
        return _done(request, incident, told)
    form = LinkForm(request.POST, claim=claim, incident=incident)
    if form.is_valid():
        try:
            told = once(request, lambda: _link(request, form, incident))
        except NotAllowed as error:
            form.add_error(None, str(error))
        else:
            return _done(request, incident, told)
    return incident_page(request, incident, refused=form, status=422)


def _link(request: DeskRequest, form: LinkForm, incident: Incident) -> Told:
    values = {name: form.cleaned_data[name] for name in ("role", "of")}
    link = actions.link_claim(claim=form.claim, actor=request.user, placement=form.placement, **values)
    return {"incident": link.incident_id if link else incident.pk}


def _done(request: DeskRequest, before: Incident, told: Told) -> HttpResponse:
    now = get_object_or_404(Incident, pk=told["incident"])
    messages.success(request, "The claim was linked." if now == before else f"The claim was moved to “{now.title}”.")
    # Where its last claim left an incident, there is nothing more to see there.
    return redirect("incident", pk=before.pk if before.links.exists() else now.pk)
