"""Every write of this package: events of other datasets that come, change and go in bulk."""

from collections.abc import Collection, Sequence

import pghistory
from django.contrib.auth.models import User
from django.db import transaction

from annotator.exchange.external.models import ExternalEvent
from annotator.sources.publishers.rules import check_may_keep

RIGHT = "annotator.add_externalevent"
WHAT = "events of other datasets"
AT_ONCE = 500
CHANGED = (
    "version date_start date_end date_precision country admin1 admin2 place latitude longitude place_precision "
    "event_type sub_type side_a side_b low best high civilians notes source_text raw"
).split()


@transaction.atomic
def add_events(*, events: Sequence[ExternalEvent], batch: int | None, user: User | None) -> list[ExternalEvent]:
    """Keep events beside ours."""
    check_may_keep(user, RIGHT, WHAT)
    for event in events:
        event.batch = batch
    with pghistory.context(reason="events of another dataset imported"):
        return ExternalEvent.objects.bulk_create(events, batch_size=AT_ONCE)


@transaction.atomic
def change_events(*, events: Sequence[ExternalEvent], user: User | None) -> None:
    """Store what a later release says of events."""
    check_may_keep(user, RIGHT, WHAT)
    with pghistory.context(reason="events of another dataset changed by an import"):
        ExternalEvent.objects.bulk_update(events, CHANGED, batch_size=AT_ONCE)


@transaction.atomic
def remove_events(*, pks: Collection[int], user: User | None) -> int:
    """Delete events that an import brought; return how many."""
    check_may_keep(user, RIGHT, WHAT)
    with pghistory.context(reason="import of another dataset's events undone"):
        return ExternalEvent.objects.filter(pk__in=pks).delete()[0]
