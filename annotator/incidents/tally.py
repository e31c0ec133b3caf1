"""The tally: pure functions from frozen facts to figures, with a reason for every claim that is left out.

`tally` reads the claims of the articles that an edition draws on, in any order. It touches no database and
asks no clock, so the same facts give the same figures for ever.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, pairwise

from .admission import admitted, as_coded
from .breakdown import break_down, oversized, parts_by_whole
from .columns import Contributions, alleged, contribute, corroborated, figure, said_by_parties, shown_as_alleged
from .controls import denials_noted, denied_incidents, disagreements, edges, unaccounted
from .eligibility import judge
from .facts import Fact, Number, Window
from .figures import (
    ALLEGED,
    CLAIMED_BY_PARTY,
    CONCEDED,
    CORROBORATED,
    DECLARED,
    RECORDED_COLUMN,
    Contribution,
    Control,
    Exclusion,
    Figure,
    Footnote,
    Part,
    Tally,
)
from .measures import KINDS, Measure, measure_of
from .nothing import empty_rows
from .profiles import PROFILES, RECORDED, Profile
from .reversals import reverse

__all__ = [
    "ALLEGED", "CLAIMED_BY_PARTY", "CONCEDED", "CORROBORATED", "DECLARED",
    "PROFILES", "RECORDED", "RECORDED_COLUMN",
    "Contribution", "Control", "Exclusion", "Fact", "Figure", "Footnote", "Measure", "Number", "Part",
    "Profile", "SameClaimTwice", "Tally", "Window", "measure_of", "tally",
]  # fmt: skip

COLUMNS = (RECORDED_COLUMN, CORROBORATED, DECLARED, CONCEDED, CLAIMED_BY_PARTY, ALLEGED)


class SameClaimTwice(ValueError):
    """One claim was given to the tally more than once."""


@dataclass(frozen=True, slots=True)
class _Sorted:
    """The facts in order of their claims, sorted by the rule that keeps them out."""

    by_id: dict[int, Fact]
    eligible: list[Fact]
    out: dict[str, list[Fact]]
    exclusions: list[Exclusion]

    def under(self, rule: str) -> list[Fact]:
        return self.out.get(rule, [])


def tally(facts: Iterable[Fact], window: Window, profile: Profile = RECORDED) -> Tally:
    """Count what may be counted in a window, and say of every other claim which rule kept it out."""
    case = _sort(facts, window, profile)
    denied = denied_incidents(fact for fact in case.under("R5") if fact.modality == "negated")
    merged, overtaken = contribute(case.eligible, denied)
    recorded, too_few = admitted(merged, profile)
    unmet = reverse(recorded, case.under("R11"))
    parts = parts_by_whole(case.under("R7"))
    remarks = (
        disagreements(recorded, case.by_id),
        denials_noted(denied, recorded),
        oversized(parts, case.by_id),
        unmet,
        edges(recorded, window),
    )
    beside = _beside(case, recorded, window, profile)
    rows = [break_down(row, parts, case.by_id) for row in _rows(case, recorded, beside, window)]
    return Tally(
        window=window,
        profile=profile,
        figures=tuple(sorted([*rows, *beside], key=_place_of)),
        exclusions=tuple(sorted([*case.exclusions, *overtaken, *too_few], key=lambda each: each.claim_id)),
        controls=tuple(unaccounted(case.by_id.values(), rows, profile)),
        footnotes=tuple(sorted(chain(*remarks), key=lambda note: (note.rule, note.claim_ids))),
    )


def _sort(facts: Iterable[Fact], window: Window, profile: Profile) -> _Sorted:
    ordered = sorted((as_coded(fact, profile) for fact in facts), key=lambda fact: fact.claim_id)
    for one, next_one in pairwise(ordered):
        if one.claim_id == next_one.claim_id:
            raise SameClaimTwice(f"Claim {one.claim_id} was given to the tally twice.")
    verdicts = judge(ordered, window, profile)
    out: dict[str, list[Fact]] = defaultdict(list)
    for fact in ordered:
        if verdict := verdicts[fact.claim_id]:
            out[verdict.rule].append(fact)
    return _Sorted(
        by_id={fact.claim_id: fact for fact in ordered},
        eligible=[fact for fact in ordered if verdicts[fact.claim_id] is None],
        out=out,
        exclusions=[verdict for verdict in verdicts.values() if verdict],
    )


def _rows(case: _Sorted, recorded: Contributions, beside: Iterable[Figure], window: Window) -> Iterator[Figure]:
    """Yield the recorded figures, then the rows in which none or nothing is reported."""
    for measure, contributions in recorded.items():
        yield figure(measure, RECORDED_COLUMN, contributions)
    said = chain(recorded, (each.measure for each in beside if each.column != ALLEGED))
    killed = any(measure.kind == "killed" for measure in said)
    yield from empty_rows(recorded, case.under("R12"), window, killed=killed)


def _beside(case: _Sorted, recorded: Contributions, window: Window, profile: Profile) -> list[Figure]:
    """Return the figures of every column but the recorded one."""
    enemy_losses = [fact for fact in case.under("R5") if fact.modality != "negated"]
    answered = shown_as_alleged(case.under("R4"), window, profile)
    return [
        *corroborated(recorded),
        *said_by_parties(enemy_losses, case.eligible, answered),
        *alleged(case.by_id.values(), window, profile),
    ]


def _place_of(each: Figure) -> tuple[int, int, Measure, str, bool]:
    kind = KINDS.index(each.measure.kind) if each.measure.kind in KINDS else len(KINDS)
    return COLUMNS.index(each.column), kind, each.measure, each.party, each.outside_window
