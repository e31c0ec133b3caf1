"""The figures of a window under every profile side by side, with the claims that make the difference and why."""

from collections.abc import Iterable
from dataclasses import dataclass

from .facts import Fact, Window
from .figures import RECORDED_COLUMN, Exclusion, Figure, Tally
from .frozen import Frozen
from .measures import Measure
from .profiles import PROFILES, RECORDED, Profile
from .tally import tally


@dataclass(frozen=True, slots=True)
class Alternative(Frozen):
    """One figure under one profile, beside the recorded one."""

    profile: str
    figure: Figure | None  # None: under this profile there is none
    entering: tuple[Exclusion, ...] = ()  # counted here, with the rule that keeps each out of the recorded figure
    leaving: tuple[Exclusion, ...] = ()  # recorded, with what keeps each out here
    read_otherwise: tuple[int, ...] = ()  # counted in both, from another number


@dataclass(frozen=True, slots=True)
class Ladder(Frozen):
    """One measure under every profile, in the order of the profiles."""

    measure: Measure
    alternatives: tuple[Alternative, ...]

    def under(self, profile: str) -> Alternative:
        """Return the figure under a profile."""
        return next(one for one in self.alternatives if one.profile == profile)


@dataclass(frozen=True, slots=True)
class WhatIf(Frozen):
    """Every recorded measure of a window under every profile."""

    window: Window
    profiles: tuple[Profile, ...]
    ladders: tuple[Ladder, ...]

    def ladder(self, measure: Measure) -> Ladder | None:
        """Return the ladder of a measure, or None where no profile counts anything of it."""
        return next((one for one in self.ladders if one.measure == measure), None)


def what_if(facts: Iterable[Fact], window: Window, profiles: tuple[Profile, ...] = PROFILES) -> WhatIf:
    """Count a window under each profile; the first column to read is always the recorded one."""
    facts = tuple(facts)
    tallies = {profile.id: tally(facts, window, profile) for profile in profiles}
    base = tallies.get(RECORDED.id) or tally(facts, window)
    told = {each.measure: None for found in tallies.values() for each in _counted(found)}
    ladders = [
        Ladder(measure, tuple(_beside(measure, base, found, profile) for profile, found in tallies.items()))
        for measure in told
    ]
    return WhatIf(window, profiles, tuple(ladders))


def _counted(found: Tally) -> list[Figure]:
    return [each for each in found.figures if each.column == RECORDED_COLUMN and each.contributions]


def _beside(measure: Measure, base: Tally, found: Tally, profile: str) -> Alternative:
    was, becomes = base.figure(measure), found.figure(measure)
    before, after = _numbers(was), _numbers(becomes)
    shown = becomes if becomes is not None and becomes.contributions else None
    return Alternative(
        profile=profile,
        figure=shown,
        entering=_why(base, after.keys() - before.keys()),
        leaving=_why(found, before.keys() - after.keys()),
        read_otherwise=tuple(sorted(claim for claim in before.keys() & after.keys() if before[claim] != after[claim])),
    )


def _numbers(figure: Figure | None) -> dict[int, object]:
    """Return for each claim behind a figure the number that its incident adds."""
    contributions = figure.contributions if figure else ()
    return {claim: one.number for one in contributions for claim in one.claim_ids}


def _why(excluding: Tally, claims: set[int]) -> tuple[Exclusion, ...]:
    return tuple(one for one in excluding.exclusions if one.claim_id in claims)
