"""What other datasets say happened, as they say it: for comparison beside incidents, never for a sum."""

from functools import partial

import pghistory
from django.db import models
from django.db.models import F, Q

from annotator.claims.vocabulary import choices


class Dataset(models.TextChoices):
    """Whose events they are."""

    ACLED = "acled", "ACLED"
    UCDP_GED = "ucdp_ged", "UCDP GED"


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
    exclude=["raw", "notes", "source_text"],
)
class ExternalEvent(models.Model):
    """One event of another dataset in one of its releases; `raw` is its row as it was published."""

    dataset = models.CharField(max_length=10, choices=Dataset)
    version = models.CharField(max_length=60, blank=True, help_text="The release, or the day on which it was taken.")
    event_id = models.CharField(max_length=60)
    date_start = models.DateField()
    date_end = models.DateField()
    date_precision = models.PositiveSmallIntegerField(
        null=True, blank=True, choices=partial(choices, "date_precisions")
    )
    country = models.CharField(max_length=100, blank=True)
    admin1 = models.CharField(max_length=200, blank=True)
    admin2 = models.CharField(max_length=200, blank=True)
    place = models.CharField(max_length=300, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    place_precision = models.PositiveSmallIntegerField(
        null=True, blank=True, choices=partial(choices, "place_precisions")
    )
    event_type = models.CharField(max_length=100, blank=True)
    sub_type = models.CharField(max_length=100, blank=True)
    side_a = models.CharField(max_length=500, blank=True)
    side_b = models.CharField(max_length=500, blank=True)
    low = models.PositiveIntegerField(null=True, blank=True, help_text="Fewest dead.")
    best = models.PositiveIntegerField(null=True, blank=True, help_text="Dead, as the dataset has it.")
    high = models.PositiveIntegerField(null=True, blank=True, help_text="Most dead.")
    civilians = models.PositiveIntegerField(null=True, blank=True, help_text="Civilians among the dead.")
    notes = models.TextField(blank=True)
    source_text = models.TextField(blank=True, help_text="Where the dataset has it from.")
    raw = models.JSONField(default=dict, blank=True)
    batch = models.PositiveIntegerField(null=True, blank=True, help_text="The import that brought it.")
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["date_start", "dataset", "event_id"]
        indexes = [
            models.Index(fields=["date_start", "id"], name="external_events_by_day"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["dataset", "event_id"], name="one_row_per_external_event"),
            models.CheckConstraint(condition=Q(date_start__lte=F("date_end")), name="external_event_ends_later"),
            models.CheckConstraint(condition=~Q(event_id=""), name="external_event_has_an_id"),
        ]

    def __str__(self) -> str:
        return f"{self.get_dataset_display()} {self.event_id}"
