"""From claims to one number an incident, and from incidents to one number a measure (R1, R2, R9, R13)."""

from collections.abc import Iterable, Sequence
from datetime import date

from .facts import Fact, Number
from .figures import Contribution, Exclusion

RELIABILITIES = "ABCDEF"


def merge(facts: Sequence[Fact], *, denied: bool = False) -> tuple[Contribution, list[Exclusion]]:
    """R2: make one contribution of the claims that one incident has for one measure."""
    numbered = [fact for fact in facts if fact.is_quantified]
    members, dropped = latest_of_each_group(numbered or facts)
    if numbered:
        dropped += [_without_number(fact) for fact in facts if not fact.is_quantified]
    groups = tuple(sorted({group for fact in members for group in (fact.group, *fact.supported_by)}))
    contribution = Contribution(
        incident_id=members[0].incident_id,
        number=envelope(members) if numbered else None,
        claim_ids=tuple(sorted({fact.claim_id for fact in members})),
        groups=groups,
        provisional=len(groups) < 2,
        unread=any(fact.unread for fact in members),
        contested=denied or any(fact.grade == "contested" for fact in members),
        grade=next((fact.grade for fact in members if fact.grade), ""),
        date_start=min((fact.date_start for fact in members if fact.date_start), default=None),
        date_end=max((end for fact in members if (end := fact.date_end or fact.date_start)), default=None),
    )
    return contribution, dropped


def latest_of_each_group(facts: Iterable[Fact]) -> tuple[list[Fact], list[Exclusion]]:
    """R2, R9: keep what each independent source said last; what it said on one day stays together."""
    latest: dict[str, Fact] = {}
    facts = list(facts)
    for fact in facts:
        held = latest.get(fact.group)
        if held is None or _published(fact) > _published(held):
            latest[fact.group] = fact
    members = [fact for fact in facts if _published(fact) == _published(latest[fact.group])]
    dropped = [
        _overtaken(fact, latest[fact.group]) for fact in facts if _published(fact) != _published(latest[fact.group])
    ]
    return members, dropped


def envelope(members: Sequence[Fact]) -> Number:
    """R2: the lowest min, the highest max (open stays open), and the best of the best-graded source."""
    numbers = [number for fact in members if (number := fact.number)]
    highest = [number.max for number in numbers]
    return Number(min(number.min for number in numbers), best_of(members), _largest(highest))


def best_of(members: Sequence[Fact]) -> int | None:
    """R2: the analyst's choice, else the best-graded source's value, on a tie the lower."""
    chosen = [fact for fact in members if fact.preferred]
    top = min(_rank(fact) for fact in members)
    trusted = chosen or [fact for fact in members if _rank(fact) == top]
    return min((fact.best for fact in trusted if fact.best is not None), default=None)


def total(numbers: Iterable[Number]) -> Number | None:
    """R1: the sum of the mins and the sum of the maxes: an envelope, not a confidence interval."""
    numbers = list(numbers)
    if not numbers:
        return None
    return Number(
        sum(number.min for number in numbers),
        _sum_of_known([number.best for number in numbers]),
        _sum_of_known([number.max for number in numbers]),
    )


def _published(fact: Fact) -> date:
    return fact.published_on or date.min


def _rank(fact: Fact) -> int:
    rank = RELIABILITIES.find(fact.reliability) if fact.reliability else -1
    return rank if rank >= 0 else len(RELIABILITIES) - 1


def _largest(maxima: list[int | None]) -> int | None:
    known = [maximum for maximum in maxima if maximum is not None]
    return max(known) if len(known) == len(maxima) else None


def _sum_of_known(values: list[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(values) else None


def _overtaken(fact: Fact, newer: Fact) -> Exclusion:
    if fact.source_id == newer.source_id:
        return Exclusion(fact.claim_id, "R9", f"The same source's newer figure, claim {newer.claim_id}, counts.")
    return Exclusion(
        fact.claim_id,
        "R2",
        f"Goes back to the same ultimate source as claim {newer.claim_id}, which is newer.",
    )


def _without_number(fact: Fact) -> Exclusion:
    return Exclusion(fact.claim_id, "R13", "Gives no number, and another claim on the incident does.")
