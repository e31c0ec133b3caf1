"""The table of actors as the extractor takes it."""

from annotator.claims.names.models import Actor
from annotator.extraction import Party


def parties() -> tuple[Party, ...]:
    """Return the parties that people keep, in one order, so that the extractor knows an unchanged table again."""
    rows = Actor.objects.order_by("key").values_list("key", "name", "aliases", "side", "kind", "status")
    return tuple(Party(key, name, tuple(aliases), *rest) for key, name, aliases, *rest in rows)
