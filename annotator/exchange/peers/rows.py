"""Documents as rows: one for each annotation in the columns of claims, one for each text in those of articles."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from annotator.claims.vocabulary import unit_of
from annotator.exchange.contract import Problem, Row
from annotator.exchange.peers.offsets import Span, settled
from annotator.exchange.peers.relations import kind_of
from annotator.exchange.peers.shape import DAYS, NUMBERS, OF_TEXTS, VALUES, Annotation, Document, Text
from annotator.exchange.tables.cells import readable
from annotator.sources.normalise import normalise

# The first five say which article it is; the last three are kept beside the values, as the proposal's.
COLUMNS = (
    *("article", "sha256", "url", "title", "source", "quote", "start", "end"),
    *VALUES,
    *("of", "rule", "annotator", "annotator_note"),
)


def claim_rows(documents: Iterable[Document], format: str) -> Iterator[Row]:
    """Yield a row for each annotation, numbered through the file."""
    number = 0
    for document in documents:
        kept = None if document.text.text is None else normalise(document.text.text)
        told = _told(document.text, kept) | {"rule": format}
        annotations = [_settled(one, document.text.text, kept) for one in document.annotations]
        keys = {one.id: _key(one) for one in annotations}
        for one in annotations:
            number += 1
            yield _row(number, one, told, keys.get(one.of, ""))


def article_rows(documents: Iterable[Document]) -> Iterator[Row]:
    """Yield a row for each text that a file carries."""
    for number, document in enumerate(documents, start=1):
        if document.text.text is not None:
            yield Row(number, {name: readable(getattr(document.text, name) or "") for name in OF_TEXTS})


def _told(text: Text, kept: str | None) -> dict[str, str]:
    sha256 = text.sha256 if kept is None else hashlib.sha256(kept.encode(errors="replace")).hexdigest()
    named = {name: getattr(text, name) for name in ("article", "url", "title", "source")}
    # A text that is known by its sum needs no other name, and one's number on another desk would only mislead.
    return {"sha256": sha256} | (dict.fromkeys(named, "") if sha256 else named)


def _settled(one: Annotation, text: str | None, kept: str | None) -> Annotation:
    """Return an annotation on the text as it is kept."""
    if text is None or kept is None or text == kept or one.start is None or one.end is None:
        return one
    span = settled(text, kept, Span(one.start, one.end))
    if span is None:
        reason = "Once its text is normalised, the passage is not to be found in it again."
        problem = Problem.of("quote", "quote", readable(one.quote), reason)
        return replace(one, start=None, end=None, problems=(*one.problems, problem))
    return replace(one, start=span.start, end=span.end, quote=kept[span.start : span.end])


def _key(one: Annotation) -> str:
    """Return an annotation as others name it when they are of it; nothing where it cannot become a claim."""
    kind = kind_of(one.values.get("kind", ""))
    if not kind or one.start is None or one.end is None:
        return ""
    return f"{kind}:{one.values.get('unit') or unit_of(kind)}:{one.start}-{one.end}"


def _row(number: int, one: Annotation, told: dict[str, str], of: str) -> Row:
    place = {"start": one.start, "end": one.end}
    # What an annotation leaves out is no cell, so that it empties no field of a claim that is here.
    cells = told | {"quote": one.quote} | {name: "" if at is None else str(at) for name, at in place.items()}
    further = {"of": of, "annotator": one.annotator, "annotator_note": one.note}
    cells |= _whole(one.values) | {name: value for name, value in further.items() if value}
    notes = one.notes if of or not one.of else (*one.notes, "What it is of is no claim here; that is left out.")
    return Row(number, {name: readable(cell) for name, cell in cells.items()}, one.problems, notes)


def _whole(values: Mapping[str, str]) -> dict[str, str]:
    """Return values with what goes together filled up: a missing max is an open one."""
    parts = (group for group in (NUMBERS, DAYS) if any(values.get(name) for name in group))
    return {name: "" for group in parts for name in group} | {name: value for name, value in values.items() if value}
