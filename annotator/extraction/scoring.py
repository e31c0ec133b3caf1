"""How likely a candidate is right: the sum of what its traits are worth, fitted on labelled texts.

The weights are in `data/calibration.json`, where a person can read them: each trait with its weight in log-odds, how
often it was seen, and how often a candidate that had it was right. The score orders the queue; it decides nothing.
"""

from functools import cache
from math import exp

from .candidates import Candidate
from .data import load

LOWEST, HIGHEST = 0.02, 0.98
Traits = tuple[str, ...]


def traits(
    kind: str, rule: str, hedge: str, modality: str, role: str, status: str, basis: str, placed: bool, actor: str,
    paragraph: int,
) -> Traits:  # fmt: skip
    """Return what the score of a candidate goes by; `actor` is "here", "elsewhere" or "nobody"."""
    family = rule.partition(".")[2]
    return (
        f"kind {kind}", f"rule {family}", f"number {hedge or 'none'}", f"modality {modality}", f"role {role}",
        f"status {status}", f"date {basis}", f"place {'named' if placed else 'unknown'}", f"actor {actor}",
        f"paragraph {'first' if paragraph == 0 else 'later'}",
    )  # fmt: skip


def traits_of(one: Candidate) -> Traits:
    """Return the traits of a finished candidate."""
    return traits(
        one.kind, one.rule, one.hedge, one.modality, one.role, one.victim_status, one.date_basis, bool(one.places),
        whose(one.actor, _span(one), one.sentence_start, one.sentence_end), one.paragraph,
    )  # fmt: skip


def _span(candidate: Candidate) -> tuple[int, int] | None:
    return next(((start, end) for name, start, end in candidate.evidence if name == "actor"), None)


def whose(actor: str, span: tuple[int, int] | None, start: int, end: int) -> str:
    """Say where the actor was read: in the event's own sentence, in another one, or nowhere."""
    if not actor or span is None:
        return "nobody"
    return "here" if start <= span[0] < end else "elsewhere"


@cache
def _weights() -> tuple[float, dict[str, float]]:
    table = load("calibration")
    return table["base"], {row["trait"]: row["weight"] for row in table["traits"]}


def probability(found: Traits) -> float:
    """Return the share of candidates with these traits that are expected to be right."""
    base, weights = _weights()
    odds = base + sum([weights.get(trait, 0.0) for trait in found])
    return round(min(max(1 / (1 + exp(-odds)), LOWEST), HIGHEST), 3)
