"""Which events of other datasets stand beside which incidents: read and compared when somebody looks, kept nowhere."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet

from annotator.claims.life import ACCEPTED
from annotator.claims.models import Claim
from annotator.exchange.external.comparing import Event, Match, matches
from annotator.exchange.external.models import ExternalEvent
from annotator.incidents.models import Incident
from annotator.incidents.suggesting.blocking import tell
from annotator.incidents.suggesting.told import Told

LATE, A_MONTH, A_DAY = timedelta(days=3), timedelta(days=31), timedelta(days=1)
MOST_EVENTS, MOST_INCIDENTS = 2000, 300
READ = "id date_start date_end date_precision place admin1 latitude longitude sub_type low best high".split()


@dataclass(frozen=True)
class Beside:
    """An event with the incident that it is likely one with, and why."""

    event: ExternalEvent
    match: Match
    incident: Incident


@dataclass(frozen=True)
class Comparison:
    """A month of both sides: pairs, and what has none on either side; `cut` where there is more than is compared."""

    pairs: list[Beside]
    events: list[ExternalEvent]
    incidents: list[Incident]
    cut: bool


def beside(incident: Incident) -> list[Beside]:
    """Return the events that are likely this incident; three queries."""
    told = _told([incident.pk]).get(incident.pk, [])
    if not told:
        return []
    near = _between(min(one.start for one in told) - LATE, max(one.end for one in told) + LATE)
    found = matches([(incident.pk, told)], [_event(row) for row in near.values_list(*READ)[:MOST_EVENTS]])
    events = ExternalEvent.objects.in_bulk([match.event for match in found])
    return [Beside(events[match.event], match, incident) for match in found]


def compared(first: date, last: date, dataset: str = "") -> Comparison:
    """Return the incidents and the events that began on these days, with which of them are likely one."""
    began = Incident.objects.filter(date_start__range=(first, last)).order_by("date_start", "pk")
    incidents = list(began[: MOST_INCIDENTS + 1])
    wide = _between(first - LATE, last + LATE, dataset)
    rows = list(wide.values_list(*READ)[: MOST_EVENTS + 1])
    cut = len(incidents) > MOST_INCIDENTS or len(rows) > MOST_EVENTS
    incidents, rows = incidents[:MOST_INCIDENTS], rows[:MOST_EVENTS]
    told = _told([one.pk for one in incidents])
    found = matches(told.items(), [_event(row) for row in rows])
    events = ExternalEvent.objects.in_bulk([row[0] for row in rows])
    by_pk = {one.pk: one for one in incidents}
    pairs = [Beside(events[one.event], one, by_pk[one.incident]) for one in found]
    pairs.sort(key=lambda one: (one.incident.date_start or first, one.incident.pk, -one.match.likeness.score))
    matched = {one.event for one in found}
    alone = [one for pk, one in events.items() if pk not in matched and first <= one.date_start <= last]
    without = {one.incident for one in found}
    alone.sort(key=lambda one: (one.date_start, one.pk))
    return Comparison(pairs, alone, [one for one in incidents if one.pk not in without], cut)


def _between(first: date, last: date, dataset: str = "") -> QuerySet[ExternalEvent]:
    events = ExternalEvent.objects.filter(date_start__range=(first - A_MONTH, last), date_end__gte=first)
    return (events.filter(dataset=dataset) if dataset else events).order_by("date_start", "pk")


def _told(incidents: Collection[int]) -> dict[int, list[Told]]:
    found: dict[int, list[Told]] = defaultdict(list)
    claims = Claim.objects.filter(link__incident__in=incidents, status__in=ACCEPTED)
    for told in tell(claims) if incidents else ():
        found[told.incident_id or 0].append(told)
    return found


def _event(row: tuple[Any, ...]) -> Event:
    return Event(*row)
