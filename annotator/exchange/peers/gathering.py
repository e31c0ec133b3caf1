"""The articles and claims of this desk as documents that other tools' formats are written from; it writes nothing."""

from collections.abc import Iterator

from django.db.models import Prefetch, QuerySet

from annotator.claims.models import Claim, ClaimQuerySet
from annotator.exchange.peers.shape import VALUES, Annotation, Document, Text
from annotator.exchange.resources.claims import ClaimResource
from annotator.sources.models import Article

AT_ONCE = 50
_RESOURCE = ClaimResource()


def documents_of(articles: QuerySet[Article], claims: ClaimQuerySet | None = None) -> Iterator[Document]:
    """Yield each article with its claims, all that are proposed unless others are asked for; few are held at a time."""
    wanted = (Claim.objects.proposed() if claims is None else claims).select_related("of", "created_by")
    found = articles.select_related("source").order_by("pk")
    for article in found.prefetch_related(Prefetch("claims", wanted.in_text_order())).iterator(chunk_size=AT_ONCE):
        yield Document(_text(article), tuple(_annotation(claim) for claim in article.claims.all()))


def _text(article: Article) -> Text:
    return Text(
        text=article.text,
        article=str(article.pk),
        title=article.title,
        url=article.url,
        source=article.source.name,
        language=article.language,
        published=article.published.isoformat() if article.published else "",
        sha256=article.text_sha256,
    )


def _annotation(claim: Claim) -> Annotation:
    cells = _RESOURCE.cells(claim)
    values = {name: cells[name] for name in VALUES if cells.get(name) and (name, cells[name]) != ("combined", "no")}
    here = claim.of_id and claim.of and claim.of.article_id == claim.article_id
    by = claim.created_by.get_username() if claim.created_by else ""
    return Annotation(
        id=str(claim.pk),
        start=claim.start,
        end=claim.end,
        quote=claim.quote,
        values=values,
        of=str(claim.of_id) if here else "",
        annotator=str(claim.proposal.get("annotator") or by),
        note=str(claim.proposal.get("annotator_note") or ""),
    )
