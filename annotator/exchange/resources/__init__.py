"""What can be imported and exported, one resource for each sort of row; it reads no files and holds no batches."""

from annotator.exchange.resources.actors import ActorResource
from annotator.exchange.resources.sources import SourceResource

__all__ = ["ActorResource", "SourceResource"]
