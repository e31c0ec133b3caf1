"""The administration: a table of contents of the pages on which each stage's rows are looked at and kept.

Nothing here decides or writes: what can be changed is changed by the stages' actions, and by no way round them.
"""

from annotator.admin import (
    articles,
    claims,
    editions,
    exchange,
    hedges,
    incidents,
    jobs,
    names,
    people,
    programs,
    protected,
    review,
    sources,
    vocabularies,
    webhooks,
)
from annotator.exchange.admin import batches  # the import wizard

__all__ = [
    "articles",
    "batches",
    "claims",
    "editions",
    "exchange",
    "hedges",
    "incidents",
    "jobs",
    "names",
    "people",
    "programs",
    "protected",
    "review",
    "sources",
    "vocabularies",
    "webhooks",
]
