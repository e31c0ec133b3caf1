"""Dimensions: the same figures by month, governorate, actor … without ever adding what may not be added.

A measure stays a measure in every group: units are never added across (R15) and statuses never merged (R6). What a
source does not say has a group of its own; it is neither left out nor shared out.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from .columns import figure
from .facts import Fact
from .figures import Contribution, Figure, Tally
from .frozen import Frozen

# Values that are no name: nothing said, named but unknown to the gazetteer, more than one said.
NOT_SAID, NOT_FOUND, SEVERAL = "", "not found", "several"
DIMENSIONS = (
    "day", "week", "month", "kind", "victim_status", "age", "sex", "actor", "admin1", "admin2", "source", "grade",
)  # fmt: skip
# An incident that several sources tell of stands in the group of each; such groups may not be added up.
OVERLAPPING = frozenset({"source"})


@dataclass(frozen=True, slots=True)
class Traits(Frozen):
    """What the claims behind one contribution say of it together."""

    actor: str
    age_group: str
    sex: str
    admin1: str
    admin2: str
    place_name: str


@dataclass(frozen=True, slots=True)
class Group(Frozen):
    """The figures of one value of a dimension; a figure is one measure in one column, as in the whole."""

    value: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Grouping(Frozen):
    """A tally by one dimension, in the order of its values, with what is not said last."""

    dimension: str
    groups: tuple[Group, ...]
    overlapping: bool  # one incident may stand in several groups: they do not add up to the whole

    def of(self, value: str) -> Group | None:
        """Return the group of a value, or None where it has none."""
        return next((one for one in self.groups if one.value == value), None)


class NoSuchDimension(LookupError):
    """A tally was asked for by something that it has no dimension for."""


def group(tally: Tally, facts: Iterable[Fact], dimension: str, first_day: int = 1) -> Grouping:
    """Return a tally's figures by a dimension; a month begins on its `first_day`, as the windows of a series do."""
    by_id = {fact.claim_id: fact for fact in facts}
    values = _values(dimension, by_id, first_day)
    contributions: dict[tuple[str, int], list[Contribution]] = defaultdict(list)
    none: dict[tuple[str, int], list[int]] = defaultdict(list)
    for place, whole in enumerate(tally.figures):
        for one in whole.contributions:
            for value in values(whole, one):
                contributions[value, place].append(one)
        for claim in whole.none_reports:
            for value in values(whole, said_to_be_none(by_id[claim])):
                none[value, place].append(claim)
    groups: dict[str, list[Figure]] = defaultdict(list)
    for value, place in sorted({*contributions, *none}, key=lambda one: one[1]):
        whole = tally.figures[place]
        found = contributions.get((value, place), [])
        groups[value].append(_share(whole, found, none.get((value, place), [])))
    return Grouping(
        dimension,
        tuple(Group(value, tuple(groups[value])) for value in sorted(groups, key=in_order)),
        dimension in OVERLAPPING,
    )


def in_order(value: str) -> tuple[bool, bool, str]:
    """Sort what is said before what is not."""
    return value == NOT_SAID, value in (NOT_FOUND, SEVERAL), value


def traits_of(claim_ids: Iterable[int], facts: Mapping[int, Fact]) -> Traits:
    """Return what claims say of one event: its place by the most precise of them, the rest where they agree."""
    told = [facts[claim] for claim in claim_ids]
    place = min(told, key=lambda fact: (not fact.admin1, not fact.place_name, fact.place_precision or 9, fact.claim_id))
    named = any(fact.places or fact.place_name for fact in told)
    unknown = NOT_FOUND if named else NOT_SAID
    return Traits(
        actor=_one_of((fact.actor for fact in told), SEVERAL),
        age_group=_one_of((fact.age_group for fact in told), NOT_SAID),
        sex=_one_of((fact.sex for fact in told), NOT_SAID),
        admin1=place.admin1 or unknown,
        admin2=place.admin2 or unknown,
        place_name=place.place_name,
    )


def said_to_be_none(fact: Fact) -> Contribution:
    """Return a report of none as the contribution of nothing that it is, to find its group by."""
    return Contribution(
        fact.incident_id, None, (fact.claim_id,), (fact.group,), True, False, fact.grade, fact.date_start, fact.date_end
    )


def period(day: date, dimension: str, first_day: int = 1) -> date:
    """Return the first day of the day, week or month that a day lies in."""
    if dimension == "week":
        return day - timedelta(days=day.weekday())
    if dimension == "month":
        first_day = min(first_day, 28)  # every month has such a day
        before = day.replace(day=1) - timedelta(days=1)
        month = day if day.day >= first_day else before
        return month.replace(day=first_day)
    return day


Values = Callable[[Figure, Contribution], Iterable[str]]


def _values(dimension: str, facts: Mapping[int, Fact], first_day: int) -> Values:
    """Return how a dimension names the groups that one contribution belongs to."""
    if dimension in ("day", "week", "month"):
        return lambda _, one: [str(period(one.date_start, dimension, first_day)) if one.date_start else NOT_SAID]
    if dimension in ("kind", "victim_status"):
        return lambda whole, _: [getattr(whole.measure, dimension)]
    if dimension == "grade":
        return lambda _, one: [one.grade]
    if dimension == "source":
        return lambda _, one: one.groups
    if dimension in DIMENSIONS:
        field = "age_group" if dimension == "age" else dimension
        return lambda _, one: [getattr(traits_of(one.claim_ids, facts), field)]
    raise NoSuchDimension(f"A tally has no dimension called {dimension}.")


def _share(whole: Figure, contributions: list[Contribution], none_reports: list[int]) -> Figure:
    if not contributions:
        return replace(whole, none_reports=tuple(sorted(none_reports)))
    return figure(whole.measure, whole.column, contributions, party=whole.party, outside_window=whole.outside_window)


def _one_of(said: Iterable[str], otherwise: str) -> str:
    """Return what all who say anything say, the first to say it in its own spelling."""
    found: dict[str, str] = {}
    for words in said:
        if words:
            found.setdefault(words.casefold(), words)
    if not found:
        return NOT_SAID
    return next(iter(found.values())) if len(found) == 1 else otherwise
