"""Readers that go wrong in a worker process, where Django is never loaded."""

import os

from annotator.extraction import Candidate, Document, extract


def stumble(document: Document) -> list[Candidate]:
    """Fail where the text says so."""
    if "storm" in document.text:
        raise RuntimeError("out of order")
    return extract(document)


def die(document: Document) -> list[Candidate]:
    """End the whole process, as the system does when memory runs out."""
    os._exit(9)
