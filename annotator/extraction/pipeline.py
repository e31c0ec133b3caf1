"""Runs documents through the pipeline of their language."""

import re
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import groupby, islice

from spacy.language import Language
from spacy.tokens import Doc

from .candidates import Candidate, Document
from .components.assembly import CANDIDATES, EXTRACTOR_VERSION
from .languages import base, pipeline_for
from .reading import KEY, Reading
from .second_opinion import weighed

__all__ = ["EXTRACTOR_VERSION", "extract", "extract_many"]

_BATCH = 32
_BULLETS = "-–—*•▪●·"
_GLUED_BULLET = re.compile(rf"^[{_BULLETS}](?=[^\W_])", re.MULTILINE)
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>\n]{0,300})?/?>")


def without_markup(text: str) -> str:
    """Blank out tags, "were <b>killed</b>", and bullets glued to words, "-13 guards"; offsets stay, as does "3 < 5"."""
    text = _TAG.sub(lambda tag: " " * len(tag[0]), text) if "<" in text else text
    return _GLUED_BULLET.sub(" ", text) if _may_begin_with_bullet(text) else text


def _may_begin_with_bullet(text: str) -> bool:
    return text[:1] in _BULLETS or any(f"\n{bullet}" in text for bullet in _BULLETS)


def opened(nlp: Language, document: Document) -> Doc:
    """Return a document with the notes begun that the components go on with."""
    doc = nlp.make_doc(without_markup(document.text))
    doc.user_data[KEY] = Reading(document)
    return doc


def extract(document: Document) -> list[Candidate]:
    """Return the candidate claims of a document, in text order."""
    nlp = pipeline_for(document.language, document.parties, document.phrasings)
    doc = opened(nlp, document)
    for _, step in nlp.pipeline:
        doc = step(doc)
    return next(weighed([(document, doc.user_data[CANDIDATES])]))


def extract_many(documents: Iterable[Document], processes: int = 1) -> Iterator[list[Candidate]]:
    """Yield the candidate claims of each document in turn, reading no further ahead than a few batches."""
    if processes > 1:
        return _in_processes(documents, processes)
    return _here(documents)


def _here(documents: Iterable[Document]) -> Iterator[list[Candidate]]:
    return weighed(_read(documents))


def _read(documents: Iterable[Document]) -> Iterator[tuple[Document, list[Candidate]]]:
    for read_with, group in groupby(documents, key=lambda one: (base(one.language), one.parties, one.phrasings)):
        nlp = pipeline_for(*read_with)
        started = ((opened(nlp, document), document) for document in group)
        for doc, document in nlp.pipe(started, as_tuples=True, batch_size=_BATCH):
            yield document, doc.user_data[CANDIDATES]


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
