"""Candidates that a parse shows and the rules missed: people killed, injured or arrested, counted or called people."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from .candidates import Candidate, Document
from .components.assembly import EXTRACTOR_VERSION
from .hedge_table import HedgeTable, table_of
from .lexicon import NOTHING, Person, folded, lexicon
from .numbers import Quantity, parse_quantity
from .parses import AUXILIARIES, NUMBERS, manner, patients, people_verb
from .passages import surroundings
from .people import ONE, SEVERAL, is_plural

SCORE = 0.3
_MODALS = frozenset("may might could would can will shall must should".split())
_NOT = frozenset({"not", "n't", "never"})
_PERSON = frozenset({"PERSON", "PER"})
_UNKNOWN = Person("unknown", "", "")


def missed(doc: Doc, document: Document, known: list[Candidate]) -> Iterator[Candidate]:
    """Yield a candidate for each verb and patient that no known candidate of the kind covers."""
    for verb in doc:
        for kind in people_verb(verb):
            for patient in patients(verb):
                if _is_people(patient) and not _is_covered(kind, verb, patient, known):
                    yield _candidate(document, kind, verb, patient)


def _is_people(patient: Token) -> bool:
    counted = any(child.dep_ in NUMBERS for child in patient.children) or patient.like_num
    return counted or _person(patient) is not None or patient.ent_type_.upper() in _PERSON


def _person(token: Token) -> Person | None:
    return lexicon().words.get(folded(token.text, token.norm_), NOTHING).person


def _is_covered(kind: str, verb: Token, patient: Token, known: list[Candidate]) -> bool:
    return any(
        candidate.kind == kind
        and (_meets(patient, candidate.start, candidate.end) or _target_of(candidate, patient))
        and _meets(verb, candidate.sentence_start, candidate.sentence_end)
        for candidate in known
    )


def _target_of(candidate: Candidate, patient: Token) -> bool:
    return any(field == "target" and _meets(patient, start, end) for field, start, end in candidate.evidence)


def _meets(token: Token, start: int, end: int) -> bool:
    return bool(token.idx < end and start < token.idx + len(token))


def _candidate(document: Document, kind: str, verb: Token, patient: Token) -> Candidate:
    first = _first(patient)
    start, end = min(first.idx, verb.idx), max(patient.idx + len(patient), verb.idx + len(verb))
    quantity, person = _quantity(first, patient, table_of(document.phrasings)), _person(patient) or _UNKNOWN
    around = surroundings(document.text, start, end, document.language)
    target = (first.idx, patient.idx + len(patient))
    return Candidate(
        kind=kind, unit="person", hedge=quantity.hedge, min=quantity.min, best=quantity.best, max=quantity.max,
        start=start, end=end, quote=document.text[start:end], modality=_modality(verb), scope=(), actor="",
        target=document.text[slice(*target)], victim_status=person.status, places=(), date_start=None, date_end=None,
        date_precision=None, date_basis="unknown", attribution="", role="new_event",
        rule=f"second_opinion.{manner(verb)}", score=SCORE, of=None, weapon="", age_group=person.age, sex=person.sex,
        place_precision=None, paragraph=around.paragraph, sentence_start=around.start, sentence_end=around.end,
        evidence=(("kind", verb.idx, verb.idx + len(verb)), ("target", *target)), extractor_version=EXTRACTOR_VERSION,
    )  # fmt: skip


def _first(patient: Token) -> Token:
    """Return where the noun phrase begins: at the leftmost word before its head that hangs on it."""
    before = [token for token in patient.subtree if token.i <= patient.i]
    return before[0]


def _quantity(first: Token, patient: Token, table: HedgeTable) -> Quantity:
    words = [token.lower_ for token in patient.doc[first.i : patient.i + 1]]
    for at in range(len(words)):
        read = parse_quantity(words, at, table)
        if read is not None:
            return read[0]
    return SEVERAL if is_plural(patient.lower_) else ONE


def _modality(verb: Token) -> str:
    children = [verb, *verb.children]
    if any(child.dep_ == "neg" or child.lower_ in _NOT for child in children):
        return "negated"
    modal = any(child.dep_ in AUXILIARIES and child.lower_ in _MODALS for child in children)
    return "hypothetical" if modal else "asserted"
