"""Batches, their files in pieces, what each row would do and what it did, and mappings to come back to."""

from typing import Any

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from annotator.exchange.batches.life import GONE, RUNNING, State
from annotator.exchange.contract import Outcome

OUTCOMES = [(outcome.value, outcome.value) for outcome in Outcome]


class BatchQuerySet(models.QuerySet["ImportBatch"]):
    """Batches as pages and workers ask for them."""

    def standing(self) -> "BatchQuerySet":
        """Return the batches that were neither undone nor cancelled."""
        return self.exclude(state__in=GONE)

    def running(self) -> "BatchQuerySet":
        """Return the batches that a worker has, or should have, at hand."""
        return self.filter(state__in=RUNNING)


@pghistory.track(exclude=["layout"])
class ImportBatch(models.Model):
    """One file, from its upload to what its rows did, as one unit that can be undone."""

    class OnBad(models.TextChoices):
        SKIP = "skip", "Import the good rows and leave out the refused ones"
        REFUSE = "refuse", "Import all rows or none"

    resource = models.CharField(max_length=40, help_text="What its rows are, by the resource's id.")
    filename = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    layout = models.JSONField(help_text="How the file is read: format, encoding, delimiter, sheet, columns.")
    mapping = models.JSONField(default=dict, help_text="Each column of the resource, with the heading it comes from.")
    options = models.JSONField(default=dict, help_text="What was chosen for all rows.")
    on_bad = models.CharField(max_length=6, choices=OnBad, default=OnBad.SKIP)
    state = models.CharField(max_length=10, choices=State, default=State.UPLOADED)
    problem = models.TextField(blank=True, help_text="Why the last check, import or undo did not come to its end.")
    obstacles = models.JSONField(default=list, help_text="The first things that stand in the way of an undo.")
    obstacle_count = models.PositiveIntegerField(default=0)
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    stored = models.PositiveIntegerField(default=0)
    meanwhile = models.PositiveIntegerField(
        default=0, help_text="Rows left alone because what they are about changed between preview and import."
    )
    job = models.BigIntegerField(null=True, blank=True, help_text="The queue's number of the job asked for last.")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True, blank=True, help_text="When it last began to run.")
    finished_at = models.DateTimeField(null=True, blank=True, help_text="When it last came to an end.")
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = BatchQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        permissions = [("run_import", "Can import files"), ("undo_import", "Can take an import back")]
        verbose_name_plural = "import batches"
        indexes = [models.Index(fields=["state"], condition=Q(state__in=RUNNING), name="running_batches")]
        constraints = [
            models.UniqueConstraint(
                fields=["resource", "sha256"], condition=~Q(state__in=GONE), name="one_standing_batch_per_file"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["importing", "imported", "undoing", "undone"]) | Q(confirmed_by__isnull=False),
                name="an_import_is_confirmed_by_somebody",
            ),
        ]
        triggers = [pgtrigger.Protect(name="batches_are_kept", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"Import {self.pk}: {self.filename}"

    @property
    def is_running(self) -> bool:
        """Tell whether a worker has it, or should have it, at hand."""
        return self.state in RUNNING

    @property
    def rows(self) -> int:
        """Return how many rows the last check found."""
        return self.new + self.changed + self.unchanged + self.refused

    def cells_of(self, cells: Any) -> dict[str, str]:
        """Return a row's cells under the names of the resource's columns."""
        return {name: cells[heading] for name, heading in self.mapping.items() if heading in cells}


class ImportProgress(models.Model):
    """How far a running batch is; written beside the batch's own transaction, so that everybody sees it at once."""

    batch = models.OneToOneField(ImportBatch, models.CASCADE, primary_key=True, related_name="progress")
    phase = models.CharField(max_length=10, choices=State, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(null=True, blank=True, help_text="Nothing until the rows are counted.")
    tries = models.PositiveSmallIntegerField(default=0, help_text="How often this phase was begun.")
    seen_at = models.DateTimeField(null=True, blank=True, help_text="When a worker was last heard of.")

    def __str__(self) -> str:
        return f"{self.done} of {self.total}"


class ImportPiece(models.Model):
    """A megabyte of a batch's file, kept where workers on every machine can read it."""

    batch = models.ForeignKey(ImportBatch, models.CASCADE, db_index=False, related_name="pieces")
    order = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta:
        ordering = ["batch", "order"]
        constraints = [models.UniqueConstraint(fields=["batch", "order"], name="pieces_of_a_file_in_order")]
        triggers = [pgtrigger.Protect(name="files_are_kept_as_they_came", operation=pgtrigger.Update)]

    def __str__(self) -> str:
        return f"Piece {self.order} of batch {self.batch_id}"


class ImportRow(models.Model):
    """What the check says that a row would do; written anew by each check, and by nobody else."""

    batch = models.ForeignKey(ImportBatch, models.CASCADE, db_index=False, related_name="import_rows")
    number = models.PositiveIntegerField(help_text="As a spreadsheet or an editor shows it.")
    outcome = models.CharField(max_length=9, choices=OUTCOMES)
    key = models.TextField(blank=True, help_text="The natural key by which the same row is found twice.")
    target = models.BigIntegerField(null=True, help_text="The row of ours that it changes or equals.")
    fingerprint = models.CharField(max_length=64, blank=True)
    problems = models.JSONField(default=list)
    notes = models.JSONField(default=list)
    diffs = models.JSONField(default=dict)
    meanwhile = models.BooleanField(default=False, help_text="Left alone: what it is about changed before the import.")

    class Meta:
        ordering = ["batch", "number"]
        indexes = [models.Index(fields=["batch", "outcome", "number"], name="rows_of_a_batch_by_outcome")]
        constraints = [models.UniqueConstraint(fields=["batch", "number"], name="one_outcome_per_row_of_a_file")]

    def __str__(self) -> str:
        return f"Row {self.number}: {self.outcome}"


class StoredRow(models.Model):
    """What a row did: which row of ours it made or changed, and what that one said before."""

    batch = models.ForeignKey(ImportBatch, models.CASCADE, db_index=False, related_name="stored_rows")
    number = models.PositiveIntegerField()
    target = models.BigIntegerField(help_text="The row of ours that it made or changed.")
    created = models.BooleanField()
    before = models.JSONField(default=dict)
    after = models.CharField(max_length=64, blank=True, help_text="The fingerprint that it left behind.")

    class Meta:
        ordering = ["batch", "number"]
        indexes = [models.Index(fields=["target"], name="imports_of_a_row")]
        constraints = [models.UniqueConstraint(fields=["batch", "number"], name="a_row_of_a_file_is_stored_once")]
        triggers = [pgtrigger.Protect(name="stored_rows_are_kept", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"Row {self.number} as {self.target}"


@pghistory.track()
class ColumnMapping(models.Model):
    """Which heading each column came from, the last time that a file with these headings was imported."""

    resource = models.CharField(max_length=40)
    headings = models.CharField(max_length=64, help_text="The hash of the sorted headings.")
    source = models.CharField(max_length=200, blank=True, help_text="Whose files these are; empty where nobody said.")
    mapping = models.JSONField()
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-saved_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["resource", "headings", "source"], name="one_mapping_per_headings_and_source"
            )
        ]

    def __str__(self) -> str:
        return f"Columns of {self.resource} from {self.source or 'anybody'}"
