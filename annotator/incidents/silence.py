"""Silence: where and when no source was looking, kept apart from every way of having nothing to report.

A source covers a place in a period when it reported on that period and has the place in its scope: the places that
any of its reports names. What it then does not mention is covered and not reported. Where no source does so, there is
silence, which is neither zero nor “none reported”.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from .dimensions import NOT_FOUND, NOT_SAID, said_to_be_none, traits_of
from .facts import Fact, Window
from .figures import RECORDED_COLUMN, Contribution, Tally
from .frozen import Frozen

SILENT = "silent"  # no source covers this place and period
COVERED = "covered"  # at least one does, and nothing is reported
REPORTED_NONE = "reported_none"  # somebody says that there were none, and nobody reports any (R12)
UNQUANTIFIED = "unquantified"  # reported, in no number (R13)
FIGURES = "figures"
# Of two states of one place and period the later one in this order says more.
STATES = (SILENT, COVERED, REPORTED_NONE, UNQUANTIFIED, FIGURES)


@dataclass(frozen=True, slots=True)
class Report(Frozen):
    """One article as coverage: the independent source, the days it reports on, the places that it names."""

    source: str
    start: date
    end: date  # the first day that no longer belongs to it
    places: tuple[str, ...]
    article_id: int | None = None

    def meets(self, window: Window) -> bool:
        """Tell whether the report speaks of any day of a window."""
        return self.start < window.end and window.start < self.end


@dataclass(frozen=True, slots=True)
class Cell(Frozen):
    """What is known of one place in one period, who covers it, and the claims that say what they say."""

    place: str
    window: Window
    state: str
    sources: tuple[str, ...]
    claim_ids: tuple[int, ...] = ()


def coverage(
    reports: Iterable[Report],
    result: Tally,
    facts: Iterable[Fact],
    windows: Sequence[Window],
    scopes: Mapping[str, Iterable[str]] | None = None,
) -> tuple[Cell, ...]:
    """Return every place that is named anywhere, in every window; `scopes` adds places that sources are known to cover.

    The tally's days hold all the windows. A claim without a place that is known belongs to no cell.
    """
    reports = tuple(reports)
    covering = _scopes(reports, scopes or {})
    told = _told(result, {fact.claim_id: fact for fact in facts})
    places = {place for names in covering.values() for place in names} | {place for place, *_ in told}
    return tuple(
        _cell(place, window, _sources(reports, covering, place, window), told)
        for place in sorted(places - {NOT_SAID, NOT_FOUND})
        for window in windows
    )


def months(window: Window) -> tuple[Window, ...]:
    """Return the months of a window, each from the window's first day of the month; the last ends where it ends."""
    found, start = [], window.start
    while start < window.end:
        year, month = (start.year + 1, 1) if start.month == 12 else (start.year, start.month + 1)
        end = min(date(year, month, min(window.start.day, 28)), window.end)
        found.append(Window(start, end))
        start = end
    return tuple(found)


Told = tuple[str, date, str, tuple[int, ...]]


def _told(result: Tally, facts: Mapping[int, Fact]) -> list[Told]:
    """Return what the recorded figures say, place by place: the day, the state, the claims."""
    found = []
    for figure in result.figures:
        if figure.column != RECORDED_COLUMN:
            continue
        for one in figure.contributions:
            found.append(_say(one, FIGURES if one.number is not None else UNQUANTIFIED, facts))
        for claim in figure.none_reports:
            found.append(_say(said_to_be_none(facts[claim]), REPORTED_NONE, facts))
    return [one for one in found if one is not None]


def _say(one: Contribution, state: str, facts: Mapping[int, Fact]) -> Told | None:
    if one.date_start is None:
        return None
    return traits_of(one.claim_ids, facts).admin1, one.date_start, state, one.claim_ids


def _scopes(reports: Iterable[Report], known: Mapping[str, Iterable[str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for source, places in known.items():
        found[source].update(places)
    for report in reports:
        found[report.source].update(report.places)
    return found


def _sources(
    reports: Iterable[Report], covering: Mapping[str, set[str]], place: str, window: Window
) -> tuple[str, ...]:
    return tuple(sorted({one.source for one in reports if one.meets(window) and place in covering[one.source]}))


def _cell(place: str, window: Window, sources: tuple[str, ...], told: Iterable[Told]) -> Cell:
    here = [(state, claims) for where, day, state, claims in told if where == place and day in window]
    states = [state for state, _ in here] or [COVERED if sources else SILENT]
    state = max(states, key=STATES.index)
    claims = {claim for said, ids in here if said == state for claim in ids}
    return Cell(place, window, state, sources, tuple(sorted(claims)))
