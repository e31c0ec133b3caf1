"""The working notes that the components of the pipeline pass on, one per document."""

from dataclasses import dataclass, field
from datetime import date

from spacy.tokens import Doc

from .candidates import Document
from .lexicon import NOTHING, Actor, Entry
from .numbers import Quantity


@dataclass(slots=True, eq=False)
class Word:
    """A token of a sentence; spaces and quotation marks are left out."""

    text: str
    norm: str
    start: int
    end: int
    entry: Entry = NOTHING
    dated: bool = False

    def has(self, tag: str) -> bool:
        return tag in self.entry.tags


@dataclass(slots=True, eq=False)
class Chunk:
    """A run of words that the grammar takes as one: a phrase, a verb group or a joint between them."""

    type: str
    start: int
    end: int


@dataclass(slots=True, eq=False)
class Phrase(Chunk):
    """A noun phrase: its quantity, determiner and head word, and the event or party that it names."""

    head: int = 0
    quantity: Quantity | None = None
    quantity_at: tuple[int, int] = (0, 0)
    determiner: str = ""
    noun: Entry | None = None
    noun_at: tuple[int, int] = (0, 0)
    actors: list[tuple[Actor, int, int]] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class VerbGroup(Chunk):
    """A verb with its auxiliaries."""

    main: int = 0
    entry: Entry = NOTHING
    passive: bool = False
    finite: bool = False
    bare: bool = True
    negated: bool = False
    modal: str = ""
    infinitive: bool = False


@dataclass(slots=True, eq=False)
class DateMention:
    """A stretch of text that dates something, read against the document's dates."""

    start: int
    end: int
    first: date
    last: date
    precision: int


@dataclass(slots=True, eq=False)
class PlaceMention:
    """A place named in a sentence."""

    name: str
    role: str
    start: int
    end: int
    precision: int


@dataclass(slots=True, eq=False)
class Cue:
    """Words that set the modality or scope of what they reach."""

    label: str
    start: int
    end: int
    reach_start: int
    reach_end: int


@dataclass(slots=True, eq=False)
class Event:
    """A found event before its fields are complete."""

    kind: str
    frame: str
    rule: str
    sentence: "Sentence"
    trigger: tuple[int, int]
    chunk: int
    target: Phrase | None = None
    target_end: int = 0
    reach: tuple[int, int] | None = None
    quantity: Quantity | None = None
    unit: str = ""
    span: tuple[int, int] | None = None
    actor: str = ""
    actor_at: tuple[int, int] | None = None
    actor_side: str = ""
    target_text: str = ""
    target_at: tuple[int, int] | None = None
    status: str = "unknown"
    age: str = ""
    sex: str = ""
    weapon: str = ""
    part_of: "Event | None" = None
    role: str = "new_event"
    of: "Event | None" = None
    modality: str = "asserted"
    scope: list[str] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    date: DateMention | None = None
    date_basis: str = "unknown"
    attribution: str = ""
    attribution_at: tuple[int, int] | None = None
    definite: bool = False
    dropped: bool = False


@dataclass(slots=True, eq=False)
class Sentence:
    """A sentence with everything found in it."""

    start: int
    end: int
    first_token: int
    last_token: int
    paragraph: int
    index: int
    headline: bool = False
    furniture: bool = False
    bullet: bool = False
    live: bool = False
    opens_list: bool = False
    listed: bool = False
    words: list[Word] = field(default_factory=list)
    openings: list[tuple[int, int]] = field(default_factory=list)
    quantities: dict[int, tuple[Quantity, int]] = field(default_factory=dict)
    phrases: dict[int, tuple[Entry, int]] = field(default_factory=dict)
    chunks: list[Chunk] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)
    placed: bool = False
    places: list[PlaceMention] = field(default_factory=list)
    cues: list[Cue] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Reading:
    """Everything found in a document so far."""

    document: Document
    sentences: list[Sentence] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    upper: bool = False
    newest: date | None = None
    recalling: dict[tuple[int, str], bool] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return self.document.text


KEY = "reading"


def reading_of(doc: Doc) -> Reading:
    """Return the notes of a document, begun if there are none."""
    reading: Reading | None = doc.user_data.get(KEY)
    if reading is None:
        reading = Reading(Document(doc.text))
        doc.user_data[KEY] = reading
    return reading
