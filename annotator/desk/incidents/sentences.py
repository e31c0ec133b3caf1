"""The sentences that claims are quoted from, so that nobody judges a quote without them."""

from collections.abc import Iterable
from dataclasses import dataclass

from annotator.claims.models import Claim
from annotator.sources.models import Article


@dataclass(frozen=True)
class Sentence:
    """A sentence in three pieces: what stands before the quote, the quote, what stands after it."""

    before: str
    quote: str
    after: str


def sentences_of(claims: Iterable[Claim]) -> dict[int, Sentence]:
    """Return the sentence of each claim, by the claim; the texts are read in one query."""
    claims = list(claims)
    texts = dict(Article.objects.filter(pk__in={claim.article_id for claim in claims}).values_list("pk", "text"))
    return {claim.pk: _sentence(texts[claim.article_id], claim) for claim in claims}


def _sentence(text: str, claim: Claim) -> Sentence:
    before, after = text[claim.sentence_start : claim.start], text[claim.end : claim.sentence_end]
    return Sentence(before.lstrip(), claim.quote, after.rstrip())
