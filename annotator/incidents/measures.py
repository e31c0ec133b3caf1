"""Measures: what may be added to what, and what may never be."""

from dataclasses import dataclass

from .facts import Fact
from .frozen import Frozen

KINDS = (
    "killed", "injured", "arrested", "abducted", "released", "executed", "displaced", "missing",
    "bodies_found",
    "airstrike", "shelling", "rocket_attack", "drone_strike", "ied_explosion", "landmine",
    "suicide_attack", "assassination", "clash", "raid_operation", "airdrop", "patrol",
    "exchange_of_fire", "projectile_fired",
    "convoy_entry", "reinforcement", "withdrawal", "return",
    "weapons_seized", "property_damage", "territory_change", "other",
)  # fmt: skip
HARM = frozenset(KINDS[: KINDS.index("bodies_found") + 1])
COMBINED = "combined"


@dataclass(frozen=True, slots=True, order=True)
class Measure(Frozen):
    """What is counted: one kind, in one unit, for one victim status; never added to another (R6, R15)."""

    kind: str
    unit: str
    victim_status: str
    detail: str = ""  # "rocket by Iranian-backed militias", or "combined"


def measure_of(fact: Fact) -> Measure:
    """Return what a claim counts: opposite sides' fire kept apart (R15), combined harm kept whole (R14)."""
    status = (fact.victim_status or "unknown") if fact.kind in HARM else "not_applicable"
    if fact.combined:
        kind = "killed" if fact.kind in ("injured", "executed") else fact.kind
        return Measure(kind, fact.unit, status, COMBINED)
    if fact.kind == "projectile_fired":
        detail = fact.weapon or "projectile"
        return Measure(fact.kind, fact.unit, status, f"{detail} by {fact.actor}" if fact.actor else detail)
    return Measure(fact.kind, fact.unit, status)
