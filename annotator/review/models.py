"""Decisions, which are only ever added, and the leases that say who is at work on what."""

from datetime import datetime, timedelta
from functools import partial
from math import ceil

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils import timezone

from annotator.claims.life import Status
from annotator.claims.models import Claim
from annotator.claims.vocabulary import choices


class Decision(models.Model):
    """One person's answer to one version of a claim; a change of mind is a further decision."""

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="decisions")
    version = models.PositiveIntegerField(help_text="The version of the claim that this decision made.")
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="decisions")
    outcome = models.CharField(max_length=20, choices=partial(choices, "outcomes"))
    from_status = models.CharField(max_length=12, choices=Status)
    to_status = models.CharField(max_length=12, choices=Status)
    before = models.JSONField(help_text="The values that this decision changed, as they were.")
    after = models.JSONField(help_text="The values that this decision changed, as they became.")
    reason_code = models.CharField(max_length=30, blank=True, choices=partial(choices, "rejection_reasons"))
    note = models.TextField(blank=True)
    key = models.UUIDField(
        null=True,
        blank=True,
        help_text="Made by the page for one press of a button: sent again, it decides nothing twice.",
    )
    undoes = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="undone_by")
    act = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="beside",
        help_text="The decision on another claim that this one was made with, where one act decided several.",
    )
    reverts_to = models.PositiveIntegerField(
        null=True, blank=True, help_text="The version whose values this decision restored, where it went back to one."
    )
    opened_at = models.DateTimeField(
        null=True,
        blank=True,
        editable=False,
        help_text="When the actor had taken the claim's lease; kept by a trigger.",
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["claim_id", "version"]
        get_latest_by = "version"
        indexes = [models.Index(fields=["actor", "created_at"]), models.Index(fields=["created_at"])]
        constraints = [
            models.UniqueConstraint(fields=["claim", "version"], name="one_decision_per_version_of_a_claim"),
            models.UniqueConstraint(
                fields=["actor", "key"], condition=Q(key__isnull=False), name="one_decision_per_key_of_a_person"
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="decisions_are_only_added", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="a_decision_ends_the_lease",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func="""
                    DELETE FROM annotator_lease WHERE claim_id = NEW.claim_id AND holder_id = NEW.actor_id
                    RETURNING taken_at INTO NEW.opened_at;
                    RETURN NEW;
                """,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()} by {self.actor}"


class LeaseQuerySet(models.QuerySet["Lease"]):
    """Leases as the queue asks for them."""

    def running(self, now: datetime | None = None) -> "LeaseQuerySet":
        """Return the leases that have not expired."""
        return self.filter(until__gt=now or timezone.now())


class Lease(models.Model):
    """Who has a claim open, and until when nobody else should decide it."""

    claim = models.OneToOneField(Claim, models.CASCADE, related_name="lease")
    holder = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="leases")
    taken_at = models.DateTimeField(db_default=Now())
    until = models.DateTimeField(db_index=True)

    objects = LeaseQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.claim} held by {self.holder}"

    @property
    def is_running(self) -> bool:
        """Tell whether the lease still holds."""
        return self.until > timezone.now()

    @property
    def minutes_left(self) -> int:
        """Return how many minutes it runs for yet, the last one begun counted."""
        return max(0, ceil((self.until - timezone.now()) / timedelta(minutes=1)))
