"""Incidents, and the links that say which part a claim plays in which of them."""

from functools import partial

import pghistory
from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import F, Q

from annotator.claims.models import Claim
from annotator.claims.vocabulary import choices
from annotator.review.models import Decision
from annotator.sources.search import CONFIG


def incident_words() -> SearchVector:
    """Return the words that an incident is found by: its title's and its place's."""
    return SearchVector("title", "place", config=CONFIG)


@pghistory.track()
class Incident(models.Model):
    """Something that happened, as one or more claims tell it."""

    title = models.CharField(max_length=300)
    date_start = models.DateField(null=True, blank=True)
    date_end = models.DateField(null=True, blank=True)
    place = models.CharField(max_length=300, blank=True)
    grade = models.CharField(max_length=12, choices=partial(choices, "grades"), default="weak")
    grade_reason = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["date_start", "pk"]
        permissions = [("link_claim", "Can link claims to incidents")]
        indexes = [
            models.Index(fields=["-date_start", "-id"], name="incidents_latest_first"),
            models.Index(fields=["grade", "-date_start", "-id"], name="incidents_of_a_grade"),
            GinIndex(incident_words(), name="words_of_incidents"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(date_start__lte=F("date_end")), name="incident_ends_after_it_starts"),
        ]

    def __str__(self) -> str:
        return self.title


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class IncidentLink(models.Model):
    """The role that one claim plays in one incident; a claim belongs to one incident at most."""

    incident = models.ForeignKey(Incident, models.PROTECT, related_name="links")
    claim = models.OneToOneField(Claim, models.PROTECT, related_name="link")
    role = models.CharField(max_length=20, choices=partial(choices, "roles"))
    of = models.ForeignKey(Claim, models.PROTECT, null=True, blank=True, related_name="+")
    preferred_because = models.TextField(
        blank=True, help_text="Why this claim's number is the incident's best one (R2); empty where it is not."
    )
    decision = models.ForeignKey(
        Decision,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="The decision that made it.",
    )
    linked_at = models.DateTimeField(auto_now_add=True)
    linked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["incident_id", "claim_id"]
        indexes = [models.Index(fields=["incident", "role"])]

    def __str__(self) -> str:
        return f"{self.get_role_display()} in {self.incident}"
