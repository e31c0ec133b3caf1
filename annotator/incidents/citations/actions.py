"""Every write of this package: a further source is added, traced again, and removed with a reason."""

from collections.abc import Sequence

import pghistory
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from annotator.claims.by_hand.rules import NotAdded, check_passage, trimmed
from annotator.claims.models import Claim
from annotator.claims.origins.actions import articles_that_say, call_source
from annotator.claims.origins.naming import Names
from annotator.claims.origins.tracing import known_names, traced_at
from annotator.claims.vocabulary import terms
from annotator.incidents.citations.models import Citation, CitationQuerySet
from annotator.incidents.rules import check_may_link
from annotator.review.rules import NotAllowed, SomeoneWasFaster
from annotator.sources.models import Article, Source

AT_ONCE = 100


@transaction.atomic
def add_citation(
    *, claim: Claim, article: Article, start: int, end: int, stance: str, actor: User, note: str = ""
) -> Citation:
    """Set a passage of another article beside a claim; offsets are code points of that article's text."""
    check_may_link(actor)
    _check(claim, article, start, end, stance)
    start, end = trimmed(article.text, start, end)
    said = {
        "quotes_id": _quoted(article, start, end),
        "stance": stance,
        "note": note.strip(),
        "quote": article.text[start:end],
    }
    with pghistory.context(reason="further source added", by=actor.get_username()):
        try:
            with transaction.atomic():
                return Citation.objects.create(
                    claim=claim, article=article, start=start, end=end, added_by=actor, **said
                )
        except IntegrityError as error:
            if "one_citation_per_claim_and_passage" not in str(error):
                raise
            raise NotAllowed("These words stand beside the claim already. Nothing was added.") from error


@transaction.atomic
def remove_citation(*, citation: Citation, actor: User, because: str) -> Citation:
    """Take a further source off its claim; it stays on record with who did it and why."""
    check_may_link(actor)
    if not because.strip():
        raise NotAllowed("Say in a few words why this source is removed.")
    values = {"removed_at": timezone.now(), "removed_by": actor, "removed_because": because.strip()}
    with pghistory.context(reason="further source removed", by=actor.get_username(), note=because.strip()):
        if not Citation.objects.standing().filter(pk=citation.pk).update(**values):
            raise SomeoneWasFaster("This source was removed already.")
    citation.refresh_from_db()
    return citation


@transaction.atomic
def rename_source(*, source: Source, aliases: Sequence[str], actor: User) -> tuple[int, int]:
    """Give a source the names by which texts quote it; claims and further sources that a name brings or loses follow.

    Return for how many claims, and for how many further sources, the origin changed.
    """
    before = set(source.aliases)
    claims = call_source(source=source, aliases=aliases, actor=actor)
    if not (changed := before ^ set(source.aliases)):
        return claims, 0
    said = Q(quotes=source)
    for name in changed:
        said |= Q(article__in=articles_that_say(name))
    with pghistory.context(reason="names of a source changed", by=actor.get_username()):
        return claims, _trace(Citation.objects.standing().filter(said))


def _trace(citations: CitationQuerySet) -> int:
    """Say again to whom passages go back, and return for how many that changed."""
    names, moved = known_names(), 0
    for one in citations.select_related("article").iterator(chunk_size=AT_ONCE):
        behind = _quoted(one.article, one.start, one.end, names)
        if behind != one.quotes_id:
            moved += Citation.objects.filter(pk=one.pk).update(quotes=behind)
    return moved


def _quoted(article: Article, start: int, end: int, names: Names | None = None) -> int | None:
    """Return the source that words of an article go back to, if it is another than the publisher."""
    behind = traced_at(article, start, end, names).source_id
    return None if behind == article.source_id else behind


def _check(claim: Claim, article: Article, start: int, end: int, stance: str) -> None:
    if stance not in terms("stances"):
        raise NotAllowed("Say whether it supports, contradicts or mentions the claim.")
    if article.pk == claim.article_id:
        raise NotAllowed("A further source is another article than the claim's own.")
    try:
        check_passage(article.text, start, end)
    except NotAdded as no:
        raise NotAllowed(str(no)) from no
