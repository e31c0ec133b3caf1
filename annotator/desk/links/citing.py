"""Adds a further source to a claim in two steps, article and words, and removes one with a reason."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from annotator.claims.models import Claim
from annotator.claims.origins.tracing import traced_at
from annotator.desk.incidents.sentences import sentences_of
from annotator.desk.links.forms import CitationForm, found_articles
from annotator.desk.links.panel import citations_of
from annotator.desk.once import once, told_before
from annotator.desk.requests import DeskRequest
from annotator.desk.review.page import get_claim_or_404
from annotator.desk.review.segments import Span, paragraphs
from annotator.incidents.citations import actions
from annotator.incidents.citations.models import Citation
from annotator.incidents.effect import acts
from annotator.incidents.effect.words import effect_of
from annotator.review.receipts.actions import Told
from annotator.review.rules import NotAllowed
from annotator.sources.models import Article, Source


@require_safe
@permission_required("annotator.view_claim", raise_exception=True)
def claim_sources(request: DeskRequest, pk: int) -> HttpResponse:
    """List a claim's further sources, and find the article of another one."""
    claim = get_claim_or_404(pk)
    words = request.GET.get("q", "").replace("\0", "").strip()
    context = {"words": words, "found": found_articles(claim, words), **_about(claim)}
    context["may_link"] = request.user.has_perm("annotator.link_claim")
    return render(request, "annotator/links/sources.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("annotator.link_claim", raise_exception=True)
def add_citation(request: DeskRequest, pk: int, article_pk: int) -> HttpResponse:
    """Set words of another article beside the claim, or show why not."""
    claim = get_claim_or_404(pk)
    article = get_object_or_404(Article.objects.select_related("source"), pk=article_pk)
    if request.method != "POST":
        return _page(request, claim, article, CitationForm.marked(article.text, request.GET))
    form = CitationForm(article.text, request.POST)
    if told_before(request) or (form.is_valid() and _added(request, claim, article, form)):
        messages.success(request, "The source stands beside the claim.")
        return redirect("claim_sources", pk=pk)
    return _page(request, claim, article, form, status=422)


def _added(request: DeskRequest, claim: Claim, article: Article, form: CitationForm) -> bool:
    said = {name: form.cleaned_data[name] for name in ("stance", "note")}
    start, end = form.span

    def add() -> Told:
        citation = actions.add_citation(claim=claim, article=article, start=start, end=end, actor=request.user, **said)
        return {"citation": citation.pk}

    try:
        return bool(once(request, add))
    except NotAllowed as no:
        form.add_error(None, str(no))
        return False


@require_POST
@permission_required("annotator.link_claim", raise_exception=True)
def remove_citation(request: DeskRequest, pk: int) -> HttpResponse:
    """Take a further source off its claim; the record keeps it."""
    citation = get_object_or_404(Citation, pk=pk)
    because = request.POST.get("because", "")

    def remove() -> Told:
        actions.remove_citation(citation=citation, actor=request.user, because=because)
        return {"citation": pk}

    try:
        once(request, remove)
    except NotAllowed as no:
        messages.error(request, str(no))
    else:
        messages.success(request, "The source was removed; the record keeps it.")
    return redirect("claim_sources", pk=citation.claim_id)


def _page(
    request: DeskRequest, claim: Claim, article: Article, form: CitationForm, *, status: int = 200
) -> HttpResponse:
    marked = [Span(place.start, place.end, number) for number, place in enumerate(form.places)]
    context = {
        **_about(claim),
        "article": article,
        "form": form,
        "paragraphs": paragraphs(article.text, marked),
        "shown": [("If it supports", effect_of(acts.supported(claim, origin_of(article, form))))],
    }
    return render(request, "annotator/links/add_citation.html", context, status=status)


def origin_of(article: Article, form: CitationForm) -> str:
    """Return by which group the marked words would count; before any are marked, the publisher's."""
    if form.chosen is None:
        return article.source.origin
    return Source.objects.get(pk=traced_at(article, *form.span).source_id).origin


def _about(claim: Claim) -> dict[str, Any]:
    return {"claim": claim, "sentence": sentences_of([claim])[claim.pk], "citations": citations_of(claim)}
