"""Every write of this package: two incidents become one, and are parted again."""

import pghistory
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from annotator.claims.models import Claim
from annotator.incidents.merges.models import Merge
from annotator.incidents.models import Incident, IncidentLink
from annotator.incidents.rules import check_may_link
from annotator.review.rules import NotAllowed, SomeoneWasFaster
from annotator.review.second.actions import want_published_again


@transaction.atomic
def merge_incidents(*, kept: Incident, emptied: Incident, actor: User, because: str) -> Merge:
    """Move the claims of one incident into another, each with its role; the emptied one stays on record."""
    check_may_link(actor)
    if kept.pk == emptied.pk:
        raise NotAllowed("An incident is not merged with itself.")
    if not because.strip():
        raise NotAllowed("Say in a sentence why both are one event.")
    # In one order, so that two people who merge the same pair both ways do not wait for each other.
    list(Incident.objects.filter(pk__in=(kept.pk, emptied.pk)).order_by("pk").select_for_update())
    moved = list(emptied.links.order_by("claim").values_list("claim", flat=True))
    if not moved or not kept.links.exists():
        raise SomeoneWasFaster("One of the two has no claims any more; there is nothing to merge.")
    with pghistory.context(reason="incidents merged", by=actor.get_username(), note=because.strip()):
        _move(moved, emptied, kept, actor)
        return Merge.objects.create(kept=kept, emptied=emptied, moved=moved, because=because.strip(), merged_by=actor)


@transaction.atomic
def undo_merge(*, merge: Merge, actor: User) -> list[int]:
    """Move the claims back that a merge moved, and return those that stay because they were moved on since."""
    check_may_link(actor)
    taken_back = Merge.objects.standing().filter(pk=merge.pk).update(undone_at=timezone.now(), undone_by=actor)
    if not taken_back:
        raise SomeoneWasFaster("This merge was taken back already.")
    with pghistory.context(reason="merge taken back", by=actor.get_username()):
        here = set(merge.kept.links.values_list("claim", flat=True))
        _move([claim for claim in merge.moved if claim in here], merge.kept, merge.emptied, actor)
    merge.refresh_from_db()
    return [claim for claim in merge.moved if claim not in here]


def _move(claims: list[int], source: Incident, to: Incident, actor: User) -> None:
    IncidentLink.objects.filter(incident=source, claim__in=claims).update(incident=to)
    want_published_again(claims=Claim.objects.filter(pk__in=claims).select_related("article"), actor=actor)
