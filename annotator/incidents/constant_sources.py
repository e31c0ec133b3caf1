"""Constant sources (R20): a series of windows counted by the sources that were there in all of them.

When a source joins or falls silent, the recorded figures move though nothing else did. Beside them stands what the
sources that report on every window of the series record.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from .facts import Fact, Window
from .frozen import Frozen
from .profiles import RECORDED, Profile
from .silence import Report
from .tally import Tally, tally


@dataclass(frozen=True, slots=True)
class ConstantSeries(Frozen):
    """A tally for each window, of the sources that all windows share, and the sources that are left out."""

    sources: tuple[str, ...]
    left_out: tuple[str, ...]
    tallies: tuple[Tally, ...]


def constant_series(
    facts: Iterable[Fact], windows: Sequence[Window], reports: Iterable[Report] = (), profile: Profile = RECORDED
) -> ConstantSeries:
    """Return the figures of the sources that report on every window.

    A source that reported on a window and had nothing to count was there all the same, so `reports` decide; without
    any, a source was there where it has a claim that is dated to the window.
    """
    facts, reports = tuple(facts), tuple(reports)
    there = [_reporting(window, reports) if reports else _told(window, facts) for window in windows]
    constant = set.intersection(*there) if there else set()
    everybody = set.union(*there) if there else set()
    told = [_by(fact, constant) for fact in facts if fact.group in constant]
    return ConstantSeries(
        sources=tuple(sorted(constant)),
        left_out=tuple(sorted(everybody - constant)),
        tallies=tuple(tally(told, window, profile) for window in windows),
    )


def _reporting(window: Window, reports: Iterable[Report]) -> set[str]:
    return {one.source for one in reports if one.meets(window)}


def _told(window: Window, facts: Iterable[Fact]) -> set[str]:
    return {fact.group for fact in facts if fact.date_start is not None and fact.date_start in window}


def _by(fact: Fact, sources: set[str]) -> Fact:
    """Return a claim with the support of these sources alone."""
    return replace(fact, supported_by=tuple(group for group in fact.supported_by if group in sources))
