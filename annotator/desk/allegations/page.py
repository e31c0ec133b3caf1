"""Puts the page of one allegation together."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from annotator.checks.copies.finding import wire_copies
from annotator.claims.models import Claim
from annotator.desk.allegations.cues import cues_of
from annotator.desk.allegations.forms import AssessmentForm, PositionForm
from annotator.desk.links.panel import citations_of
from annotator.desk.requests import DeskRequest
from annotator.incidents.allegations import rules
from annotator.incidents.allegations.evidence import evidence_of
from annotator.incidents.allegations.register import Entry, entries_of
from annotator.incidents.allegations.repeating import entries_repeated
from annotator.incidents.citations.models import Citation
from annotator.incidents.suggesting.suggestions import suggest
from annotator.review.rules import NotAllowed
from annotator.sources.models import Article


def get_allegation_or_404(pk: int) -> Claim:
    """Return a claim that is, or was, an allegation and that anybody on the desk may read."""
    claims = Claim.objects.select_related("article__source", "article__series", "link__incident", "of")
    return get_object_or_404(claims, pk=pk)


def allegation_page(
    request: DeskRequest,
    claim: Claim,
    *,
    position_form: PositionForm | None = None,
    assessment_form: AssessmentForm | None = None,
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    """Show an allegation; the forms, and `refused`, are what came back with errors."""
    (entry,) = entries_of([claim])
    context: dict[str, Any] = {
        "entry": entry,
        "claim": claim,
        "cues": cues_of(claim),
        "copies": wire_copies(claim.article),
        "repeats": entries_repeated(claim, suggest(claim)),
        "told": [(one, evidence_of(one).in_words()) for one in entry.assessments],
        "citations": [one for one in citations_of(claim) if one.removed_at is None],
        "may_answer": not _sentence(rules.check_decided, claim),
        "may_link": request.user.has_perm("annotator.link_claim"),
        "why_not": _sentence(rules.check_may_assess, claim, request.user),
        "why_not_agree": _sentence(rules.check_may_agree, entry.proposed, request.user) if entry.proposed else "",
        "position_form": position_form or PositionForm(articles_about(entry)),
        "assessment_form": assessment_form or AssessmentForm(claim, list(entry.positions)),
        "refused": refused,
    }
    return render(request, "annotator/allegations/allegation.html", context, status=status)


def articles_about(entry: Entry) -> list[int]:
    """Return the articles in which a position may be quoted: those that tell it, and its further sources."""
    cited = Citation.objects.standing().filter(claim=entry.claim).values_list("article_id", flat=True)
    return [*(one.article_id for one in entry.chain), *cited, *_of_the_accused(entry.claim)]


def _of_the_accused(claim: Claim) -> list[int]:
    """Return the latest articles of the sources that speak for the accused."""
    if not claim.actor:
        return []
    spoken = Article.objects.filter(source__party__iexact=claim.actor).order_by("-pk")
    return list(spoken.values_list("pk", flat=True)[:20])


def _sentence(check: Any, *args: Any) -> str:
    try:
        check(*args)
    except NotAllowed as no:
        return str(no)
    return ""
