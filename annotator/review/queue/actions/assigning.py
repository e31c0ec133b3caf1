"""Says who is to decide which claims."""

import pghistory
from django.contrib.auth.models import User
from django.db import transaction

from annotator.claims.models import Claim, ClaimQuerySet
from annotator.review.queue.rules import check_may_assign, check_may_be_assigned

# What one press of a button assigns at most.
MOST = 1000


@transaction.atomic
def assign(*, claims: ClaimQuerySet, person: User | None, lead: User) -> int:
    """Give the first thousand of these undecided claims to a person, or back to everybody; return how many changed."""
    check_may_assign(lead)
    if person is not None:
        check_may_be_assigned(person)
    first = claims.awaiting_review().values("pk")[:MOST]
    with pghistory.context(reason="assigned", by=lead.get_username()):
        others = Claim.objects.filter(pk__in=first)
        if person is None:
            return others.filter(assigned_to__isnull=False).update(assigned_to=None)
        return others.exclude(assigned_to=person).update(assigned_to=person)
