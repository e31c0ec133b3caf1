"""What a person does with a lease: keep it for longer, or take it over from somebody."""

from datetime import timedelta

import pghistory
from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from annotator.claims.models import Claim
from annotator.review import rules
from annotator.review.actions import open_claim
from annotator.review.models import Lease
from annotator.review.notes.actions import add_note
from annotator.review.queue.models import Takeover
from annotator.review.queue.rules import check_held_by_another, check_may_take_over, check_reason


def renew(*, claim: Claim, user: User) -> Lease:
    """Keep a claim for longer because its holder asks for it; what has expired is taken anew, if it is still free.

    Raises SomeoneWasFaster when somebody else has it by now.
    """
    rules.check_may_review(user)
    until = timezone.now() + timedelta(minutes=settings.LEASE_MINUTES)
    if not Lease.objects.running().filter(claim=claim, holder=user).update(until=until):
        rules.check_lease(open_claim(claim=claim, user=user), user)
    return Lease.objects.get(claim=claim)


@transaction.atomic
def take_over(*, claim: Claim, lead: User, reason: str) -> Takeover:
    """Give a claim that somebody has open to a lead, who says why; the holder is told.

    One conditional UPDATE: it counts only for the holder whom the lead saw.
    """
    check_may_take_over(lead)
    check_reason(reason)
    lease = Lease.objects.select_related("holder").filter(claim=claim).first()
    check_held_by_another(lease, lead)
    assert lease is not None
    now = timezone.now()
    seen = Lease.objects.running().filter(pk=lease.pk, holder=lease.holder)
    if not seen.update(holder=lead, taken_at=now, until=now + timedelta(minutes=settings.LEASE_MINUTES)):
        check_held_by_another(Lease.objects.filter(pk=lease.pk).first(), lead)
        raise rules.SomeoneWasFaster("Somebody else took this claim over.")
    with pghistory.context(reason="taken over", by=lead.get_username(), note=reason.strip()):
        add_note(on=claim, author=lead, text=f"Taken over from @{lease.holder.get_username()}: {reason.strip()}")
        return Takeover.objects.create(claim=claim, lead=lead, holder=lease.holder, reason=reason.strip(), at=now)
