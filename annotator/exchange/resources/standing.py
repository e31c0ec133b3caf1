"""Which rows recorded figures hang on: an import leaves every figure as it is, so these are changed on their pages."""

from collections.abc import Collection

from annotator.claims.life import ACCEPTED
from annotator.claims.models import Claim
from annotator.claims.names.models import ClaimPlace
from annotator.incidents.citations.models import Citation


def sources_that_count(pks: Collection[int]) -> set[int]:
    """Return the sources to which accepted claims, or their further sources, go back; four queries."""
    accepted, cited = Claim.objects.filter(status__in=ACCEPTED), Citation.objects.filter(claim__status__in=ACCEPTED)
    ways = [
        (accepted, "article__source"),
        (accepted, "claim_origin__source"),
        (cited, "article__source"),
        (cited, "quotes"),
    ]
    asked = (rows.filter(**{f"{way}__in": pks}).order_by().values_list(way, flat=True).distinct() for rows, way in ways)
    return {pk for found in asked for pk in found} if pks else set()


def places_that_count(pks: Collection[int]) -> set[int]:
    """Return the places at which accepted claims are; one query."""
    located = ClaimPlace.objects.filter(place__in=pks, claim__status__in=ACCEPTED)
    return set(located.order_by().values_list("place_id", flat=True).distinct()) if pks else set()
