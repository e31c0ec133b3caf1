"""Merges two incidents after a look at what that moves, and parts them again."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from annotator.claims.models import Claim
from annotator.claims.vocabulary import terms
from annotator.desk.incidents.account import accounts_of
from annotator.desk.incidents.finding import found_incidents
from annotator.desk.incidents.sentences import sentences_of
from annotator.desk.incidents.story import story_of
from annotator.desk.requests import DeskRequest
from annotator.desk.review.partial import is_partial
from annotator.incidents.effect import acts
from annotator.incidents.effect.words import effect_of
from annotator.incidents.merges import actions
from annotator.incidents.merges.models import Merge
from annotator.incidents.models import Incident
from annotator.incidents.suggesting.suggestions import suggest
from annotator.review.rules import NotAllowed

MOST_ASKED, MOST_FOUND = 3, 20


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("annotator.link_claim", raise_exception=True)
def merge_incidents(request: DeskRequest, pk: int) -> HttpResponse:
    """Choose another incident of the same event, see what a merge moves, and merge."""
    kept = get_object_or_404(Incident, pk=pk)
    chosen = (request.POST or request.GET).get("with", "")
    others = Incident.objects.exclude(pk=pk) if request.method == "POST" else found_incidents({}).exclude(pk=pk)
    other = others.filter(pk=int(chosen)).first() if chosen.isdecimal() and len(chosen) < 19 else None
    if request.method != "POST" or other is None:
        return _page(request, kept, other)
    try:
        because = request.POST.get("because", "")
        actions.merge_incidents(kept=kept, emptied=other, actor=request.user, because=because)
    except NotAllowed as no:
        return _page(request, kept, other, refused=str(no), status=422)
    messages.success(request, f"“{other.title}” was merged into this incident.")
    return redirect("incident", pk=pk)


@require_POST
@permission_required("annotator.link_claim", raise_exception=True)
def undo_merge(request: DeskRequest, pk: int) -> HttpResponse:
    """Part two incidents again."""
    merge = get_object_or_404(Merge.objects.select_related("kept", "emptied"), pk=pk)
    try:
        stay = actions.undo_merge(merge=merge, actor=request.user)
    except NotAllowed as no:
        messages.error(request, str(no))
    else:
        rest = f" {len(stay)} of its claims had been moved on and stay where they are." if stay else ""
        messages.success(request, f"“{merge.emptied.title}” is an incident of its own again.{rest}")
    return redirect("incident", pk=merge.kept_id)


@require_safe
@permission_required("annotator.view_incident", raise_exception=True)
def incident_effect(request: DeskRequest, pk: int) -> HttpResponse:
    """Show which figures another grade would move."""
    incident, grade = get_object_or_404(Incident, pk=pk), request.GET.get("grade", "")
    asked = grade in terms("grades") and grade != incident.grade
    shown = [("With this grade", effect_of(acts.graded(incident, grade)))] if asked else []
    return render(request, "annotator/incidents/_grade_effect.html", {"incident": incident, "shown": shown})


@require_safe
@permission_required("annotator.view_incident", raise_exception=True)
def incident_history(request: DeskRequest, pk: int) -> HttpResponse:
    """Tell what happened to an incident."""
    incident = get_object_or_404(Incident, pk=pk)
    template = "_history.html" if is_partial(request) else "history.html"
    return render(request, f"annotator/incidents/{template}", {"incident": incident, "story": story_of(incident)})


def _page(
    request: DeskRequest, kept: Incident, other: Incident | None, *, refused: str = "", status: int = 200
) -> HttpResponse:
    words = request.GET.get("q", "").replace("\0", "").strip()
    context: dict[str, Any] = {"incident": kept, "other": other, "refused": refused, "words": words, "found": []}
    if other is None:
        context["found"] = _searched(kept, words) if words else _likely(kept)
    else:
        accounts = accounts_of([kept, other])
        sentences = sentences_of(member.link.claim for account in accounts for member in account.members)
        context["sides"] = [
            (account, [(one, sentences[one.link.claim_id]) for one in account.members]) for account in accounts
        ]
        context["shown"] = [("If merged", effect_of(acts.merged(kept, other)))]
        context["because"] = request.POST.get("because", "")
    return render(request, "annotator/incidents/merge.html", context, status=status)


def _searched(kept: Incident, words: str) -> list[tuple[Incident, str]]:
    return [(one, "") for one in found_incidents({"q": words}).exclude(pk=kept.pk)[:MOST_FOUND]]


def _likely(kept: Incident) -> list[tuple[Incident, str]]:
    """Return the incidents that the incident's own events look like, with the reasons."""
    claims = Claim.objects.filter(link__incident=kept, link__role="new_event").select_related("article__source")
    likely: dict[Incident, str] = {}
    for claim in claims.order_by("pk")[:MOST_ASKED]:
        for one in suggest(claim):
            if one.incident:
                likely.setdefault(one.incident, ", ".join(one.likeness.reasons))
    return list(likely.items())
