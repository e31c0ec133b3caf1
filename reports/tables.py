"""Edition rows in, page rows out: what stands where, and what it leads to. Pure: no query, no HTML.

Rows that are not saved yet (a draft's) lead nowhere, as there is no page to lead to.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reports.models import EditionClaim, Figure
from reports.ranges import Picture, picture, scales
from reports.rules import Rule, rule, rules

RECORDED, CORROBORATED, ALLEGED = "recorded", "corroborated", "alleged"
PEOPLE = "people"
EVENTS = "events"
EXPLAINED = {"none": "the source says so; that is no proof of zero", "silence": "silence is not a zero"}


@dataclass(frozen=True, slots=True)
class Tile:
    """A figure as a tile: its number in words, its picture, its note and where it leads."""

    label: str
    value: str
    note: str
    state: str
    url: str
    picture: Picture


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure in the table of all measures."""

    display: str
    notes: tuple[str, ...]
    url: str


@dataclass(frozen=True, slots=True)
class Row:
    """One measure across the columns; a column without a figure is empty."""

    label: str
    recorded: Cell | None
    picture: Picture | None
    corroborated: Cell | None
    alleged: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that differs between two editions; `before` or `after` is empty where it stands in one alone."""

    label: str
    column: str
    before: str
    after: str

    @property
    def differs(self) -> bool:
        """Tell whether the two editions say different things."""
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class RuleGroup:
    """The claims that one rule kept out."""

    rule: Rule
    claims: tuple[EditionClaim, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """A held claim with the held claims that are details of it: "130 vehicles, 4 batches"."""

    claim: EditionClaim
    details: tuple[EditionClaim, ...]


def tiles(figures: Sequence[Figure]) -> dict[str, list[Tile]]:
    """Return the recorded figures as tiles: harm to people first, then events, each in the tally's order."""
    shown = [figure for figure in figures if figure.column == RECORDED]
    scale = scales(figure.data for figure in shown)
    groups: dict[str, list[Tile]] = {PEOPLE: [], EVENTS: []}
    for figure in shown:
        harm = figure.data["measure"]["victim_status"] != "not_applicable"
        groups[PEOPLE if harm else EVENTS].append(tile(figure, picture(figure.data, scale)))
    return groups


def rows(figures: Sequence[Figure]) -> list[Row]:
    """Return one row a measure, the rows of one kind together, in the order of the first of them."""
    by_measure: dict[tuple[str, ...], list[Figure]] = {}
    kinds: dict[str, int] = {}
    for figure in figures:
        if figure.column in (RECORDED, CORROBORATED, ALLEGED):
            by_measure.setdefault(_measure(figure), []).append(figure)
            kinds.setdefault(figure.data["measure"]["kind"], len(kinds))
    scale = scales(figure.data for figure in figures if figure.column == RECORDED)
    ordered = sorted(by_measure.items(), key=lambda item: kinds[item[0][0]])
    return [_row(found, scale) for _, found in ordered]


def by_parties(figures: Iterable[Figure]) -> list[Figure]:
    """Return what parties to the fighting claim, declare and concede (R5), which stands beside the table."""
    return [figure for figure in figures if figure.column not in (RECORDED, CORROBORATED, ALLEGED)]


def alleged(figures: Iterable[Figure]) -> list[Figure]:
    """Return the figures that are alleged and not counted (R4)."""
    return [figure for figure in figures if figure.column == ALLEGED]


def held(claims: Iterable[EditionClaim]) -> list[Held]:
    """Return the claims that wait for a decision, each with its details."""
    waiting = {claim.claim_id: claim for claim in claims if claim.fact["status"] == "held"}
    wholes = [claim for claim in waiting.values() if claim.fact["of"] not in waiting]
    return [Held(whole, tuple(one for one in waiting.values() if one.fact["of"] == whole.claim_id)) for whole in wholes]


def not_counted(claims: Iterable[EditionClaim]) -> list[RuleGroup]:
    """Return every claim that does not count under the one rule that kept it out, in the method's order."""
    groups: dict[str, list[EditionClaim]] = {}
    for claim in claims:
        if claim.excluded_by:
            groups.setdefault(claim.excluded_by, []).append(claim)
    known = [id for id in rules() if id in groups]
    return [RuleGroup(rule(id), tuple(groups[id])) for id in [*known, *sorted(groups.keys() - set(known))]]


def changes(old: Iterable[Figure], new: Iterable[Figure]) -> list[Change]:
    """Return every figure of two editions side by side, the new one's first."""
    before = {(figure.column, figure.key): figure for figure in old}
    after = {(figure.column, figure.key): figure for figure in new}
    found = []
    for place in [*after, *(place for place in before if place not in after)]:
        was, now = before.get(place), after.get(place)
        named = now or was
        assert named is not None
        found.append(Change(named.label, named.data["words"]["column"], _said(was), _said(now)))
    return found


def url_of(figure: Figure) -> str:
    """Return where a figure leads: its sentences, once it is published."""
    return figure.get_absolute_url() if figure.pk else ""


def tile(figure: Figure, shown: Picture) -> Tile:
    """Return one figure as a tile with its picture."""
    incidents = figure.data["incidents"]
    counted = f"{incidents} incident{'' if incidents == 1 else 's'}" if incidents else EXPLAINED.get(shown.shape, "")
    contested = any(one["contested"] for one in figure.data["contributions"])
    return Tile(
        label=figure.label,
        value=figure.display,
        note=" · ".join(filter(None, [counted, *figure.data["words"]["notes"]])),
        state="alleged" if figure.column == ALLEGED else "contested" if contested else "verified",
        url=url_of(figure) if incidents or figure.data["none_reports"] else "",
        picture=shown,
    )


def _row(figures: Sequence[Figure], scale: dict[str, int]) -> Row:
    columns: dict[str, list[Figure]] = {}
    for figure in figures:
        columns.setdefault(figure.column, []).append(figure)
    recorded = next(iter(columns.get(RECORDED, ())), None)
    corroborated = next(iter(columns.get(CORROBORATED, ())), None)
    return Row(
        label=figures[0].label,
        recorded=_cell(recorded) if recorded else None,
        picture=picture(recorded.data, scale) if recorded else None,
        corroborated=_cell(corroborated) if corroborated else None,
        alleged=tuple(_cell(figure) for figure in columns.get(ALLEGED, ())),
    )


def _cell(figure: Figure) -> Cell:
    leads_somewhere = figure.data["incidents"] or figure.data["none_reports"]
    return Cell(figure.display, tuple(figure.data["words"]["notes"]), url_of(figure) if leads_somewhere else "")


def _measure(figure: Figure) -> tuple[str, ...]:
    measure = figure.data["measure"]
    return measure["kind"], measure["unit"], measure["victim_status"], measure["detail"]


def _said(figure: Figure | None) -> str:
    return ", ".join([figure.display, *figure.data["words"]["notes"]]) if figure else ""
