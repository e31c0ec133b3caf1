"""Text in, frozen candidate claims out: this package proposes and never decides, and knows no database."""

from .candidates import Candidate, Document, Place
from .parties import Party
from .phrasings import Phrasing
from .pipeline import EXTRACTOR_VERSION, extract, extract_many

__all__ = ["EXTRACTOR_VERSION", "Candidate", "Document", "Party", "Phrasing", "Place", "extract", "extract_many"]
