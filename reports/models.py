"""Editions: what was published, frozen as it was on that day. No row here is ever changed or deleted."""

import json
from datetime import date
from typing import Any

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.urls import reverse

KEPT = pgtrigger.Update | pgtrigger.Delete


class EditionQuerySet(models.QuerySet["Edition"]):
    """Editions as readers ask for them."""

    def current(self) -> "EditionQuerySet":
        """Return the editions that no later one replaces."""
        return self.filter(replaced_by__isnull=True)

    def replaced(self) -> "EditionQuerySet":
        """Return the editions that a later one replaces."""
        return self.filter(replaced_by__isnull=False)

    def of_days(self, start: date, end: date) -> "EditionQuerySet":
        """Return the editions of exactly these days."""
        return self.filter(window_start=start, window_end=end)

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
    manifest = models.TextField(help_text="Canonical JSON: what the hash is taken of.")
    manifest_sha256 = models.CharField(max_length=64)

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        permissions = [("publish_edition", "Can publish editions")]
        constraints = [
            models.CheckConstraint(
                condition=Q(window_end__gt=F("window_start")), name="edition_window_ends_after_it_starts"
            ),
        ]
        triggers = [pgtrigger.Protect(name="editions_are_immutable", operation=KEPT)]

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


class EditionArticle(models.Model):
    """One article that the edition covers, with its text and the hashes of what was received."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="articles")
    article_id = models.BigIntegerField()
    title = models.CharField(max_length=500)
    url = models.URLField(blank=True, max_length=1000)
    source = models.CharField(max_length=200)
    published = models.DateField(null=True)
    window_start = models.DateField(null=True)
    window_end = models.DateField(null=True)
    window_basis = models.CharField(max_length=40)
    language = models.CharField(max_length=12)
    text = models.TextField()
    text_sha256 = models.CharField(max_length=64)
    capture_sha256s = models.JSONField()

    class Meta:
        ordering = ["article_id"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "article_id"], name="an_edition_covers_an_article_once"),
        ]
        triggers = [pgtrigger.Protect(name="edition_articles_are_immutable", operation=KEPT)]

    def __str__(self) -> str:
        return self.title


class Figure(models.Model):
    """One row of the tally table."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="figures")
    order = models.PositiveIntegerField()
    key = models.CharField(max_length=200)
    column = models.CharField(max_length=30)
    label = models.CharField(max_length=300)
    display = models.CharField(max_length=300)
    data = models.JSONField(help_text="The figure as the tally gave it.")

    class Meta:
        ordering = ["edition_id", "order"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "column", "key"], name="one_figure_per_measure_and_column"),
        ]
        triggers = [pgtrigger.Protect(name="figures_are_immutable", operation=KEPT)]

    def __str__(self) -> str:
        return f"{self.label}: {self.display}"

    def get_absolute_url(self) -> str:
        """Return the figure's public address."""
        return reverse("figure", args=[self.edition.number, self.order])


class EditionClaim(models.Model):
    """One claim as it stood when the edition was made: counted, or not counted and why."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="claims")
    article = models.ForeignKey(EditionArticle, models.PROTECT, related_name="claims")
    claim_id = models.BigIntegerField()
    version = models.PositiveIntegerField()
    fact = models.JSONField(help_text="The claim as the tally read it.")
    kind_label = models.CharField(max_length=60)
    status_label = models.CharField(max_length=40)
    role_label = models.CharField(max_length=40)
    display = models.CharField(max_length=200)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    sentence_start = models.PositiveIntegerField()
    sentence_end = models.PositiveIntegerField()
    sentence = models.TextField()
    excluded_by = models.CharField(max_length=10, blank=True, help_text="The rule that kept it out; empty if counted.")
    excluded_because = models.TextField(blank=True)
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["edition_id", "article_id", "start", "claim_id"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "claim_id"], name="an_edition_names_a_claim_once"),
        ]
        triggers = [pgtrigger.Protect(name="edition_claims_are_immutable", operation=KEPT)]

    def __str__(self) -> str:
        return self.quote


class FigureMember(models.Model):
    """A claim behind a figure, and what its incident contributes."""

    figure = models.ForeignKey(Figure, models.PROTECT, related_name="members")
    claim = models.ForeignKey(EditionClaim, models.PROTECT, related_name="memberships")
    incident_id = models.BigIntegerField(null=True)
    incident_title = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["figure_id", "incident_id", "claim_id"]
        constraints = [
            models.UniqueConstraint(fields=["figure", "claim"], name="a_claim_stands_behind_a_figure_once"),
        ]
        triggers = [pgtrigger.Protect(name="figure_members_are_immutable", operation=KEPT)]

    def __str__(self) -> str:
        return f"{self.claim} in {self.figure}"
