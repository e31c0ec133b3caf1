"""A second opinion on the rules' candidates by a pretrained spaCy pipeline that whoever runs Claimdesk names.

`CLAIMDESK_SPACY_MODEL` holds the name of an installed package or the path of a pipeline, with labels of Universal
Dependencies or ClearNLP. Nothing is shipped and nothing runs unless it is set. What the pipeline says moves a
candidate's score, never its values:

- the event verb's object or passive subject is the candidate's target: +0.06; the verb has another one: -0.10;
- a place is an entity of a place's kind: +0.02; it is an entity of another kind: -0.05; the same for the actor.

What the rules missed is proposed with a low score and a rule that begins with "second_opinion.".
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token

from .candidates import Candidate, Document
from .parses import patients, people_verb
from .unheard import missed

VARIABLE = "CLAIMDESK_SPACY_MODEL"
TARGET_AGREES, TARGET_DIFFERS = 0.06, -0.10
NAME_AGREES, NAME_DIFFERS = 0.02, -0.05
LOWEST, HIGHEST = 0.05, 0.99
PLACES = frozenset({"GPE", "LOC", "FAC", "LOCATION", "FACILITY"})
PARTIES = frozenset({"ORG", "NORP", "GPE", "PERSON", "PER", "MISC", "ORGANIZATION"})
_BATCH = 32

Pair = tuple[Document, list[Candidate]]


class ModelUnavailable(Exception):
    """The named pipeline cannot be used; the message is the sentence to print."""


def model() -> Language | None:
    """Return the pipeline that the environment names, loaded once, or none where it names none.

    Raises ModelUnavailable: a pipeline that was asked for and is not there is never passed over in silence.
    """
    name = os.environ.get(VARIABLE, "").strip()
    return _loaded(name) if name else None


@cache
def _loaded(name: str) -> Language:
    try:
        nlp = spacy.load(name)
    # A pipeline may bring code of its own, so loading it can fail in any way.
    except Exception as error:
        why = (str(error).strip() or type(error).__name__).splitlines()[0]
        raise ModelUnavailable(
            f"{VARIABLE} names {name!r}, which cannot be loaded as a spaCy pipeline: {why}"
        ) from None
    if not nlp.pipe_names:
        raise ModelUnavailable(f"{VARIABLE} names {name!r}, a pipeline that neither parses nor finds entities.")
    nlp.max_length = 20_000_000
    return nlp


def weighed(pairs: Iterable[Pair]) -> Iterator[list[Candidate]]:
    """Yield each document's candidates, weighed by the second opinion where there is one."""
    nlp = model()
    if nlp is None:
        yield from (candidates for _, candidates in pairs)
        return
    texts = ((document.text, (document, candidates)) for document, candidates in pairs)
    for doc, (document, candidates) in nlp.pipe(texts, as_tuples=True, batch_size=_BATCH):
        yield weigh(doc, document, candidates)


def weigh(doc: Doc, document: Document, candidates: list[Candidate]) -> list[Candidate]:
    """Move the scores of a document's candidates, and add those that the rules missed, in text order."""
    moved = [replace(candidate, score=_score(doc, candidate)) for candidate in candidates]
    return _in_text_order(moved, list(missed(doc, document, candidates)))


def _score(doc: Doc, candidate: Candidate) -> float:
    moved = candidate.score + _of_target(doc, candidate) + _of_names(doc, candidate)
    return round(min(max(moved, LOWEST), HIGHEST), 3) if moved != candidate.score else candidate.score


def _of_target(doc: Doc, candidate: Candidate) -> float:
    verbs = [token for token in _within(doc, candidate, "kind") if candidate.kind in people_verb(token)]
    told = [patient for verb in verbs for patient in patients(verb)]
    if not told or not any(field == "target" for field, _, _ in candidate.evidence):
        return 0.0
    targets = {token.i for token in _within(doc, candidate, "target")}
    return TARGET_AGREES if any(patient.i in targets for patient in told) else TARGET_DIFFERS


def _of_names(doc: Doc, candidate: Candidate) -> float:
    places = [(place.start, place.end, PLACES) for place in candidate.places]
    actors = [(start, end, PARTIES) for field, start, end in candidate.evidence if field == "actor"]
    return sum(_of_name(doc, start, end, kinds) for start, end, kinds in (*places, *actors))


def _of_name(doc: Doc, start: int, end: int, kinds: frozenset[str]) -> float:
    labels = {entity.label_.upper() for entity in doc.ents if entity.start_char < end and start < entity.end_char}
    if not labels:
        return 0.0
    return NAME_AGREES if labels & kinds else NAME_DIFFERS


def _within(doc: Doc, candidate: Candidate, field: str) -> list[Token]:
    spans = [(start, end) for name, start, end in candidate.evidence if name == field]
    found = (doc.char_span(start, end, alignment_mode="expand") for start, end in spans)
    return [token for span in found if span is not None for token in span]


def _in_text_order(candidates: list[Candidate], added: list[Candidate]) -> list[Candidate]:
    """Return all in text order; the numbers by which candidates point at each other follow them."""
    if not added:
        return candidates
    numbered = [*enumerate(candidates), *((-1, candidate) for candidate in added)]
    numbered.sort(key=lambda pair: pair[1].start)
    place = {number: at for at, (number, _) in enumerate(numbered)}
    return [
        candidate if candidate.of is None else replace(candidate, of=place[candidate.of]) for _, candidate in numbered
    ]
