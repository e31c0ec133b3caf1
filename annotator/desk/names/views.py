"""Extending the lexicon: a new party, and the answers to what analysts proposed."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from annotator.claims.names.models import Actor
from annotator.claims.names.proposed import actions
from annotator.claims.names.proposed.models import NameProposal
from annotator.desk.names.forms import ActorForm
from annotator.desk.requests import DeskRequest
from annotator.desk.review.partial import is_partial

PAGE = 100
keepers_only = permission_required(["annotator.add_actor", "annotator.change_actor"], raise_exception=True)


@require_safe
@keepers_only
def names(request: DeskRequest) -> HttpResponse:
    """List the names that analysts proposed and nobody has answered."""
    proposals = NameProposal.objects.open().select_related("actor", "proposed_by", "claim__article")
    return render(request, "annotator/names/names.html", {"proposals": proposals.defer("claim__article__text")[:PAGE]})


@require_http_methods(["GET", "HEAD", "POST"])
@keepers_only
@vary_on_headers("HX-Request")
def new_actor(request: DeskRequest) -> HttpResponse:
    """Add a party to the lexicon, and go back to where the name was met."""
    form = ActorForm(request.POST or None, initial={"name": request.GET.get("name", "")})
    back = _back(request)
    if form.is_bound and form.is_valid():
        try:
            actor = actions.add_actor(user=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error.messages)
        else:
            return _added(request, actor, back)
    context = {"form": form, "known": form.known(), "back": back}
    template = "_new_actor" if is_partial(request) else "new_actor"
    return render(request, f"annotator/names/{template}.html", context, status=422 if form.is_bound else 200)


@require_POST
@keepers_only
def accept_name(request: DeskRequest, pk: int) -> HttpResponse:
    """Take a proposed name into the lexicon; a party that it lacks is described first."""
    proposal = get_object_or_404(NameProposal.objects.select_related("actor"), pk=pk)
    if proposal.actor is None:
        return HttpResponseRedirect(f"{reverse('new_actor')}?{request.POST.urlencode()}", status=303)
    if actions.accept(proposal=proposal, user=request.user):
        messages.success(request, f"“{proposal.name}” is another name of {proposal.actor}.")
    return redirect("names")


@require_POST
@keepers_only
def decline_name(request: DeskRequest, pk: int) -> HttpResponse:
    """Leave a proposed name out of the lexicon."""
    proposal = get_object_or_404(NameProposal, pk=pk)
    if actions.decline(proposal=proposal, user=request.user):
        messages.success(request, f"“{proposal.name}” was left out.")
    return redirect("names")


def _added(request: DeskRequest, actor: Actor, back: str) -> HttpResponse:
    if is_partial(request):
        return render(request, "annotator/names/_actor_added.html", {"actor": actor})
    messages.success(request, f"{actor.name} is in the lexicon; texts read from now on are searched for it.")
    return HttpResponseRedirect(back, status=303)


def _back(request: DeskRequest) -> str:
    asked = request.POST.get("back") or request.GET.get("back", "")
    return asked if url_has_allowed_host_and_scheme(asked, {request.get_host()}) else reverse("names")
