"""How many independent origins stand behind an incident: whom its claims go back to, not how many articles tell it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from annotator.claims.life import ACCEPTED
from annotator.claims.models import Claim
from annotator.claims.origins.reading import WITH_ORIGIN, origin_of
from annotator.incidents import wording
from annotator.incidents.citations.models import Citation
from annotator.incidents.models import Incident


def origins_behind(incident: Incident) -> frozenset[str]:
    """Return the ultimate sources that tell of an incident or support a claim of it."""
    return frozenset(origin for _, _, origin in _told([incident]))


def standings(incidents: Iterable[Incident]) -> dict[int, str]:
    """Return how broad the basis of each incident is, by incident: "5 articles, 1 independent origin"."""
    articles: dict[int, set[int]] = defaultdict(set)
    origins: dict[int, set[str]] = defaultdict(set)
    for incident, article, origin in _told(incidents):
        articles[incident].add(article)
        origins[incident].add(origin)
    return {pk: standing(len(articles[pk]), len(origins[pk])) for pk in articles}


def standing(articles: int, origins: int) -> str:
    """Return how many articles there are and to how many origins they go back, in words."""
    told = f"{articles} {wording.plural('article', articles)}"
    return f"{told}, {origins} independent {wording.plural('origin', origins)}"


def _told(incidents: Iterable[Incident]) -> Iterator[tuple[int, int, str]]:
    incidents = list(incidents)
    claims = Claim.objects.filter(link__incident__in=incidents, status__in=ACCEPTED)
    for claim in claims.select_related("article__source", "link", WITH_ORIGIN).defer("article__text", "proposal"):
        yield claim.link.incident_id, claim.article_id, origin_of(claim)
    cited = Citation.objects.standing().filter(claim__link__incident__in=incidents, stance="supports")
    for one in cited.select_related("article__source", "quotes", "claim__link").defer("article__text"):
        yield one.claim.link.incident_id, one.article_id, one.origin
