"""Merges of incidents, each with the claims that it moved."""

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from annotator.incidents.models import Incident


class MergeQuerySet(models.QuerySet["Merge"]):
    """Merges as the desk asks for them."""

    def standing(self) -> "MergeQuerySet":
        """Return those that nobody has taken back."""
        return self.filter(undone_at__isnull=True)


@pghistory.track()
class Merge(models.Model):
    """One incident's claims moved into another, because both are one event; the emptied one stays on record."""

    kept = models.ForeignKey(Incident, models.PROTECT, related_name="merges")
    emptied = models.ForeignKey(Incident, models.PROTECT, related_name="merged_into")
    moved = ArrayField(models.BigIntegerField(), help_text="The claims that were moved.")
    because = models.TextField()
    merged_at = models.DateTimeField(auto_now_add=True)
    merged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    objects = MergeQuerySet.as_manager()

    class Meta:
        ordering = ["-merged_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(kept=F("emptied")), name="two_incidents_are_merged"),
            models.CheckConstraint(condition=~Q(because=""), name="a_merge_says_why"),
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True, undone_by__isnull=True)
                | Q(undone_at__isnull=False, undone_by__isnull=False),
                name="an_undone_merge_names_who",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.emptied} into {self.kept}"
