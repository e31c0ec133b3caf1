"""Puts the page of one source together, in the same few queries however much it has told."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, Max, Q
from django.http import HttpResponse
from django.shortcuts import render

from annotator.desk.requests import DeskRequest
from annotator.desk.sources.calibration import FEWEST, calibrations
from annotator.desk.sources.forms import DescriptionForm, JudgementForm
from annotator.desk.sources.record import record_of
from annotator.incidents.allegations.register import Entry, entries_of, open_allegations
from annotator.sources.models import Article, Series, Source

MOST_ARTICLES, MOST_ALLEGATIONS, MOST_JUDGEMENTS = 12, 20, 50


def source_page(
    request: DeskRequest,
    source: Source,
    *,
    judgement: JudgementForm | None = None,
    description: DescriptionForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """Show a source; the forms are those that came back with errors."""
    articles = Article.objects.filter(source=source)
    context: dict[str, Any] = {
        "source": source,
        "record": record_of(source),
        "calibrations": calibrations(source),
        "fewest": FEWEST,
        "assessments": source.assessments.select_related("assessed_by")[:MOST_JUDGEMENTS],
        "series": Series.objects.filter(articles__source=source).annotate(
            told=Count("articles", filter=Q(articles__source=source)), last=Max("articles__series_ordinal")
        ),
        "articles": articles.defer("text").order_by("-published", "-pk")[:MOST_ARTICLES],
        "articles_told": articles.count(),
        "group": _group(source),
        "allegations": first_told_by(source),
        "may_judge": request.user.has_perm("annotator.change_source"),
        "judgement": judgement or JudgementForm(initial={"reliability": source.reliability}),
        "description": description or DescriptionForm(initial=described(source)),
    }
    return render(request, "annotator/sources/source.html", context, status=status)


def described(source: Source) -> dict[str, str]:
    """Return a source's description as the form takes it."""
    said = {name: getattr(source, name) for name in ("counts", "party", "independence_group")}
    return said | {"aliases": "\n".join(source.aliases)}


def first_told_by(source: Source) -> Sequence[Entry]:
    """Return the open allegations of the register that this source was the first to tell."""
    own = open_allegations().filter(article__source=source).select_related("article__source", "link__incident")
    entries = entries_of(own.defer("article__text")[:MOST_ALLEGATIONS])
    return [entry for entry in entries if entry.first.article.source_id == source.pk]


def _group(source: Source) -> Sequence[Source]:
    """Return the other sources that count as one with this one."""
    same = Q(independence_group=source.origin) | Q(independence_group="", name=source.origin)
    return list(Source.objects.filter(same).exclude(pk=source.pk))
