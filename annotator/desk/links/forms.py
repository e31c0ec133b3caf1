"""The form by which words of another article are set beside a claim, and the search for that article."""

from django import forms
from django.db.models import QuerySet

from annotator.claims.models import Claim
from annotator.desk.intake.articles import found_articles as articles_with
from annotator.desk.intake.passage import PassageForm
from annotator.desk.review.fields import TermField
from annotator.sources.models import Article

MOST = 20


class CitationForm(PassageForm):
    """A passage of another article, what it is to the claim, and a note."""

    # So Django drops a field of the form that this one is made from.
    kind = None  # type: ignore[assignment]
    stance = TermField("stances", "What does it do?")
    note = forms.CharField(label="Note", required=False, max_length=2000)
    asked = "stance"


def found_articles(claim: Claim, words: str) -> QuerySet[Article] | list[Article]:
    """Return articles that have the words, or, without words, those that report on the claim's days."""
    others = articles_with(words) if words else Article.objects.select_related("source").defer("text")
    others = others.exclude(pk=claim.article_id)
    if words:
        return others[:MOST]
    if claim.date_start is None:
        return []
    last = claim.date_end or claim.date_start
    return others.filter(window_start__lte=last, window_end__gt=claim.date_start).order_by("-published", "-pk")[:MOST]
