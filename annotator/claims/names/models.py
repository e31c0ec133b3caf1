"""Parties and places as data, and what each place that a claim names was found to be."""

from functools import partial

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from annotator.claims.models import Claim
from annotator.claims.vocabulary import choices


@pghistory.track()
class Actor(models.Model):
    """A party that texts name: the extractor looks for its name and aliases."""

    key = models.SlugField(max_length=60, unique=True, help_text="The extractor's own party of this key is replaced.")
    name = models.CharField(max_length=200)
    aliases = ArrayField(
        models.CharField(max_length=200), default=list, blank=True, help_text="Other names, with commas between them."
    )
    side = models.CharField(max_length=60, help_text="Parties of one side fight together: coalition, sdf, isis …")
    kind = models.CharField(max_length=60, help_text="State forces, armed group, police …")
    country = models.CharField(max_length=2, blank=True, help_text="The two letters of ISO 3166; empty for none.")
    status = models.CharField(
        "status of its members as victims", max_length=20, choices=partial(choices, "victim_statuses")
    )

    class Meta:
        ordering = ["name"]
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="actor_has_a_name")]

    def __str__(self) -> str:
        return self.name


class Place(models.Model):
    """A place of a gazetteer, recognised by any of its names, however they are transliterated."""

    class Kind(models.TextChoices):
        COUNTRY = "country", "country"
        ADM1 = "ADM1", "governorate"
        ADM2 = "ADM2", "district"
        ADM3 = "ADM3", "sub-district"
        ADM4 = "ADM4", "community"
        SETTLEMENT = "settlement", "town or village"
        SITE = "site", "site"

    name = models.CharField(max_length=200)
    other_names = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    normals = ArrayField(models.CharField(max_length=200), default=list, editable=False)
    skeletons = ArrayField(models.CharField(max_length=200), default=list, editable=False)
    kind = models.CharField(max_length=10, choices=Kind)
    admin1 = models.CharField("governorate", max_length=200, blank=True)
    admin2 = models.CharField("district", max_length=200, blank=True)
    country = models.CharField(max_length=2, blank=True, help_text="The two letters of ISO 3166.")
    lat = models.FloatField("latitude", null=True, blank=True)
    lon = models.FloatField("longitude", null=True, blank=True)
    population = models.PositiveBigIntegerField(default=0)
    source = models.CharField(max_length=20, help_text="The gazetteer that it comes from.")
    external_id = models.CharField(max_length=40, help_text="Its number or code there.")

    class Meta:
        ordering = ["country", "admin1", "name", "pk"]
        indexes = [
            GinIndex(fields=["normals"], name="places_by_normal_name"),
            GinIndex(fields=["skeletons"], name="places_by_skeleton"),
            models.Index(fields=["country", "kind"]),
            models.Index(OpClass(Lower("name"), name="text_pattern_ops"), name="places_by_beginning"),
            models.Index(fields=["admin1"]),
            models.Index(fields=["admin2"]),
        ]
        constraints = [
            models.UniqueConstraint(fields=["source", "external_id"], name="one_place_per_source_and_id"),
            models.CheckConstraint(condition=Q(lat__isnull=True) | Q(lat__range=(-90, 90)), name="latitude_is_one"),
            models.CheckConstraint(condition=Q(lon__isnull=True) | Q(lon__range=(-180, 180)), name="longitude_is_one"),
        ]

    def __str__(self) -> str:
        return self.name


class ClaimPlace(models.Model):
    """A place that a claim names, in the text's own words, and what it was found to be, if anything."""

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="located")
    text = models.CharField(max_length=200)
    role = models.CharField(max_length=20, choices=partial(choices, "place_roles"))
    place = models.ForeignKey(Place, models.SET_NULL, null=True, blank=True, related_name="claims")
    precision = models.PositiveSmallIntegerField(null=True, blank=True, choices=partial(choices, "place_precisions"))
    note = models.CharField(max_length=100, blank=True, help_text="Why it was found to be no one place.")

    class Meta:
        ordering = ["claim_id", "pk"]
        indexes = [models.Index(fields=["text", "claim"])]
        constraints = [
            models.UniqueConstraint(fields=["claim", "text", "role"], name="one_row_per_place_and_role_of_a_claim")
        ]

    def __str__(self) -> str:
        return self.text
