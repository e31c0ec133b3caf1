"""What goes into extraction and what comes out of it, as frozen values."""

from dataclasses import dataclass
from datetime import date

from .parties import Party
from .phrasings import Phrasing


@dataclass(frozen=True, slots=True)
class Document:
    """A text to read, with what is known about when it was published and which period it covers.

    `parties` are actors that the caller knows beside the built-in ones, `phrasings` words that hedge numbers.
    """

    text: str
    id: str = ""
    published: date | None = None
    window: tuple[date, date] | None = None
    language: str = "en"
    parties: tuple[Party, ...] = ()
    phrasings: tuple[Phrasing, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A place named in the text, with the part it plays in the claim."""

    name: str
    role: str
    start: int
    end: int
    precision: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """One proposed claim: a quoted span and a value for each field, never a decision.

    Offsets are code points, half open, and `quote == text[start:end]`. `of` is the index, in the list
    that `extract` returns, of the claim that `role` refers to. `evidence` names, field by field, the
    words that a value was read from. `combined` marks one number for people killed and injured together.
    """

    kind: str
    unit: str
    hedge: str
    min: int | None
    best: int | None
    max: int | None
    start: int
    end: int
    quote: str
    modality: str
    scope: tuple[str, ...]
    actor: str
    target: str
    victim_status: str
    places: tuple[Place, ...]
    date_start: date | None
    date_end: date | None
    date_precision: int | None
    date_basis: str
    attribution: str
    role: str
    rule: str
    score: float
    of: int | None
    weapon: str
    age_group: str
    sex: str
    place_precision: int | None
    paragraph: int
    sentence_start: int
    sentence_end: int
    evidence: tuple[tuple[str, int, int], ...]
    extractor_version: str
    combined: bool = False
