"""The edition itself: one window, one day of publication, one seal and one signature."""

import json
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from reports.models.guards import kept


class EditionQuerySet(models.QuerySet["Edition"]):
    """Editions as readers ask for them."""

    def current(self) -> "EditionQuerySet":
        """Return the editions that no later one replaces."""
        return self.filter(replaced_by__isnull=True)

    def replaced(self) -> "EditionQuerySet":
        """Return the editions that a later one replaces."""
        return self.filter(replaced_by__isnull=False)

    def seal_of(self, number: int) -> str | None:
        """Return the hash of an edition's manifest, or None where there is no such edition."""
        return self.filter(number=number).values_list("manifest_sha256", flat=True).first()

    def of_days(self, start: date, end: date) -> "EditionQuerySet":
        """Return the editions of exactly these days."""
        return self.filter(window_start=start, window_end=end)

    def as_of(self, day: date) -> "EditionQuerySet":
        """Return the editions that were current when a day ended, in UTC: what was known then."""
        ended = datetime.combine(day + timedelta(days=1), time(), UTC)
        return self.filter(published_at__lt=ended).exclude(replaced_by__published_at__lt=ended)

    def meeting(self, start: date, end: date) -> "EditionQuerySet":
        """Return the editions of other days that share some of these."""
        meeting = self.filter(window_start__lt=end, window_end__gt=start)
        return meeting.exclude(window_start=start, window_end=end)


class Edition(models.Model):
    """The tally of one window as published on one day."""

    number = models.PositiveIntegerField(unique=True)
    title = models.CharField(max_length=200)
    window_start = models.DateField()
    window_end = models.DateField(help_text="The first day that no longer belongs to the window.")
    replaces = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")
    note = models.TextField(blank=True)
    profile = models.CharField(max_length=30)
    published_at = models.DateTimeField()
    published_by = models.CharField(max_length=150)
    headline = models.TextField(blank=True, help_text="What the edition says first, in sentences.")
    sign_offs = models.JSONField(default=list, help_text="Who agreed to it, in what part, and when.")
    waivers = models.JSONField(default=list, help_text="What stood in its way and was set aside, by whom and why.")
    redaction = models.CharField(max_length=30, blank=True, help_text="The profile by which people were protected.")
    previous = models.CharField(max_length=64, blank=True, help_text="The hash of the edition with the number before.")
    manifest = models.TextField(help_text="Canonical JSON: what the hash is taken of.")
    manifest_sha256 = models.CharField(max_length=64)
    signature = models.CharField(max_length=100, blank=True, help_text="Ed25519 over the manifest's bytes, in base64.")
    public_key = models.CharField(max_length=50, blank=True, help_text="The key that it verifies with, in base64.")
    key_id = models.CharField(max_length=16, blank=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        permissions = [("publish_edition", "Can publish editions")]
        constraints = [
            models.CheckConstraint(
                condition=Q(window_end__gt=F("window_start")), name="edition_window_ends_after_it_starts"
            ),
        ]
        triggers = [kept("editions_are_immutable")]

    def __str__(self) -> str:
        return f"{self.title}, edition {self.number}"

    def get_absolute_url(self) -> str:
        """Return the edition's public address."""
        return reverse("edition", args=[self.number])

    @property
    def stated(self) -> dict[str, Any]:
        """Return what the manifest states."""
        stated: dict[str, Any] = json.loads(self.manifest)
        return stated

    @property
    def newer(self) -> "Edition | None":
        """Return the current edition of the same days, unless it is this one."""
        current = Edition.objects.current().of_days(self.window_start, self.window_end)
        return current.exclude(pk=self.pk).defer("manifest").first()
