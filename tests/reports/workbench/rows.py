"""Rows for what needs no database: figures and claims of editions that are never saved."""

from typing import Any

from reports.models import Edition, EditionArticle, EditionClaim, Figure
from reports.workbench.causes import Side, side

NUMBER = {"min": 4, "best": 4, "max": 4}
TITLES = {1: "Market bomb", 2: "Clash", 3: "Raid"}


def number(least: int, best: int | None = None, most: int | None = -1) -> dict[str, int | None]:
    """Return a number: exact, or with its range; None is an open end."""
    return {"min": least, "best": least if best is None else best, "max": least if most == -1 else most}


def told(value: dict[str, int | None]) -> str:
    """Return a number as it is read."""
    if value["max"] is None:
        return f"at least {value['min']}"
    return f"{value['min']}" if value["min"] == value["max"] else f"{value['min']}–{value['max']}"


def make_figure(
    kind: str = "killed",
    status: str = "combatant",
    value: dict[str, int | None] | None = None,
    incidents: dict[int, tuple[dict[str, int | None], list[int]]] | None = None,
    column: str = "recorded",
    notes: tuple[str, ...] = (),
    unit: str = "person",
    detail: str = "",
    **more: Any,
) -> Figure:
    """Return a figure; `incidents` are numbers and claims by incident."""
    value = NUMBER if value is None else value
    incidents = incidents or {}
    data = {
        "measure": {"kind": kind, "unit": unit, "victim_status": status, "detail": detail},
        "number": value, "net": None, "party": "", "outside_window": False, "provisional": False,
        "reported_none": False, "none_reports": [], "breakdown": [],
        "contributions": [
            {"incident_id": id, "number": of, "net": None, "claim_ids": claims, "reversed_by": [],
             "provisional": True, "contested": False, "grade": "weak", "unread": False}
            for id, (of, claims) in incidents.items()
        ],
        "words": {"column": column.capitalize(), "notes": list(notes), "shares": [],
                  "incidents": [{"display": told(of)} for of, _ in incidents.values()]},
    } | more  # fmt: skip
    label = f"{kind.replace('_', ' ').capitalize()}, {status}s"
    key = "/".join(filter(None, [kind, unit, status, detail]))
    return Figure(key=key, column=column, label=label, display=told(value), data=data)


def make_row(claim_id: int = 1, value: dict[str, int | None] | None = None, excluded_by: str = "", **fact: Any):
    """Return a claim as an edition keeps it."""
    value = NUMBER if value is None else value
    facts = {
        "claim_id": claim_id, "incident_id": 1, "role": "new_event", "of": None, "status": "verified",
        "kind": "killed", "unit": "person", "victim_status": "combatant", "modality": "asserted", "scope": [],
        "hedge": "exact", "date_start": "2022-01-17", "date_end": "2022-01-17", "grade": "weak", "source_id": 1,
        "independence_group": "Monitor", "source_name": "Monitor", "published_on": "2022-01-20", "unread": False,
        "preferred": False, "supported_by": [], "reliability": "B", "party": "", "reason": "",
    } | value | fact  # fmt: skip
    return EditionClaim(
        claim_id=claim_id, fact=facts, display=f"{told(value)} people", version=1, quote="a quote",
        kind_label="Killed", excluded_by=excluded_by, excluded_because="because" if excluded_by else "",
        article=EditionArticle(article_id=1, title="A report", source="Monitor"), edition=Edition(number=1),
    )  # fmt: skip


def make_side(figures: list[Figure], claims: list[EditionClaim]) -> Side:
    """Return one side of a comparison."""
    return side(figures, claims, TITLES)
