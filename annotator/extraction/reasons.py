"""A reason for every value of a candidate, in words, with the passages that it rests on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from .candidates import Candidate
from .components.modality import ModalityReader
from .reading import Event, VerbGroup
from .vocabulary import DATE_BASES, HEDGES, KINDS, MODALITIES, PLACE_ROLES, ROLES, VICTIM_STATUSES, Term


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one field has its value; `words` are the passages that say so."""

    field: str
    value: str
    because: str
    words: tuple[str, ...] = ()


def reasons(
    text: str, all_of_them: Sequence[Candidate], candidate: Candidate, event: Event | None, ruled: Candidate | None
) -> Iterator[Reason]:
    """Yield a reason for each field; `event` is the notes' own record, `ruled` the candidate as the rules left it."""
    found = Evidence(text, candidate)
    yield Reason("kind", KINDS[candidate.kind].label, f"Rule {candidate.rule} fired at these words.", found.of("kind"))
    yield _number(candidate, found)
    yield _modality(candidate, event)
    if candidate.scope:
        yield Reason("scope", ", ".join(candidate.scope), "Set by the cues above or by the claim's role.")
    yield found.named("actor", candidate.actor, "Nobody is named as the one who did it.")
    yield found.named("target", candidate.target, "The words do not say whom or what it happened to.")
    yield _term("victim status", VICTIM_STATUSES[candidate.victim_status], found.of("target"))
    yield from _places(candidate)
    yield _date(candidate, found)
    yield found.named("attribution", candidate.attribution, "The author speaks: nobody else is named as saying so.")
    yield _role(all_of_them, candidate)
    yield _score(candidate, ruled)


class Evidence:
    """The passages that a candidate's values were read from."""

    def __init__(self, text: str, candidate: Candidate) -> None:
        self.text, self.candidate = text, candidate

    def of(self, field: str) -> tuple[str, ...]:
        """Return the words that a field was read from."""
        return tuple(self.text[start:end] for name, start, end in self.candidate.evidence if name == field)

    def named(self, field: str, value: str, nobody: str) -> Reason:
        """Return the reason for a name: where it stands, or that there is none."""
        spans = [(start, end) for name, start, end in self.candidate.evidence if name == field]
        if not value:
            return Reason(field, "", nobody)
        inside = any(self.candidate.sentence_start <= start < self.candidate.sentence_end for start, _ in spans)
        because = "Named in this sentence." if inside or not spans else "Taken over from another sentence."
        return Reason(field, value, because, self.of(field))


def _term(field: str, term: Term, words: tuple[str, ...] = ()) -> Reason:
    return Reason(field, term.label, term.definition, words)


def _number(candidate: Candidate, found: Evidence) -> Reason:
    if not candidate.hedge:
        return Reason("number", "", "The words give no number.")
    bounds = ((candidate.min, "–"), (candidate.best, "–"), (candidate.max, "open"))
    value = " / ".join(missing if bound is None else str(bound) for bound, missing in bounds)
    hedge = HEDGES[candidate.hedge]
    return Reason("number", value, f"{hedge.label}: {hedge.definition}", found.of("quantity"))


def _modality(candidate: Candidate, event: Event | None) -> Reason:
    label = MODALITIES[candidate.modality].label
    if event is None:
        return Reason("modality", label, "As the second opinion's parse has the verb.")
    words, sentence = [], event.sentence
    for cue in sentence.cues:
        if ModalityReader.reaches(sentence.words, cue, event):
            words.append(" ".join(word.text for word in sentence.words[cue.start : cue.end]) + f" ({cue.label})")
    chunk = sentence.chunks[event.chunk]
    if isinstance(chunk, VerbGroup) and chunk.modal:
        words.append(f"{chunk.modal} (before the verb)")
    if isinstance(chunk, VerbGroup) and chunk.negated:
        words.append("a negation at the verb")
    if words:
        return Reason("modality", label, "These cues reach the event's words.", tuple(words))
    if candidate.modality == "asserted":
        return Reason("modality", label, "No cue that makes it less than asserted reaches the event's words.")
    return Reason("modality", label, "From the number, the verb's form or the claim that it is a part of.")


def _places(candidate: Candidate) -> Iterator[Reason]:
    if not candidate.places:
        yield Reason("places", "", "No place in the sentence, or near it, belongs to the event.")
    for place in candidate.places:
        role = PLACE_ROLES[place.role]
        yield Reason("places", place.name, f"{role.label}: {role.definition} Precision {place.precision}.")


def _date(candidate: Candidate, found: Evidence) -> Reason:
    basis = DATE_BASES[candidate.date_basis]
    days = [day.isoformat() for day in (candidate.date_start, candidate.date_end) if isinstance(day, date)]
    because = f"{basis.label}: {basis.definition}"
    if candidate.date_precision:
        because += f" Precision {candidate.date_precision}."
    return Reason("date", " to ".join(dict.fromkeys(days)), because, found.of("date"))


def _role(all_of_them: Sequence[Candidate], candidate: Candidate) -> Reason:
    whole = (all_of_them[candidate.of].quote,) if candidate.of is not None else ()
    return _term("role", ROLES[candidate.role], whole)


def _score(candidate: Candidate, ruled: Candidate | None) -> Reason:
    if ruled is None:
        return Reason("score", f"{candidate.score:.2f}", "The fixed score of what only the second opinion proposes.")
    if ruled.score == candidate.score:
        return Reason("score", f"{candidate.score:.2f}", "The share of its like that was right on labelled texts.")
    moved = candidate.score - ruled.score
    return Reason(
        "score", f"{candidate.score:.2f}", f"{ruled.score:.2f} from its traits, {moved:+.2f} by the second opinion."
    )
