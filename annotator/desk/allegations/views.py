"""The register of allegations, each allegation, and what repeats it."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from annotator.claims.models import Claim
from annotator.desk.allegations.filters import AllegationFilter, page_of
from annotator.desk.allegations.page import allegation_page, get_allegation_or_404
from annotator.desk.incidents.sentences import sentences_of
from annotator.desk.requests import DeskRequest
from annotator.desk.review.partial import is_partial
from annotator.incidents.allegations import actions
from annotator.incidents.allegations.register import entries_of
from annotator.review.rules import NotAllowed


@require_safe
@permission_required("annotator.view_claim", raise_exception=True)
@vary_on_headers("HX-Request")
def allegations(request: DeskRequest) -> HttpResponse:
    """Show the register: the allegations that fit the filters, those that came first to the desk first."""
    form = AllegationFilter(request.GET)
    found, more = page_of(form.claims(), request.GET.get("after", ""))
    query = request.GET.copy()
    query.pop("after", None)
    sentences = sentences_of(found)
    rows = [(entry, sentences[entry.claim.pk]) for entry in entries_of(found)]
    context = {"form": form, "rows": rows, "more": more, "query": query.urlencode()}
    name = "_register" if is_partial(request) else "register"
    return render(request, f"annotator/allegations/{name}.html", context)


@require_safe
@permission_required("annotator.view_claim", raise_exception=True)
def allegation(request: DeskRequest, pk: int) -> HttpResponse:
    """Show one allegation: its cue, who tells it, who answered, and how it may end."""
    return allegation_page(request, get_allegation_or_404(pk))


@require_POST
@permission_required("annotator.link_claim", raise_exception=True)
def repeats_allegation(request: DeskRequest, pk: int, entry_pk: int) -> HttpResponse:
    """Link an article's allegation to the entry that it repeats."""
    claim, entry = get_allegation_or_404(pk), get_object_or_404(Claim, pk=entry_pk)
    try:
        actions.join_entry(claim=claim, entry=entry, actor=request.user)
    except NotAllowed as no:
        return allegation_page(request, get_allegation_or_404(pk), refused=str(no), status=422)
    messages.success(request, "It repeats an entry of the register and goes to it; nothing is added.")
    return redirect("claim", pk=pk) if request.POST.get("back") == "claim" else redirect("allegation", pk=entry_pk)
