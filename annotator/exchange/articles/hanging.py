"""What hangs on articles and claims: what machines made goes with an undone import, all else stands in its way."""

from collections.abc import Iterator

from django.db.models import Model
from django.db.models.fields.reverse_related import ForeignObjectRel

from annotator.checks.copies.models import Occurrence
from annotator.checks.models import Flag
from annotator.claims.counts.models import ArticleCount
from annotator.claims.models import Claim, ExtractionRun
from annotator.claims.names.models import ClaimPlace
from annotator.claims.origins.models import ClaimOrigin, WireCopy
from annotator.review.models import Lease
from annotator.sources.models import Article, Capture

# Everything here is deleted with the import, or is looked at by a question of its own in `in_the_way`. A relation
# that is not here stands in the way wherever it has a row, so that a new table is safe before anybody thinks of it.
GOES = frozenset(
    {
        (Capture, "article"),
        (Claim, "article"),
        (Claim, "of"),
        (ExtractionRun, "article"),
        (Flag, "article"),
        (Flag, "claim"),
        (Occurrence, "article"),
        (ArticleCount, "article"),
        (WireCopy, "article"),
        (WireCopy, "first"),
        (ClaimPlace, "claim"),
        (ClaimOrigin, "claim"),
        (ClaimOrigin, "copied_from"),
        (Lease, "claim"),
    }
)


def stays(model: type[Model]) -> Iterator[ForeignObjectRel]:
    """Yield the relations whose rows stand in the way; the history points at what is gone, and is none of them."""
    for relation in model._meta.get_fields(include_hidden=True):
        if not isinstance(relation, ForeignObjectRel) or relation.field.many_to_many:
            continue
        is_held = getattr(relation.field, "db_constraint", False)
        if is_held and (relation.related_model, relation.field.name) not in GOES:
            yield relation


HANGS_ON_ARTICLES = tuple(stays(Article))
HANGS_ON_CLAIMS = tuple(stays(Claim))
