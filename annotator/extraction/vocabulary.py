"""The closed lists that claims are described with: each word has an id, a label and a definition."""

from dataclasses import dataclass
from typing import Any, TypeVar

from .data import items, load


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a vocabulary; its definition is what the reader sees as help."""

    id: str
    label: str
    definition: str


class Modality(Term):
    """How the text puts a claim: as fact, allegation, denial or possibility."""

    __slots__ = ()


class Scope(Term):
    """A flag beside the modality that says what kind of speech the claim stands in."""

    __slots__ = ()


class VictimStatus(Term):
    """Whether the people of a claim took part in fighting, as the text labels them."""

    __slots__ = ()


class Role(Term):
    """The part that a claim plays among the claims about one incident."""

    __slots__ = ()


class DateBasis(Term):
    """Where the date of a claim comes from."""

    __slots__ = ()


class PlaceRole(Term):
    """What a place is to a claim."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Kind(Term):
    """A kind of claim with its unit and its names in the ACLED and PLOVER schemes."""

    unit: str
    acled_event: str
    acled_sub_event: str
    plover_event: str
    plover_mode: str


@dataclass(frozen=True, slots=True)
class Hedge(Term):
    """A way to put a number, and the bounds that it stands for.

    `min`, `best` and `max` are formulas over N (and M for a range); none means open.
    """

    min: str | None
    best: str | None
    max: str | None
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    value: int | None = None


T = TypeVar("T", bound=Term)


def _terms(kind: type[T], name: str) -> dict[str, T]:
    return {row["id"]: kind(**row) for row in items(name)}


def _hedge(row: dict[str, Any]) -> Hedge:
    lists = {name: tuple(row.get(name, ())) for name in ("before", "after", "words")}
    return Hedge(**{**row, **lists})


def _hedges() -> dict[str, Hedge]:
    return {row["id"]: _hedge(row) for row in items("hedges")}


KINDS = _terms(Kind, "kinds")
MODALITIES = _terms(Modality, "modalities")
SCOPES = _terms(Scope, "scopes")
VICTIM_STATUSES = _terms(VictimStatus, "victim_statuses")
ROLES = _terms(Role, "roles")
DATE_BASES = _terms(DateBasis, "date_bases")
PLACE_ROLES = _terms(PlaceRole, "place_roles")
HEDGES = _hedges()
HEDGE_TABLE_VERSION: str = load("hedges")["version"]
UNITS = (
    "person", "body", "event", "projectile", "vehicle", "batch", "movement", "item",
)  # fmt: skip
