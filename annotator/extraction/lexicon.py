"""The words that extraction knows, folded into one table by word and one by first word of a phrase."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from spacy.lang.en import English

from .data import items, load

DASHES = frozenset({"-", "–", "‑"})
QUOTES = frozenset({'"', "'", "“", "”", "‘", "’", "«", "»", "`", "``", "''", "*", "‹", "›", "„"})


@dataclass(frozen=True, slots=True)
class Person:
    """What a word for people says about them."""

    status: str
    age: str
    sex: str


@dataclass(frozen=True, slots=True)
class VerbUse:
    """A verb form that can tell of an event: which kind, in which frame, and which form it is."""

    kind: str
    frame: str
    form: str


@dataclass(frozen=True, slots=True)
class NounUse:
    """A noun that can tell of an event; `number` is singular, plural or mass."""

    kind: str
    frame: str
    number: str


@dataclass(frozen=True, slots=True)
class Actor:
    """A party of the conflict as the lexicon knows it."""

    id: str
    name: str
    side: str
    kind: str
    status: str


@dataclass(slots=True, eq=False)
class Entry:
    """All that the lexicon knows about one word or phrase."""

    tags: set[str] = field(default_factory=set)
    person: Person | None = None
    verbs: list[VerbUse] = field(default_factory=list)
    noun: NounUse | None = None
    weapon: str = ""
    place: int = 0
    actor: Actor | None = None


FORMS = ("base", "third", "past", "participle", "gerund", "adjective")
Phrase = tuple[tuple[str, ...], Entry]
EntryMaker = Callable[[str], Entry]
NOTHING = Entry()


@dataclass(slots=True, eq=False)
class Lexicon:
    """Entries by word, and by first word for phrases, longest first."""

    words: dict[str, Entry] = field(default_factory=dict)
    phrases: dict[str, list[Phrase]] = field(default_factory=dict)

    def at(self, tokens: tuple[str, ...]) -> Entry:
        """Return the entry of a word or phrase, made if it is new."""
        if len(tokens) == 1:
            return self.words.setdefault(tokens[0], Entry())
        rows = self.phrases.setdefault(tokens[0], [])
        for known, entry in rows:
            if known == tokens:
                return entry
        rows.append((tokens, Entry()))
        return rows[-1][1]


def folded(text: str, norm: str) -> str:
    """Return the form under which a token is looked up."""
    if text == "US":
        return "u.s."
    return norm.lower().replace("’", "'")


@cache
def lexicon() -> Lexicon:
    """Build the lexicon from its data files, once."""
    table = Lexicon()
    tokenizer = English().tokenizer

    def entry(text: str) -> Entry:
        tokens = [folded(token.text, token.norm_) for token in tokenizer(text)]
        return table.at(tuple(t for t in tokens if t not in DASHES and t not in QUOTES))

    _add_grammar(table)
    for row in items("people"):
        person = Person(row["status"], row["age"], row["sex"])
        for word in row["words"]:
            entry(word).person = person
    _add_triggers(entry)
    _add_things(entry)
    for row in items("actors"):
        actor = Actor(row["id"], row["name"], row["side"], row["kind"], row["status"])
        for alias in row["aliases"]:
            entry(alias).actor = actor
    for rows in table.phrases.values():
        rows.sort(key=lambda phrase: -len(phrase[0]))
    return table


def _add_grammar(table: Lexicon) -> None:
    for tag, words in load("grammar").items():
        for word in words:
            table.words.setdefault(word, Entry()).tags.add(tag)


def _add_triggers(entry: EntryMaker) -> None:
    triggers = load("triggers")
    for row in triggers["verbs"]:
        for form in FORMS:
            if form not in row:
                continue
            known = entry(row[form])
            known.verbs.append(VerbUse(row["kind"], row["frame"], form))
    for row in triggers["nouns"]:
        for number in ("singular", "plural", "mass"):
            for word in row[number]:
                known = entry(word)
                known.noun = known.noun or NounUse(row["kind"], row["frame"], number)


def _add_things(entry: EntryMaker) -> None:
    things = load("things")
    for weapon, words in things["weapons"].items():
        for word in words:
            entry(word).weapon = weapon
    for precision, words in things["places"].items():
        for word in words:
            entry(word).place = int(precision)
    for tag in ("vehicles", "batches", "arms", "buildings", "times", "facilities", "not_people"):
        for word in things[tag]:
            entry(word).tags.add(tag)
