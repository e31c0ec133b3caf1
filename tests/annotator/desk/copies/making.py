"""Reports of one series, as the tests of standing text need them."""

from datetime import date

from annotator.checks.actions import read_article
from annotator.sources.models import Article, Series
from tests.factories import make_article, make_source

APPEAL = "The Watch renews its appeal to all parties to keep civilians and their homes out of the fighting."


def series_of(*texts: str) -> list[Article]:
    """Return the reports of one series, read one after the other."""
    series, _ = Series.objects.get_or_create(key="w", defaults={"name": "River Watch", "begun": date(2019, 1, 1)})
    source, articles = make_source(), []
    for number, text in enumerate(texts, 40):
        article = make_article(f"Report {number}\n\n{text}", source=source)
        Article.objects.filter(pk=article.pk).update(series=series, series_ordinal=number)
        article.refresh_from_db()
        read_article(article=article)
        articles.append(article)
    return articles
