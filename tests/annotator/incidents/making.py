"""Makes facts for tests: everything that a test does not name is a plain, countable claim."""

from dataclasses import replace
from datetime import date
from typing import Any

from annotator.incidents.facts import Fact, Number, Window
from annotator.incidents.tally import Measure, tally

JANUARY = Window(date(2022, 1, 1), date(2022, 2, 1))
COUNTABLE = Fact(
    claim_id=1,
    incident_id=1,
    role="new_event",
    of=None,
    status="verified",
    kind="killed",
    unit="person",
    victim_status="civilian",
    modality="asserted",
    scope=(),
    min=3,
    best=3,
    max=3,
    date_start=date(2022, 1, 17),
    date_end=date(2022, 1, 17),
    date_precision=1,
    source_id=1,
    source_name="A monitor",
    independence_group="a monitor",
    published_on=date(2022, 1, 20),
    grade="weak",
)
CIVILIANS = Measure("killed", "person", "civilian")
COMBATANTS = Measure("killed", "person", "combatant")
UNSAID = {"min": None, "best": None, "max": None}


def fact(claim_id: int = 1, *, n: int | None = None, **fields: Any) -> Fact:
    """Return a countable claim; `n` sets an exact number."""
    if n is not None:
        fields = {"min": n, "best": n, "max": n} | fields
    return replace(COUNTABLE, claim_id=claim_id, **fields)


def unquantified(claim_id: int = 1, **fields: Any) -> Fact:
    """Return a claim such as "injuring others"."""
    return fact(claim_id, **({"min": 2, "best": None, "max": None, "hedge": "several"} | fields))


def none_reported(claim_id: int = 1, **fields: Any) -> Fact:
    """Return a claim such as "no casualties were reported"."""
    said = {"min": 0, "best": 0, "max": None, "hedge": "none_reported", "modality": "negated"}
    return fact(claim_id, **(said | {"victim_status": "unknown"} | fields))


def number_of(*facts: Fact, measure: Measure = CIVILIANS, **wanted: Any) -> Number | None:
    """Return the number of one figure in January's tally of these claims."""
    row = tally(facts, JANUARY).figure(measure, **wanted)
    return row and row.number


def verdict(claim: Fact, *others: Fact) -> tuple[str, str] | None:
    """Return the rule and the reason that keep a claim out, or None where it counts."""
    kept_out = [each for each in tally([claim, *others], JANUARY).exclusions if each.claim_id == claim.claim_id]
    return (kept_out[0].rule, kept_out[0].reason) if kept_out else None
