"""What stands beside the figures: totals as controls, remarks on edges and denials (R5, R8, R16)."""

from collections.abc import Iterable, Mapping

from .columns import Contributions
from .facts import Fact, Number, Window
from .figures import Contribution, Control, Figure, Footnote
from .measures import measure_of
from .profiles import Profile
from .wording import day

LOOKS_BACK = frozenset({"historical", "presupposed"})


def unaccounted(facts: Iterable[Fact], recorded: Iterable[Figure], profile: Profile) -> list[Control]:
    """R8: set each cumulative total against what is recorded, and show the remainder."""
    found = {figure.measure: figure.number for figure in recorded}
    return [
        _control(fact, number, found.get(measure_of(fact)))
        for fact in facts
        if _is_control(fact, profile) and (number := fact.number) is not None
    ]


def denied_incidents(denials: Iterable[Fact]) -> dict[int, list[Fact]]:
    """R5: list the incidents that a party denies, each with its denials."""
    denied: dict[int, list[Fact]] = {}
    for fact in denials:
        if fact.incident_id is not None and not fact.scope:
            denied.setdefault(fact.incident_id, []).append(fact)
    return denied


def denials_noted(denied: Mapping[int, list[Fact]], recorded: Contributions) -> list[Footnote]:
    """R5: say who denies an incident that is recorded; no number is lowered."""
    counted = {c.incident_id for contributions in recorded.values() for c in contributions}
    return [
        Footnote(
            "R5",
            f"Denied by {', '.join(sorted({fact.party for fact in facts}))}: "
            "the incident is contested, and no number is lowered.",
            tuple(fact.claim_id for fact in facts),
            incident,
        )
        for incident, facts in denied.items()
        if incident in counted
    ]


def edges(recorded: Contributions, window: Window) -> list[Footnote]:
    """R16: an incident that runs over the edge belongs to the window in which it began, with a footnote."""
    across: dict[int | None, list[Contribution]] = {}
    for contributions in recorded.values():
        for contribution in contributions:
            if _runs_over(contribution, window):
                across.setdefault(contribution.incident_id, []).append(contribution)
    return [
        Footnote(
            "R16",
            f"The incident runs on past {day(window.end)}; it is counted in the period in which it began.",
            tuple(sorted(claim for contribution in found for claim in contribution.claim_ids)),
            incident,
        )
        for incident, found in across.items()
    ]


def disagreements(recorded: Contributions, facts: Mapping[int, Fact]) -> list[Footnote]:
    """R2: ask about a source that gives one incident two numbers on one day; it may speak of two events."""
    return [
        Footnote(
            "R2",
            f"{said[0].source_name or said[0].group} gives different numbers for one incident on one day: "
            "one event or two?",
            tuple(fact.claim_id for fact in said),
            contribution.incident_id,
            problem=True,
        )
        for contributions in recorded.values()
        for contribution in contributions
        for said in _by_group(facts[claim_id] for claim_id in contribution.claim_ids)
        if len({fact.number for fact in said}) > 1
    ]


def _by_group(facts: Iterable[Fact]) -> list[list[Fact]]:
    groups: dict[str, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(fact.group, []).append(fact)
    return list(groups.values())


def _runs_over(contribution: Contribution, window: Window) -> bool:
    """Tell whether an event ends past the window; one dated only to the window itself does not."""
    if contribution.date_end is None or contribution.date_end < window.end:
        return False
    return (contribution.date_start, contribution.date_end) != (window.start, window.end)


def _is_control(fact: Fact, profile: Profile) -> bool:
    confirmed = fact.status in profile.statuses and fact.modality in profile.modalities
    looks_back = set(fact.scope) <= LOOKS_BACK
    return confirmed and looks_back and fact.role == "cumulative" and fact.is_quantified


def _control(fact: Fact, stated: Number, found: Number | None) -> Control:
    measure = measure_of(fact)
    if found is None:
        return Control(fact.claim_id, measure, stated, None, stated, exceeded=False)
    exceeded = stated.max is not None and found.min > stated.max
    return Control(fact.claim_id, measure, stated, found, stated.minus(found), exceeded)
