"""The local phrases of the hedge table as the extractor takes them."""

from django.db.models import F, Q

from annotator.claims.hedges.models import HedgePhrase
from annotator.extraction import Phrasing


def phrasings(source: int | None = None) -> tuple[Phrasing, ...]:
    """Return the standing phrases for a source's texts, in one order; the source's own go before those of all."""
    standing = HedgePhrase.objects.standing().filter(Q(source=None) | Q(source=source))
    rows = standing.order_by(F("source").asc(nulls_first=True), "phrase").values_list("phrase", "hedge", "stands")
    return tuple({phrase: Phrasing(phrase, *rest) for phrase, *rest in rows}.values())
