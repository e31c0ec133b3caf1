"""Why a figure is another one than an edition says: told incident by incident, each with its causes.

A figure is the sum over incidents (R1), so what the incidents gain and lose adds up to what the figure does. Pure: it
compares the frozen facts of the old edition with the facts now.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from reports.models import EditionClaim, Figure
from reports.workbench.differences import HEADINGS, RULES, Cause, Stand, causes_of

Place = tuple[str, str]  # a figure's column and key
WITHOUT_INCIDENT = "In no incident of its own"
NOTHING = ""


@dataclass(frozen=True, slots=True)
class Side:
    """What an edition, published or not, says: its figures and every claim it read."""

    figures: Mapping[Place, Figure]
    claims: Mapping[int, Stand]


@dataclass(frozen=True, slots=True)
class IncidentChange:
    """What one incident adds to a figure, before and now; empty where it adds nothing."""

    incident_id: int | None
    title: str
    before: str
    after: str
    causes: tuple[Cause, ...]


@dataclass(frozen=True, slots=True)
class FigureChange:
    """One figure of two editions that do not say the same, and why."""

    column: str
    key: str
    label: str
    column_label: str
    before: str
    after: str
    incidents: tuple[IncidentChange, ...]

    @property
    def causes(self) -> tuple[Cause, ...]:
        """Return every cause once, in the order in which causes are told."""
        found = dict.fromkeys(cause for one in self.incidents for cause in one.causes)
        return tuple(sorted(found, key=lambda cause: list(HEADINGS).index(cause.kind)))


def side(figures: Iterable[Figure], claims: Iterable[EditionClaim], titles: Mapping[int, str]) -> Side:
    """Return one side of a comparison; `titles` are those of the incidents by number."""
    return Side(
        {(figure.column, figure.key): figure for figure in figures},
        {
            one.claim_id: Stand(
                one.fact,
                one.display,
                one.excluded_by,
                one.excluded_because,
                titles.get(one.fact["incident_id"] or 0, ""),
            )
            for one in claims
        },
    )


def explain(before: Side, after: Side) -> list[FigureChange]:
    """Return the figures that differ, those of the newer side first, each with its causes."""
    places = [*after.figures, *(place for place in before.figures if place not in after.figures)]
    found = (_figure(place, before, after) for place in places)
    return [change for change in found if change is not None]


def said(figure: Figure | None) -> str:
    """Return what a figure says, with what must be read beside it; nothing where there is none."""
    return ", ".join([figure.display, *figure.data["words"]["notes"]]) if figure else NOTHING


def withdrawn(before: Side, after: Side) -> dict[str, list[int]]:
    """Return the claims and the incidents that stand behind a figure of the old side and behind none of the new."""
    then, now = _behind(before), _behind(after)
    return {name: sorted(then[name] - now[name]) for name in then}


def _figure(place: Place, before: Side, after: Side) -> FigureChange | None:
    was, now = before.figures.get(place), after.figures.get(place)
    named = now or was
    assert named is not None
    incidents = _incidents(was, now, before, after)
    if said(was) == said(now) and not incidents:
        return None
    return FigureChange(
        column=place[0],
        key=place[1],
        label=named.label,
        column_label=named.data["words"]["column"],
        before=said(was),
        after=said(now),
        incidents=incidents or (_unexplained(was, now),),
    )


def _incidents(was: Figure | None, now: Figure | None, before: Side, after: Side) -> tuple[IncidentChange, ...]:
    then, today = _shares(was), _shares(now)
    order = [*today, *(one for one in then if one not in today)]
    return tuple(
        _incident(one, then.get(one), today.get(one), before, after) for one in order if then.get(one) != today.get(one)
    )


def _incident(
    incident: int | None, was: "Share | None", now: "Share | None", before: Side, after: Side
) -> IncidentChange:
    ids = sorted({*(was.claim_ids if was else ()), *(now.claim_ids if now else ())})
    causes = dict.fromkeys(
        cause for one in ids for cause in causes_of(one, before.claims.get(one), after.claims.get(one))
    )
    title = next((stand.incident for one in ids if (stand := after.claims.get(one) or before.claims.get(one))), "")
    return IncidentChange(
        incident_id=incident,
        title=title or WITHOUT_INCIDENT,
        before=was.display if was else NOTHING,
        after=now.display if now else NOTHING,
        causes=tuple(causes) or (_by_rules(tuple(ids)),),
    )


@dataclass(frozen=True)
class Share:
    """What an incident adds to a figure: its numbers, its standing and the claims that say so."""

    numbers: Any
    display: str
    claim_ids: tuple[int, ...]
    standing: tuple[Any, ...]


def _shares(figure: Figure | None) -> dict[int | None, Share]:
    """Return what each incident adds; reports of none belong to no incident (R12)."""
    if figure is None:
        return {}
    words = figure.data["words"]["incidents"]
    found: dict[int | None, Share] = {
        one["incident_id"]: Share(
            (one["number"], one["net"]),
            told["display"],
            tuple(sorted([*one["claim_ids"], *one["reversed_by"]])),
            tuple(one.get(name) for name in ("provisional", "contested", "grade", "unread")),
        )
        for one, told in zip(figure.data["contributions"], words, strict=True)
    }
    if figure.data["none_reports"]:
        found[None] = Share(None, figure.display, tuple(figure.data["none_reports"]), ())
    return found


def _behind(one: Side) -> dict[str, set[int]]:
    shares = [(incident, share) for figure in one.figures.values() for incident, share in _shares(figure).items()]
    return {
        "claims": {claim for _, share in shares for claim in share.claim_ids},
        "incidents": {incident for incident, _ in shares if incident is not None},
    }


def _by_rules(claim_ids: tuple[int, ...]) -> Cause:
    return Cause(RULES, "the same claims are counted otherwise: the counting rules or other claims changed", claim_ids)


def _unexplained(was: Figure | None, now: Figure | None) -> IncidentChange:
    words = "the same incidents are put in other words" if was and now else "other days or other claims are counted"
    return IncidentChange(None, WITHOUT_INCIDENT, said(was), said(now), (Cause(RULES, words),))
