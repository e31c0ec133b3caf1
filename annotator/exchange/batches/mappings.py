"""Which of a file's headings is which column of ours: as it was the last time, else by their names."""

import hashlib
import json
import re
from collections.abc import Iterable

from annotator.exchange.batches.models import ColumnMapping
from annotator.exchange.contract import BulkResource


def hash_of(headings: Iterable[str]) -> str:
    """Return the hash by which files with the same headings, in whatever order, are known again."""
    return hashlib.sha256(json.dumps(sorted(headings)).encode()).hexdigest()


def remembered_mapping(resource: BulkResource, headings: Iterable[str], source: str = "") -> dict[str, str] | None:
    """Return how columns were chosen the last time for such headings, of this source if it ever sent any."""
    kept = ColumnMapping.objects.filter(resource=resource.id, headings=hash_of(headings), source__in={source, ""})
    found = {one.source: dict(one.mapping) for one in kept}
    return found.get(source, found.get(""))


def likely_mapping(resource: BulkResource, headings: Iterable[str]) -> dict[str, str]:
    """Return the columns whose name, label or known other heading the file has; each heading is used once."""
    free: dict[str, str] = {}
    for heading in headings:
        free.setdefault(_plain(heading), heading)
    mapping: dict[str, str] = {}
    for column in resource.columns:
        for name in (column.name, column.label, *column.also):
            if heading := free.pop(_plain(name), ""):
                mapping[column.name] = heading
                break
    return mapping


def proposed_mapping(resource: BulkResource, headings: Iterable[str], source: str = "") -> dict[str, str]:
    """Return the mapping to begin with: the remembered one, else the likely one."""
    headings = list(headings)
    return remembered_mapping(resource, headings, source) or likely_mapping(resource, headings)


def _plain(heading: str) -> str:
    return re.sub(r"[\W_]+", "", heading.casefold())
