"""What stands around an edition's figures: incidents, sources, the register of allegations, pictures."""

from django.db import models

from reports.models.editions import Edition
from reports.models.guards import kept, sealed


class EditionIncident(models.Model):
    """One incident as it stood: when, where, how well supported; its place no closer than people's safety allows."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="incidents")
    incident_id = models.BigIntegerField()
    title = models.CharField(max_length=300)
    date_start = models.DateField(null=True)
    date_end = models.DateField(null=True)
    date_precision = models.PositiveSmallIntegerField(null=True)
    place_name = models.CharField(max_length=300, blank=True)
    admin1 = models.CharField("governorate", max_length=200, blank=True)
    admin2 = models.CharField("district", max_length=200, blank=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    place_precision = models.PositiveSmallIntegerField(null=True)
    grade = models.CharField(max_length=12, blank=True)
    grade_label = models.CharField(max_length=40, blank=True)
    grade_reason = models.TextField(blank=True)
    actors = models.JSONField(default=list, help_text="Who acted, as the claims say.")
    sources = models.PositiveIntegerField(help_text="How many independent origins tell of it.")
    data = models.JSONField(default=dict, help_text="Its claims, kinds, targets and places as the claims name them.")
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["edition_id", "incident_id"]
        indexes = [models.Index(fields=["edition", "admin1"]), models.Index(fields=["edition", "date_start"])]
        constraints = [
            models.UniqueConstraint(fields=["edition", "incident_id"], name="an_edition_names_an_incident_once"),
        ]
        triggers = [kept("edition_incidents_are_immutable"), sealed()]

    def __str__(self) -> str:
        return self.title


class EditionSource(models.Model):
    """One source as it was judged: how reliable and why, with whom it counts, for whom it speaks."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="sources")
    source_id = models.BigIntegerField()
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20)
    kind_label = models.CharField(max_length=40)
    origin = models.CharField(max_length=200, help_text="The ultimate source by which independence is counted.")
    reliability = models.CharField(max_length=1)
    reliability_reason = models.TextField(blank=True)
    masked = models.BooleanField(default=False, help_text="Its name is withheld to protect it.")
    data = models.JSONField(default=dict, help_text="Its series, the scope of what it tells of, its alignment.")
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["edition_id", "name", "source_id"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "source_id"], name="an_edition_names_a_source_once"),
        ]
        triggers = [kept("edition_sources_are_immutable"), sealed()]

    def __str__(self) -> str:
        return self.name


class EditionAllegation(models.Model):
    """One line of the register of allegations: who is accused, who answered what, what is missing (R4, R5)."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="allegations")
    order = models.PositiveIntegerField()
    claim_id = models.BigIntegerField()
    data = models.JSONField(help_text="The accused, the reports, the positions, the assessment, what is missing.")
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["edition_id", "order"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "claim_id"], name="an_edition_lists_an_allegation_once"),
        ]
        triggers = [kept("edition_allegations_are_immutable"), sealed()]

    def __str__(self) -> str:
        return f"claim {self.claim_id} in edition {self.edition.number}"


class EditionPicture(models.Model):
    """One picture, drawn when the edition was made, with its specification and its numbers."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="pictures")
    name = models.SlugField(max_length=80)
    title = models.CharField(max_length=300)
    description = models.TextField(help_text="What it shows, for who cannot see it.")
    spec = models.JSONField(default=dict, help_text="Its Vega-Lite specification.")
    svg = models.TextField()
    csv = models.TextField(blank=True)
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["edition_id", "name"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "name"], name="an_edition_has_one_picture_of_a_name"),
        ]
        triggers = [kept("edition_pictures_are_immutable"), sealed()]

    def __str__(self) -> str:
        return self.title
