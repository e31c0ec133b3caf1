"""The columns of a tally: what is recorded, what is corroborated, and what is shown beside them uncounted."""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence

from .facts import Fact, Number, Window
from .figures import (
    ALLEGED,
    CLAIMED_BY_PARTY,
    CONCEDED,
    CORROBORATED,
    DECLARED,
    Contribution,
    Exclusion,
    Figure,
)
from .measures import Measure, measure_of
from .merging import merge, total
from .parties import answers_in, concedes, declares
from .profiles import Profile

SHOWN_ALLEGED_ROLES = frozenset({"", "new_event", "background"})
# An allegation that a text demands to have looked into is an allegation all the same.
NEVER_SHOWN_SCOPES = frozenset({"future", "counterfactual", "question"})
FAIR_OR_BETTER = frozenset({"confirmed", "fair"})

Contributions = dict[Measure, list[Contribution]]
Key = Callable[[Fact], Hashable]


def by_incident(fact: Fact) -> Hashable:
    """Claims of one incident speak of the same event."""
    return fact.incident_id


def by_allegation(fact: Fact) -> Hashable:
    """Claims in no incident that name the same number and day repeat one allegation: 200 twice is not 400."""
    if fact.incident_id is not None:
        return fact.incident_id
    return ("", fact.date_start, fact.min, fact.best, fact.max)


def contribute(
    facts: Iterable[Fact], denied: Collection[int] = (), key: Key = by_incident
) -> tuple[Contributions, list[Exclusion]]:
    """R1: gather claims by measure and incident, and let each incident contribute once."""
    gathered: dict[tuple[Measure, Hashable], list[Fact]] = defaultdict(list)
    for fact in facts:
        gathered[measure_of(fact), key(fact)].append(fact)
    contributions: Contributions = defaultdict(list)
    exclusions: list[Exclusion] = []
    for (measure, _), claims in gathered.items():
        contribution, dropped = merge(claims, denied=claims[0].incident_id in denied)
        contributions[measure].append(contribution)
        exclusions += dropped
    return contributions, exclusions


def figure(
    measure: Measure,
    column: str,
    contributions: Sequence[Contribution],
    *,
    party: str = "",
    outside_window: bool = False,
) -> Figure:
    """R1, R13: sum a measure over its incidents; those without a number are counted, not estimated."""
    ordered = sorted(contributions, key=lambda contribution: contribution.claim_ids)
    numbers = [contribution.number for contribution in ordered if contribution.number is not None]
    provisional = sum(contribution.provisional for contribution in ordered)
    unread = sum(contribution.unread for contribution in ordered)
    return Figure(
        measure=measure,
        column=column,
        number=total(numbers),
        incidents=len(ordered),
        provisional=provisional > 0 or unread > 0,
        unquantified_incidents=len(ordered) - len(numbers),
        net=net_of(ordered),
        contributions=tuple(ordered),
        provisional_incidents=provisional,
        unread_incidents=unread,
        sources=len({group for contribution in ordered for group in contribution.groups}),
        party=party,
        outside_window=outside_window,
    )


def net_of(contributions: Sequence[Contribution]) -> Number | None:
    """R11: what is left of a figure after reversals, or None when there were none or it cannot be said."""
    if not any(contribution.reversed_by for contribution in contributions):
        return None
    left = [contribution.net if contribution.reversed_by else contribution.number for contribution in contributions]
    known = [number for number in left if number is not None]
    return total(known) if len(known) == len(left) else None


def corroborated(recorded: Contributions) -> list[Figure]:
    """Keep the incidents graded fair or better that two independent sources report."""
    return [
        figure(measure, CORROBORATED, firm)
        for measure, contributions in recorded.items()
        if (firm := [c for c in contributions if c.grade in FAIR_OR_BETTER and not c.provisional])
    ]


def alleged(facts: Iterable[Fact], window: Window, profile: Profile) -> list[Figure]:
    """R4: show allegations apart, and those about another time apart from those about this one."""
    shown = [fact for fact in facts if _shows_as_alleged(fact, window, profile)]
    figures = []
    for outside in (False, True):
        here = [fact for fact in shown if _is_outside(fact, window) is outside]
        contributions, _ = contribute(here, key=by_allegation)
        figures += [figure(measure, ALLEGED, found, outside_window=outside) for measure, found in contributions.items()]
    return figures


def said_by_parties(
    enemy_losses: Iterable[Fact], eligible: Sequence[Fact], answered: Iterable[Fact] = ()
) -> list[Figure]:
    """R5: show what each party claims of its enemy, declares of itself, and concedes.

    It does so in its own words or in its answer to an allegation, which the register keeps.
    """
    said: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in enemy_losses:
        said[CLAIMED_BY_PARTY, fact.party].append(fact)
    for fact in (*eligible, *answered):
        for column, answer in answers_in(fact):
            said[column, answer.party].append(answer)
    for fact in eligible:
        if concedes(fact):
            said[CONCEDED, fact.party].append(fact)
        elif declares(fact):
            said[DECLARED, fact.party].append(fact)
    return [
        figure(measure, column, contributions, party=party)
        for (column, party), facts in said.items()
        for measure, contributions in contribute(facts, key=by_allegation)[0].items()
    ]


def shown_as_alleged(facts: Iterable[Fact], window: Window, profile: Profile) -> list[Fact]:
    """R4: return the allegations that the days of the window are told of."""
    return [fact for fact in facts if _shows_as_alleged(fact, window, profile) and not _is_outside(fact, window)]


def _shows_as_alleged(fact: Fact, window: Window, profile: Profile) -> bool:
    if fact.modality != "alleged" or fact.status not in profile.statuses:
        return False
    if fact.role not in SHOWN_ALLEGED_ROLES or fact.grade == "discounted":
        return False
    if NEVER_SHOWN_SCOPES & set(fact.scope):
        return False
    if fact.date_start is None or fact.date_start < window.start:
        return fact.published_on is None or fact.published_on >= window.start
    return fact.date_start < window.end


def _is_outside(fact: Fact, window: Window) -> bool:
    return fact.date_start is None or fact.date_start not in window
