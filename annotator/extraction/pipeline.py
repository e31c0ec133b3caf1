"""The pipeline: a blank English tokenizer with our components, and the functions that run it."""

import re
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import cache
from itertools import islice

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from . import components
from .candidates import Candidate, Document
from .components.assembly import CANDIDATES, EXTRACTOR_VERSION
from .reading import KEY, Reading

__all__ = ["EXTRACTOR_VERSION", "build", "extract", "extract_many"]

_BATCH = 32
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>\n]{0,300})?/?>")


def build() -> Language:
    """Build the pipeline; `components.ORDER` names its steps."""
    nlp = spacy.blank("en")
    nlp.max_length = 20_000_000
    for name in components.ORDER:
        nlp.add_pipe(name)
    return nlp


def without_markup(text: str) -> str:
    """Blank out tags left over from a page, "were <b>killed</b>"; offsets stay, and "3 < 5" does too."""
    return _TAG.sub(lambda tag: " " * len(tag[0]), text) if "<" in text else text


@cache
def pipeline() -> Language:
    """Return this process's pipeline, built on first use."""
    return build()


def _opened(nlp: Language, document: Document) -> Doc:
    doc = nlp.make_doc(without_markup(document.text))
    doc.user_data[KEY] = Reading(document)
    return doc


def extract(document: Document) -> list[Candidate]:
    """Return the candidate claims of a document, in text order."""
    return next(extract_many([document]))


def extract_many(documents: Iterable[Document], processes: int = 1) -> Iterator[list[Candidate]]:
    """Yield the candidate claims of each document in turn, reading no further ahead than a few batches."""
    if processes > 1:
        return _in_processes(documents, processes)
    return _here(documents)


def _here(documents: Iterable[Document]) -> Iterator[list[Candidate]]:
    nlp = pipeline()
    for doc in nlp.pipe((_opened(nlp, document) for document in documents), batch_size=_BATCH):
        yield doc.user_data[CANDIDATES]


def _batch(documents: list[Document]) -> list[list[Candidate]]:
    return list(_here(documents))


def _in_processes(documents: Iterable[Document], processes: int) -> Iterator[list[Candidate]]:
    source = iter(documents)
    with ProcessPoolExecutor(processes) as pool:
        waiting: list[Future[list[list[Candidate]]]] = []
        while True:
            while len(waiting) <= processes and (batch := list(islice(source, _BATCH))):
                waiting.append(pool.submit(_batch, batch))
            if not waiting:
                return
            yield from waiting.pop(0).result()
