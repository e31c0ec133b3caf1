"""Everything that can be imported, in the order of menus."""

from annotator.exchange.captures.resource import ArchivedCopyResource
from annotator.exchange.contract import BulkResource
from annotator.exchange.external.resource import AcledResource, UcdpResource
from annotator.exchange.resources.actors import ActorResource
from annotator.exchange.resources.articles import ArticleResource
from annotator.exchange.resources.claims import ClaimResource
from annotator.exchange.resources.hedge_phrases import HedgePhraseResource
from annotator.exchange.resources.incidents import IncidentResource
from annotator.exchange.resources.people import PeopleResource
from annotator.exchange.resources.places import PlaceResource
from annotator.exchange.resources.protected_names import ProtectedNameResource
from annotator.exchange.resources.series import SeriesResource
from annotator.exchange.resources.sources import SourceResource

_ALL: tuple[BulkResource, ...] = (
    ArticleResource(),
    ClaimResource(),
    SourceResource(),
    SeriesResource(),
    ActorResource(),
    PlaceResource(),
    ProtectedNameResource(),
    HedgePhraseResource(),
    IncidentResource(),
    PeopleResource(),
    ArchivedCopyResource(),
    AcledResource(),
    UcdpResource(),
)
RESOURCES: dict[str, BulkResource] = {resource.id: resource for resource in _ALL}


class UnknownResource(LookupError):
    """Nothing that can be imported is called so; the message is the sentence to show."""


def resource_of(id: str) -> BulkResource:
    """Return what is imported under an id; raises UnknownResource."""
    try:
        return RESOURCES[id]
    except KeyError:
        raise UnknownResource(f"There is no import of {id!r}; there is one of {', '.join(RESOURCES)}.") from None
