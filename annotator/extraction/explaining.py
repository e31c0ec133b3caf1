"""Why the extractor says what it says: the pipeline's own notes on a document, and a reason for every value."""

from dataclasses import dataclass

from .candidates import Candidate, Document
from .components.assembly import CANDIDATES, EXTRACTOR_VERSION
from .languages import pipeline_for
from .lexicon import Entry
from .pipeline import opened
from .reading import Chunk, Cue, Event, Sentence, Word, reading_of
from .reasons import Reason, reasons
from .second_opinion import weighed

GROUPS = {
    "np": "noun phrase", "vg": "verb group", "prep": "preposition", "conj": "joint", "sub": "opens a clause",
    "rel": "relative", "stop": "break", "including": "opens a part", "of": "of", "comma": "comma", "adverb": "adverb",
    "open": "bracket", "close": "bracket",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
    """A word with what the lexicon knows about it."""

    text: str
    start: int
    end: int
    known: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Words that the grammar took as one, and as what."""

    name: str
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """Words that matched something: a cue with the words that it reaches, a date or a place."""

    label: str
    text: str
    start: int
    end: int
    reach: str = ""


@dataclass(frozen=True, slots=True)
class SentenceNotes:
    """A sentence as the pipeline read it; `left_out` says why nothing was looked for in it."""

    text: str
    start: int
    end: int
    left_out: str
    groups: tuple[Group, ...]
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """A candidate with the reasons for its values."""

    candidate: Candidate
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Everything that was noted on the way to a document's candidates."""

    document: Document
    extractor_version: str
    sentences: tuple[SentenceNotes, ...]
    accounts: tuple[Account, ...]


def explain(document: Document) -> Explanation:
    """Read a document as `extract` does, and keep the notes; raises NoExtractor for a language that has none."""
    nlp = pipeline_for(document.language, document.parties, document.phrasings)
    doc = opened(nlp, document)
    reading = reading_of(doc)
    for _, step in nlp.pipeline:
        doc = step(doc)
    from_rules: list[Candidate] = doc.user_data[CANDIDATES]
    (heard,) = weighed([(document, from_rules)])
    before = iter(from_rules)
    accounts = []
    for candidate in heard:
        ruled = None if candidate.rule.startswith("second_opinion.") else next(before)
        event = _event_of(ruled, reading.events) if ruled else None
        accounts.append(Account(candidate, tuple(reasons(document.text, heard, candidate, event, ruled))))
    return Explanation(
        document, EXTRACTOR_VERSION, tuple(_notes(document.text, s) for s in reading.sentences), tuple(accounts)
    )


def _event_of(candidate: Candidate, events: list[Event]) -> Event | None:
    """Return the finished event that became a candidate."""
    trigger = next(((start, end) for field, start, end in candidate.evidence if field == "kind"), None)
    return next(
        (
            event
            for event in events
            if (event.kind, event.rule, event.target_text) == (candidate.kind, candidate.rule, candidate.target)
            and _span(event.sentence, *event.trigger) == trigger
        ),
        None,
    )


def _notes(text: str, sentence: Sentence) -> SentenceNotes:
    left_out = "page furniture" if sentence.furniture else "" if sentence.live else "no word here can tell of an event"
    return SentenceNotes(
        text[sentence.start : sentence.end],
        sentence.start,
        sentence.end,
        left_out,
        tuple(_groups(sentence)),
        tuple(_matches(text, sentence)),
    )


def _groups(sentence: Sentence) -> list[Group]:
    groups, at = [], 0
    for chunk in [*sentence.chunks, Chunk("", len(sentence.words), len(sentence.words))]:
        groups += [Group("", (_token(word),)) for word in sentence.words[at : chunk.start]]
        tokens = tuple(_token(word) for word in sentence.words[chunk.start : chunk.end])
        if tokens:
            groups.append(Group(GROUPS.get(chunk.type, ""), tokens))
        at = chunk.end
    return groups


def _token(word: Word) -> Token:
    known = [*_known(word.entry), *(["part of a date"] if word.dated else [])]
    return Token(word.text, word.start, word.end, tuple(known))


def _known(entry: Entry) -> list[str]:
    found = [f"verb of {use.kind} ({use.form})" for use in entry.verbs]
    if entry.noun:
        found.append(f"noun of {entry.noun.kind} ({entry.noun.number})")
    if entry.person:
        found.append(f"person ({entry.person.status})")
    if entry.actor:
        found.append(f"party {entry.actor.name}")
    if entry.weapon:
        found.append(f"weapon ({entry.weapon})")
    if entry.place:
        found.append(f"place (precision {entry.place})")
    return [*found, *sorted(tag.replace("_", " ") for tag in entry.tags)]


def _matches(text: str, sentence: Sentence) -> list[Match]:
    cues = [_cue(text, sentence, cue) for cue in sentence.cues]
    dates = [_match(text, f"date {d.first} to {d.last}", d.start, d.end) for d in sentence.dates]
    places = [_match(text, f"place, {p.role}", p.start, p.end) for p in sentence.places]
    return sorted([*cues, *dates, *places], key=lambda match: (match.start, match.end))


def _cue(text: str, sentence: Sentence, cue: Cue) -> Match:
    reach = _span(sentence, cue.reach_start, cue.reach_end)
    return _match(text, cue.label, *_span(sentence, cue.start, cue.end), reach=text[slice(*reach)])


def _match(text: str, label: str, start: int, end: int, reach: str = "") -> Match:
    return Match(label, text[start:end], start, end, reach)


def _span(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    words = sentence.words
    return words[first].start, words[max(first, min(last, len(words)) - 1)].end
