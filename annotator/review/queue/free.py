"""Which claims may be handed to a person."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db.models import Q

from annotator.claims.models import ClaimQuerySet
from annotator.review.models import Lease


def free_for(user: User, claims: ClaimQuerySet, now: datetime | None = None) -> ClaimQuerySet:
    """Return those that await review, that nobody else has open and that are assigned to nobody else."""
    held = Lease.objects.running(now).exclude(holder=user).values("claim")
    return claims.awaiting_review().filter(Q(assigned_to=None) | Q(assigned_to=user)).exclude(pk__in=held)
