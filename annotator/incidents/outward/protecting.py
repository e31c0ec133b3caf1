"""Reads from the desk whom an edition protects."""

from annotator.incidents.outward.protection import Hidden, Protection
from annotator.sources.models import Source
from annotator.sources.protected.models import ProtectedName


def protection(*, decimals: int | None, names: bool, sources: bool) -> Protection:
    """Return what to withhold: places to so many decimals, the protected names, the masked sources."""
    listed = tuple(ProtectedName.objects.values_list("name", flat=True)) if names else ()
    masked = Source.objects.filter(masked=True) if sources else ()
    return Protection(decimals, listed, {one.pk: Hidden(one.pk, _names_of(one)) for one in masked})


def _names_of(source: Source) -> tuple[str, ...]:
    """Return what would tell who a source is: its names, and its group unless a named source counts with it."""
    named = Source.objects.filter(masked=False, independence_group=source.origin).exists()
    group = () if named or Source.objects.filter(masked=False, name=source.origin).exists() else (source.origin,)
    return tuple(dict.fromkeys([source.name, *source.aliases, *group]))
