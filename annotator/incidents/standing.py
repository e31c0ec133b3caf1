"""How many independent origins stand behind an incident: whom its claims go back to, not how many articles tell it."""

from annotator.claims.life import ACCEPTED
from annotator.claims.models import Claim
from annotator.claims.origins.reading import WITH_ORIGIN, origin_of
from annotator.incidents.citations.models import Citation
from annotator.incidents.models import Incident


def origins_behind(incident: Incident) -> frozenset[str]:
    """Return the ultimate sources that tell of an incident or support a claim of it; copies add none (R19)."""
    claims = Claim.objects.filter(link__incident=incident, status__in=ACCEPTED).exclude(link__role="duplicate_of")
    told = claims.select_related("article__source", WITH_ORIGIN).defer("article__text", "proposal")
    cited = Citation.objects.standing().filter(claim__link__incident=incident, stance="supports")
    support = cited.select_related("article__source", "quotes").defer("article__text")
    return frozenset({*(origin_of(claim) for claim in told), *(one.origin for one in support)})
