"""Scores the extractor on the 88th monthly report, passage by passage."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from annotator.extraction import Candidate, Document, extract
from bench.corpus import document, text

WINDOW = (date(2021, 12, 23), date(2022, 1, 23))

# The labels' kinds in the method's words; where one label covers two of them, either will do.
KINDS = {
    "killing": {"killed"}, "arrest": {"arrested"}, "injury": {"injured"}, "air_strike": {"airstrike"},
    "rocket_attack": {"projectile_fired", "rocket_attack"}, "shelling": {"projectile_fired", "shelling"},
    "impact": {"projectile_fired"}, "casualty_report": {"killed", "injured"}, "burial": {"bodies_found"},
    "troop_movement": {"withdrawal", "return"}, "weapons_seizure": {"weapons_seized"}, "damage": {"property_damage"},
    "abduction": {"abducted"}, "displacement": {"displaced"}, "killing_and_injury": {"killed", "injured"},
    "civilian_harm": {"killed"}, "attack_historical": {"raid_operation", "clash", "rocket_attack", "shelling"},
    "attack_feared": {"rocket_attack", "airstrike"}, "convoy_entry": {"convoy_entry", "reinforcement"},
    "raid_operation": {"raid_operation"}, "airdrop": {"airdrop"}, "exchange_of_fire": {"exchange_of_fire"},
    "causal_claim": {"exchange_of_fire", "shelling"}, "target_description": {"airstrike"}, "tactic": {"raid_operation"},
    "territorial_control": {"territory_change"},
}  # fmt: skip
ROLES = {"none": "", "possible_part_of": "part_of"}
NEAR = 40


@dataclass
class Score:
    """Which labelled passages were found with everything right, and which candidates match no passage."""

    wanted: list[str] = field(default_factory=list)
    found: list[str] = field(default_factory=list)
    wrong: dict[str, str] = field(default_factory=dict)
    false: list[Candidate] = field(default_factory=list)
    proposed: int = 0

    @property
    def recall(self) -> float:
        """Return the share of the passages that matter which came out right, in per cent."""
        return 100 * len(self.found) / len(self.wanted)

    @property
    def precision(self) -> float:
        """Return the share of the candidates that match a labelled passage, in per cent."""
        return 100 * (1 - len(self.false) / self.proposed) if self.proposed else 0.0


def score() -> Score:
    """Read the report and compare."""
    candidates = extract(Document(text("88th_month/article.txt"), window=WINDOW))
    labels = document("88th_month/gold.json")["claims"]
    result = Score(proposed=len(candidates))
    for label in labels:
        if not matters(label):
            continue
        result.wanted.append(label["id"])
        near = [one for one in candidates if _matches(label, one)]
        faults = min((_faults(label, one) for one in near), key=len, default=["not found"])
        if faults:
            result.wrong[label["id"]] = ", ".join(faults)
        else:
            result.found.append(label["id"])
    result.false = [one for one in candidates if not any(_matches(label, one) for label in labels)]
    return result


def matters(label: dict[str, Any]) -> bool:
    """Tell whether a passage is eligible, held, an allegation about people, or a report of none."""
    eligible = label["tally"]["eligible_if_confirmed"] != "no"
    return eligible or label["id"] in {"K02", "W04", "E08", "B07", "B08"}


def _matches(label: dict[str, Any], one: Candidate) -> bool:
    place = label["evidence"]
    gap = max(place["start"], one.start) - min(place["end"], one.end)
    return one.kind in KINDS.get(label["kind"], set()) and gap <= NEAR


def _faults(label: dict[str, Any], one: Candidate) -> list[str]:
    quantity = label["quantity"] or {}
    modalities = {label["modality"], label.get("modality_also_acceptable")}
    role = ROLES.get(label["role"], label["role"])
    pairs = [
        ("min", quantity.get("min"), one.min),
        ("max", quantity.get("max"), one.max),
        ("role", role, one.role),
    ]
    faults = [f"{name} {found} for {wanted}" for name, wanted, found in pairs if wanted != found]
    if one.modality not in modalities:
        faults.append(f"modality {one.modality}")
    return faults
