"""A report beside the one before it."""

from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from annotator.desk.copies.comparison import compare, earlier_in_series
from annotator.desk.copies.standing import grey_text
from annotator.desk.requests import DeskRequest
from annotator.sources.models import Article

SHOWN = 24
# Seconds for which a browser need not ask again: claim after claim is of the same article.
KEPT = 300
NEWEST = ("-series_ordinal", "-pk")

may_read = permission_required("annotator.view_article", raise_exception=True)


@require_safe
@may_read
def article_series(request: DeskRequest, pk: int) -> HttpResponse:
    """Show a report of a series beside an earlier one: the one before it, or the one that is asked for."""
    article = get_object_or_404(Article.objects.select_related("series"), pk=pk)
    asked = request.GET.get("with", "")
    others = Article.objects.filter(series=article.series_id, series__isnull=False).exclude(pk=pk)
    earlier = get_object_or_404(others, pk=asked) if asked.isdecimal() else earlier_in_series(article)
    pairs = compare(article, earlier) if earlier else []
    context = {"article": article, "earlier": earlier, "pairs": pairs, "others": others.order_by(*NEWEST)[:SHOWN]}
    return render(request, "annotator/copies/series.html", context)


@require_safe
@may_read
@cache_control(private=True, max_age=KEPT)
def article_standing(request: DeskRequest, pk: int) -> HttpResponse:
    """Show which sentences of a report are standing text, for the page on which its claims are read."""
    article = get_object_or_404(Article, pk=pk)
    return render(request, "annotator/copies/_standing.html", {"article": article, "grey": grey_text(article)})
