"""Exports: who took what, by which filter, with which columns and names; and the files, while they are kept."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from annotator.exchange.exports.life import WAITING, State


class ExportJob(models.Model):
    """One list as one file, and the record of it, which outlives the file."""

    class Format(models.TextChoices):
        CSV = "csv", "CSV"
        XLSX = "xlsx", "Excel workbook (XLSX)"
        JSONL = "jsonl", "JSON Lines"

    class Profile(models.TextChoices):
        REDACTED = "redacted", "Protected names and masked sources blacked out"
        FULL = "full", "As it stands, with every name"

    list = models.CharField(max_length=20, help_text="Which list, by its id.")
    query = models.TextField(blank=True, help_text="The filter as the list's address has it.")
    said = models.TextField(help_text="The filter in words.")
    columns = models.JSONField()
    format = models.CharField(max_length=5, choices=Format)
    profile = models.CharField(max_length=10, choices=Profile, default=Profile.REDACTED)
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    problem = models.TextField(blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(null=True, blank=True)
    cut = models.PositiveIntegerField(default=0, help_text="Cells that were longer than a workbook's may be.")
    size = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="exports")
    created_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField(null=True, blank=True, help_text="When the worker was last heard of.")
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        permissions = [
            ("export_rows", "Can take lists as files"),
            ("export_unredacted", "Can take lists with protected names and masked sources"),
        ]
        indexes = [models.Index(fields=["state"], condition=Q(state__in=WAITING), name="exports_under_way")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=["done", "discarded"]) | ~Q(sha256=""), name="a_finished_export_has_its_sum"
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="exports_are_kept", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(
                name="what_was_asked_for_stands",
                fields=["list", "query", "said", "columns", "format", "profile", "user", "created_at"],
            ),
        ]

    def __str__(self) -> str:
        return f"Export {self.pk} of {self.list}"

    @property
    def is_waiting(self) -> bool:
        """Tell whether the file is still to come."""
        return self.state in WAITING

    @property
    def filename(self) -> str:
        """Return what the file is called."""
        redacted = "-redacted" if self.profile == self.Profile.REDACTED else ""
        return f"claimdesk-{self.list}-{self.created_at:%Y-%m-%d}-{self.pk}{redacted}.{self.format}"


class ExportPiece(models.Model):
    """A megabyte of an export's file, kept where every machine that answers requests can read it."""

    job = models.ForeignKey(ExportJob, models.CASCADE, db_index=False, related_name="pieces")
    order = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta:
        ordering = ["job", "order"]
        constraints = [models.UniqueConstraint(fields=["job", "order"], name="pieces_of_an_export_in_order")]

    def __str__(self) -> str:
        return f"Piece {self.order} of export {self.job_id}"


class ExportDownload(models.Model):
    """Somebody took the file."""

    job = models.ForeignKey(ExportJob, models.CASCADE, related_name="downloads")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        triggers = [pgtrigger.Protect(name="downloads_are_only_added", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.user} took export {self.job_id}"
