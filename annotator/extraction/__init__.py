"""Text in, frozen candidate claims out: this package proposes and never decides, and knows no database."""

from .candidates import Candidate, Document, Place

__all__ = ["Candidate", "Document", "Place"]
