"""Every write of origins: tracing claims, keeping wire copies, and the names by which sources are quoted."""

from collections.abc import Iterable, Sequence
from typing import Any

import pghistory
from django.contrib.auth.models import User
from django.contrib.postgres.search import SearchQuery
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from annotator.claims.models import Claim
from annotator.claims.origins.models import ClaimOrigin, WireCopy
from annotator.claims.origins.tracing import Traced, known_names, passage_of, traced
from annotator.sources.models import Article, Source
from annotator.sources.search import article_words, query

AT_ONCE = 500
TRACED = ("source_id", "basis", "words", "copied_from_id")
ANALYST = ClaimOrigin.Basis.ANALYST


@transaction.atomic
def trace(*, claims: Iterable[Claim], anew: bool = False) -> int:
    """Say to whom claims go back, and return for how many that changed; what an analyst said stands, but for `anew`."""
    claims = list(claims)
    # Locked, in one order: what an analyst says at this very moment waits, and is not written over.
    rows = ClaimOrigin.objects.select_for_update().filter(claim__in=claims).order_by("claim_id")
    known = {one.claim_id: one for one in rows}
    changed = [
        ClaimOrigin(claim_id=pk, set_at=timezone.now(), **_values(found))
        for pk, found in _found(claims).items()
        if pk not in known or _is_other(known[pk], found, anew=anew)
    ]
    fields = ["source", "basis", "words", "copied_from", "reason", "set_by", "set_at"]
    ClaimOrigin.objects.bulk_create(changed, update_conflicts=True, unique_fields=["claim"], update_fields=fields)
    return len(changed)


@transaction.atomic
def keep_copy(*, article: Article, first: Article | None, spans: Sequence[tuple[int, int]] = ()) -> list[int]:
    """Keep of which text an article is a copy, if of any; return the articles whose claims go back elsewhere now.

    A copy of a copy is one of the first text, in whichever order the texts came.
    """
    if first is None:
        gone, _ = WireCopy.objects.filter(article=article).delete()
        return [article.pk] if gone else []
    above = WireCopy.objects.filter(article=first).exclude(first=article).first()
    root = above.first_id if above else first.pk
    WireCopy.objects.filter(article=first, first=article).delete()
    values = {"first_id": root, "spans": [list(span) for span in spans]}
    WireCopy.objects.update_or_create(article=article, defaults=values)
    below = WireCopy.objects.filter(first=article).exclude(article=root)
    moved = list(below.values_list("article_id", flat=True))
    below.update(first_id=root)
    return [article.pk, *moved]


@transaction.atomic
def call_source(*, source: Source, aliases: Sequence[str], actor: User) -> int:
    """Give a source the names by which texts quote it, and trace the claims anew that a name brings or loses.

    Return for how many claims the origin changed.
    """
    if not actor.has_perm("annotator.change_source"):
        raise PermissionDenied(f"{actor.get_username()} may read about sources but not change them.")
    wanted = list(dict.fromkeys(name for alias in aliases if (name := " ".join(alias.split()))))
    changed = set(wanted) ^ set(source.aliases)
    if not changed:
        return 0
    source.aliases = wanted
    with pghistory.context(reason="names of a source changed", by=actor.get_username()):
        source.save(update_fields=["aliases"])
        return trace_mentions(names=sorted(changed), source=source)


@transaction.atomic
def trace_mentions(*, names: Sequence[str], source: Source) -> int:
    """Trace the claims of the articles that have one of the names, and those that go back to the source already."""
    said = [Q(claim_origin__source=source)]
    for name in names:
        said += [Q(article__in=articles_that_say(name)), Q(words=_phrase(name))]
    # Each by its own index; joined by "or" they would be looked for in every claim.
    found = (Claim.objects.proposed().filter(one).order_by().values_list("pk", flat=True) for one in said)
    pks = sorted({pk for one in found for pk in one})
    parts = (pks[at : at + AT_ONCE] for at in range(0, len(pks), AT_ONCE))
    return sum(trace(claims=Claim.objects.filter(pk__in=part)) for part in parts)


def articles_that_say(name: str) -> QuerySet[Article, Any]:
    """Return the numbers of the articles whose text has a name."""
    return Article.objects.annotate(words=article_words()).filter(words=_phrase(name)).values("pk")


def _phrase(name: str) -> SearchQuery:
    return query('"' + name.replace('"', " ") + '"')


def _found(claims: Sequence[Claim]) -> dict[int, Traced]:
    if not claims:
        return {}
    articles = {claim.article_id for claim in claims}
    texts = {pk: (text, source) for pk, text, source in _texts(articles)}
    copies = {one.article_id: one for one in WireCopy.objects.filter(article__in=articles).select_related("first")}
    names = known_names()
    return {
        claim.pk: traced(passage_of(claim, *texts[claim.article_id]), names, copies.get(claim.article_id))
        for claim in claims
    }


def _texts(articles: set[int]) -> Any:
    return Article.objects.filter(pk__in=articles).values_list("pk", "text", "source_id")


def _values(found: Traced) -> dict[str, Any]:
    return {name: getattr(found, name) for name in TRACED}


def _is_other(row: ClaimOrigin, found: Traced, *, anew: bool) -> bool:
    if row.basis == ANALYST:
        return anew
    return any(getattr(row, name) != value for name, value in _values(found).items())
