"""The articles there are, and each article: where it comes from, its dates, how its reading goes."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from annotator.claims.actions import queue_extraction
from annotator.claims.languages import no_extractor_for
from annotator.claims.models import ExtractionRun
from annotator.desk.copies.standing import grey_text
from annotator.desk.intake.archived import archived_copies
from annotator.desk.intake.articles import found_articles, rows
from annotator.desk.intake.forms import DatesForm
from annotator.desk.intake.progress import progress_of
from annotator.desk.intake.reading import blocks
from annotator.desk.requests import DeskRequest
from annotator.sources.actions import confirm_dates
from annotator.sources.models import Article

PAGE = 50


@require_safe
@permission_required("annotator.view_article", raise_exception=True)
def articles(request: DeskRequest) -> HttpResponse:
    """List the articles, newest first."""
    words = request.GET.get("q", "").replace("\0", "").strip()
    page = Paginator(found_articles(words), PAGE).get_page(request.GET.get("page"))
    query = f"{urlencode({'q': words})}&" if words else ""
    context = {"page": page, "rows": rows(page), "words": words, "query": query}
    return render(request, "annotator/intake/articles.html", context)


@require_safe
@permission_required("annotator.view_article", raise_exception=True)
def article(request: DeskRequest, pk: int) -> HttpResponse:
    """Show one article."""
    found = get_object_or_404(Article.objects.select_related("source", "series"), pk=pk)
    return _article_page(request, found, DatesForm.of(found))


@require_safe
@permission_required("annotator.view_article", raise_exception=True)
def article_progress(request: DeskRequest, pk: int) -> HttpResponse:
    """Show how the reading goes, or nothing at all when that has not changed since the page last asked."""
    found = get_object_or_404(Article, pk=pk)
    progress = progress_of(found)
    if request.GET.get("seen") == progress.key:
        return HttpResponse(status=204)
    response = render(request, "annotator/intake/_progress.html", {"article": found, "progress": progress})
    if progress.flags and not progress.is_waiting:
        # What was found is marked in the text, which stands beside this part of the page.
        response["HX-Refresh"] = "true"
    return response


@require_POST
@permission_required("annotator.import_article", raise_exception=True)
def article_dates(request: DeskRequest, pk: int) -> HttpResponse:
    """Record the dates that a person gives; where they change, the article is read again."""
    found = get_object_or_404(Article.objects.select_related("source", "series"), pk=pk)
    form = DatesForm(request.POST, auto_id="dates_%s")
    if not form.is_valid():
        return _article_page(request, found, form, status=422)
    before = _dates(found)
    with transaction.atomic():
        confirm_dates(article=found, published=form.cleaned_data["published"], window=form.window, user=request.user)
        if changed := _dates(found) != before:
            queue_extraction(article=found)
    read_again = "" if no_extractor_for(found.language) else "; the article is being read again"
    messages.success(request, f"Dates changed{read_again}." if changed else "Dates confirmed.")
    return redirect("article", pk=pk)


@require_POST
@permission_required("annotator.import_article", raise_exception=True)
def read_again(request: DeskRequest, pk: int) -> HttpResponse:
    """Queue an article to be read once more, unless it waits for that already."""
    with transaction.atomic():
        found = get_object_or_404(Article.objects.select_for_update(of=["self"]), pk=pk)
        if not found.extraction_runs.filter(state=ExtractionRun.State.QUEUED).exists():
            queue_extraction(article=found)
    return redirect("article", pk=pk)


def _article_page(request: DeskRequest, found: Article, form: DatesForm, status: int = 200) -> HttpResponse:
    progress, grey = progress_of(found), grey_text(found)
    context = {
        "article": found,
        "blocks": blocks(found.text, progress.places, grey),
        "archived": archived_copies(found),
        "captures": found.captures.defer("content").select_related("received_by"),
        "dates": form,
        "may_claim": request.user.has_perm("annotator.review_claim"),
        "may_import": request.user.has_perm("annotator.import_article"),
        "grey": grey,
        "progress": progress,
    }
    return render(request, "annotator/intake/article.html", context, status=status)


def _dates(found: Article) -> tuple[object, ...]:
    return found.published, found.window_start, found.window_end
