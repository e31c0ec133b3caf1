"""How a file becomes rows: as a table, or as what another tool writes of the same sort of rows."""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from annotator.exchange import tables
from annotator.exchange.captures.wacz import Wacz, WaczTexts
from annotator.exchange.contract import Row
from annotator.exchange.feeds.reading import FeedLists, Feeds
from annotator.exchange.peers.reading import ArticlesOfPeers, ClaimsOfPeers
from annotator.exchange.tables import BOUNDS, Bounds, Layout


class Reader(Protocol):
    """Reads files that are no tables; `formats` are those of its layouts."""

    formats: frozenset[str]

    def detect(self, path: Path, filename: str, bounds: Bounds) -> Layout | None:
        """Say how a file is laid out, or nothing where it is none of its own."""
        ...

    def read(self, path: Path, layout: Layout, bounds: Bounds) -> Iterator[Row]:
        """Yield its rows."""
        ...


# By the resource whose rows they are.
READERS: dict[str, tuple[Reader, ...]] = {
    "claims": (ClaimsOfPeers(),),
    "articles": (ArticlesOfPeers(), WaczTexts(), Feeds()),
    "sources": (FeedLists(),),
    "archived_copies": (Wacz(),),
}


def detect(
    path: Path, filename: str = "", *, resource: str = "", chosen: Layout | None = None, bounds: Bounds = BOUNDS
) -> Layout:
    """Say how a file is laid out, for the resource whose rows are looked for; raises BadTable with the sentence."""
    for reader in READERS.get(resource, ()):
        if layout := reader.detect(path, filename, bounds):
            return layout
    return tables.detect(path, filename, bounds, chosen)


def read(path: Path, layout: Layout, bounds: Bounds = BOUNDS) -> Iterator[Row]:
    """Yield the rows of a file one by one, as its layout says."""
    for readers in READERS.values():
        for reader in readers:
            if layout.format in reader.formats:
                return reader.read(path, layout, bounds)
    return tables.read(path, layout, bounds)
