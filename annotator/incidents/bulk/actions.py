"""Every write of this package: empty incidents that an import adds and takes back."""

from collections.abc import Collection, Sequence

import pghistory
from django.contrib.auth.models import User
from django.db import transaction

from annotator.incidents.models import Incident
from annotator.incidents.rules import check_may_link

AT_ONCE = 500


@transaction.atomic
def add_incidents(*, incidents: Sequence[Incident], actor: User) -> list[Incident]:
    """Add incidents without claims, of the weakest grade: they bring no figure until people link claims to them."""
    check_may_link(actor)
    with pghistory.context(reason="incidents imported"):
        for incident in incidents:
            incident.created_by = actor
        return Incident.objects.bulk_create(incidents, batch_size=AT_ONCE)


@transaction.atomic
def remove_incidents(*, pks: Collection[int], actor: User) -> int:
    """Delete incidents that an import added and to which nothing was linked; return how many."""
    check_may_link(actor)
    with pghistory.context(reason="import of incidents undone"):
        return Incident.objects.filter(pk__in=pks, links__isnull=True).delete()[0]
