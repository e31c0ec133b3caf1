"""Puts a tally into the words in which it is published: each figure, its incidents, its shares, its controls."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from annotator.claims.vocabulary import label, terms
from annotator.incidents import wording
from annotator.incidents.facts import Fact
from annotator.incidents.figures import Contribution, Control, Figure, Part

# What an edition has room for; actors' names are the one part without a bound of its own.
LONGEST_KEY, LONGEST_LABEL = 200, 300


@dataclass(frozen=True)
class PartInWords:
    """What one incident adds to a figure, or one share of it ("children"), in words."""

    label: str
    display: str
    when: str = ""
    note: str = ""


@dataclass(frozen=True)
class FigureInWords:
    """A figure with its words: `key` names it across editions, `incidents` follow the figure's contributions."""

    figure: Figure
    key: str
    label: str
    column_label: str
    display: str
    notes: tuple[str, ...]
    incidents: tuple[PartInWords, ...]
    shares: tuple[PartInWords, ...]


@dataclass(frozen=True)
class ControlInWords:
    """A source's running total beside what is recorded (R8), in words."""

    claim_id: int
    label: str
    stated: str
    recorded: str
    unaccounted: str


def describe(figures: Iterable[Figure], facts: Mapping[int, Fact]) -> tuple[FigureInWords, ...]:
    """Return the figures with their words; `facts` are those they were counted from, by claim."""
    kinds = _kinds()
    return tuple(_figure(figure, facts, kinds) for figure in figures)


def describe_controls(controls: Iterable[Control]) -> tuple[ControlInWords, ...]:
    """Return the running totals with their words."""
    kinds = _kinds()
    return tuple(
        ControlInWords(
            one.claim_id,
            wording.label(one.measure, kinds),
            wording.spread(one.stated),
            wording.spread(one.recorded) if one.recorded else "nothing",
            "more is recorded than it allows" if one.exceeded else wording.spread(one.unaccounted),
        )
        for one in controls
    )


def key_of(figure: Figure) -> str:
    """Return the name of a figure within its column: the same measure has the same key in every edition."""
    measure = figure.measure
    parts = [measure.kind, measure.unit, measure.victim_status, measure.detail, figure.party]
    key = "/".join(filter(None, [*parts, "outside" if figure.outside_window else ""]))
    if len(key) <= LONGEST_KEY:
        return key
    return f"{key[: LONGEST_KEY - 17]}~{hashlib.sha256(key.encode()).hexdigest()[:16]}"


def _kinds() -> dict[str, str]:
    return {kind: term.label for kind, term in terms("kinds").items()}


def _figure(figure: Figure, facts: Mapping[int, Fact], kinds: Mapping[str, str]) -> FigureInWords:
    name = wording.label(figure.measure, kinds)
    return FigureInWords(
        figure=figure,
        key=key_of(figure),
        label=name if len(name) <= LONGEST_LABEL else f"{name[: LONGEST_LABEL - 1]}…",
        column_label=wording.column(figure),
        display=wording.headline(figure),
        notes=wording.notes(figure, kinds),
        incidents=tuple(_incident(one, figure, facts) for one in figure.contributions),
        shares=tuple(_share(part, figure.measure.unit) for part in figure.breakdown),
    )


def _incident(one: Contribution, figure: Figure, facts: Mapping[int, Fact]) -> PartInWords:
    """Name what an incident adds as if it were the whole figure, so that both speak of numbers alike."""
    unquantified = int(one.number is None)
    alone = replace(
        figure, number=one.number, net=one.net, incidents=1, unquantified_incidents=unquantified, contributions=(one,)
    )
    precisions = [precision for claim in one.claim_ids if (precision := facts[claim].date_precision)]
    end = one.date_end if one.date_end != one.date_start else None
    remarks = (
        f"graded {label('grades', one.grade).lower()}" if one.grade else "",
        f"{len(one.groups)} independent {wording.plural('source', len(one.groups))}",
        "second reading missing" if one.unread else "",
        "denied by a party" if one.contested and one.grade != "contested" else "",
    )
    return PartInWords(
        label="",
        display="unquantified" if unquantified and one.net is None else wording.headline(alone),
        when=wording.when(one.date_start, end, min(precisions, default=None)),
        note=" · ".join(filter(None, remarks)),
    )


def _share(part: Part, unit: str) -> PartInWords:
    people = wording.STATUSES.get(part.victim_status, "")
    traits = [part.sex, part.age_group, people]
    return PartInWords(", ".join(filter(None, traits)), wording.amount(part.number, unit))
