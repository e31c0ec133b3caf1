"""The page on which a person makes a claim of words in an article."""

from typing import Any

from django.contrib.auth.decorators import permission_required
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from annotator.checks.actions import run_checks
from annotator.claims.by_hand.actions import add_claim as add
from annotator.claims.by_hand.rules import AlreadyClaimed, NotAdded
from annotator.claims.languages import no_extractor_for
from annotator.claims.models import Claim
from annotator.desk.intake.passage import PassageForm
from annotator.desk.requests import DeskRequest
from annotator.desk.review.segments import Span, paragraphs
from annotator.sources.models import Article


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("annotator.review_claim", raise_exception=True)
def add_claim(request: DeskRequest, pk: int) -> HttpResponse:
    """Make a claim of marked or pasted words and open it, or show why not."""
    article = get_object_or_404(Article.objects.select_related("source"), pk=pk)
    if request.method != "POST":
        return _page(request, article, PassageForm.marked(article.text, request.GET))
    form = PassageForm(article.text, request.POST)
    if not form.is_valid():
        return _page(request, article, form, status=422)
    try:
        claim = _add(article, form, request)
    except AlreadyClaimed as known:
        return _page(request, article, form, known=known, status=409)
    except NotAdded as no:
        form.add_error(None, str(no))
        return _page(request, article, form, status=422)
    return redirect("claim", pk=claim.pk)


@transaction.atomic
def _add(article: Article, form: PassageForm, request: DeskRequest) -> Claim:
    start, end = form.span
    claim = add(article=article, start=start, end=end, kind=form.cleaned_data["kind"], user=request.user)
    run_checks(article=article)
    return claim


def _page(
    request: DeskRequest, article: Article, form: PassageForm, *, known: AlreadyClaimed | None = None, status: int = 200
) -> HttpResponse:
    marked = [Span(place.start, place.end, number) for number, place in enumerate(form.places)]
    context: dict[str, Any] = {
        "article": article,
        "form": form,
        "known": known,
        "no_extractor": no_extractor_for(article.language),
        "paragraphs": paragraphs(article.text, marked),
    }
    return render(request, "annotator/intake/add_claim.html", context, status=status)
