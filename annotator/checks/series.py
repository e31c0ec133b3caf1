"""The reports of a series that come before one of them."""

from django.db.models import QuerySet

from annotator.sources.models import Article


def reports_before(article: Article) -> QuerySet[Article]:
    """Return the earlier reports of an article's series, the latest first: by number, else by window, else as added."""
    others = Article.objects.filter(series=article.series_id, series__isnull=False).exclude(pk=article.pk)
    if article.series_ordinal is not None:
        return others.filter(series_ordinal__lt=article.series_ordinal).order_by("-series_ordinal", "-pk")
    if article.window_start is not None:
        return others.filter(window_start__lt=article.window_start).order_by("-window_start", "-pk")
    return others.filter(pk__lt=article.pk).order_by("-pk")
