"""Makes an article of what a program sent, and tells what became of it."""

from collections.abc import Callable
from typing import Any

import pghistory
from django.urls import reverse

from annotator.claims.actions import queue_extraction
from annotator.claims.models import ExtractionRun
from annotator.exchange.intake.actions import Answer
from annotator.exchange.intake.models import IntakeToken
from annotator.exchange.intake.rules import Refused, check_source
from annotator.exchange.intake.schemas import ArticleTaken
from annotator.exchange.intake.understanding import Sent, shown
from annotator.extraction.languages import supported
from annotator.sources.actions import receive_article
from annotator.sources.models import Article, Capture, Source
from annotator.sources.reading import UnreadableSource

At = Callable[[str], str]  # a path of this site as a whole address
DATES = ("published", "published_basis", "window_start", "window_basis", "dating_question")


def take(*, sent: Sent, token: IntakeToken, at: At) -> Answer:
    """Keep an article and have it read for claims; run it in a transaction. Raises Refused where it cannot be kept."""
    source = source_of(token, sent.stated.source)
    stated = sent.stated
    with pghistory.context(user=token.made_by_id, token=token.name):
        try:
            received = receive_article(
                data=sent.data,
                source=source,
                how=Capture.How.API,
                filename=stated.filename,
                media_type=sent.media_type,
                title=stated.title,
                url=stated.url,
                published=stated.published,
                window=sent.window,
                user=token.made_by,
            )
        except UnreadableSource as error:
            raise Refused(422, str(error)) from None
        if received.created:
            queue_extraction(article=received.article)
    told = taken(received.article, source, created=received.created, at=at)
    return Answer(201 if received.created else 200, told)


def source_of(token: IntakeToken, named: str) -> Source:
    """Return the source that an article is by; a name that nobody knows is refused, since sources are counted."""
    check_source(token, named)
    if token.source:
        return token.source
    name = " ".join(named.split())
    found = Source.objects.filter(name__iexact=name).first() or Source.objects.filter(aliases__contains=[name]).first()
    if found is None:
        raise Refused(422, f"source: “{shown(name)}” is not a source that is known; add it first.")
    return found


def taken(article: Article, source: Source, *, created: bool, at: At) -> dict[str, Any]:
    """Return what is told of an article; under another source it is not told whose it is."""
    ours = article.source_id == source.pk
    elsewhere = [] if ours else ["The same bytes were there already, by another source."]
    told = ArticleTaken(
        id=article.pk,
        created=created,
        source=source.name if ours else None,
        title=article.title,
        language=article.language,
        window_until=article.window_end,
        notes=[*elsewhere, *article.dating_notes.splitlines()],
        extraction=extraction_of(article),
        text_sha256=article.text_sha256,
        page=at(reverse("article", args=[article.pk])),
        **{name: getattr(article, name) for name in DATES},
    )
    return told.model_dump(mode="json")


def extraction_of(article: Article) -> str:
    """Return how far an article's reading for claims is: none where no extractor reads its language."""
    if not supported(article.language):
        return "none"
    states = ExtractionRun.objects.filter(article=article).values_list("state", flat=True)
    return states.first() or "none"
