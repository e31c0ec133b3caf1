"""Who is told of what, and every message with how its sending went."""

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Count, Q


class Event(models.TextChoices):
    """What somebody can be told of."""

    DECISION = "decision.made", "a claim was decided"
    EDITION = "edition.published", "an edition was published"


class WebhookQuerySet(models.QuerySet["Webhook"]):
    """Webhooks as the jobs ask for them."""

    def active(self) -> "WebhookQuerySet":
        """Return those that are to be told."""
        return self.filter(active=True)

    def with_counts(self) -> "WebhookQuerySet":
        """Count each one's messages that wait, and those that were given up."""
        waiting, given_up = Q(deliveries__state="waiting"), Q(deliveries__state="given_up")
        return self.annotate(
            waiting_count=Count("deliveries", filter=waiting), given_up_count=Count("deliveries", filter=given_up)
        )


@pghistory.track(exclude=["salt", "looked_until"])
class Webhook(models.Model):
    """An address that is told of events; its secret follows from the salt and the server's own key."""

    name = models.CharField(max_length=100, unique=True, help_text="Whose program it is.")
    url = models.URLField("address", max_length=500)
    told_of = ArrayField(models.CharField(max_length=20, choices=Event), help_text="What it is told of.")
    active = models.BooleanField(
        default=True, help_text="Switched off, it is told nothing; what happens meanwhile is not sent later."
    )
    salt = models.CharField(max_length=64, editable=False)
    secret_made_at = models.DateTimeField(editable=False)
    begun_at = models.DateTimeField(editable=False, help_text="It is told what happens from then on.")
    looked_until = models.DateTimeField(editable=False, help_text="What happened before then it has been told.")
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)

    objects = WebhookQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Delivery(models.Model):
    """One message to one webhook. A message is sent until it is taken, or until it has been tried often enough."""

    class State(models.TextChoices):
        WAITING = "waiting", "waits to be sent"
        TAKEN = "taken", "taken"
        GIVEN_UP = "given_up", "given up"

    webhook = models.ForeignKey(Webhook, models.CASCADE, related_name="deliveries")
    event = models.CharField(max_length=20, choices=Event)
    event_id = models.CharField(max_length=40)
    payload = models.JSONField()
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_at = models.DateTimeField()
    last_status = models.PositiveSmallIntegerField(null=True, blank=True)
    last_answer = models.CharField(max_length=300, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = "deliveries"
        indexes = [
            models.Index(fields=["webhook", "next_at"], condition=Q(state="waiting"), name="deliveries_waiting"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["webhook", "event_id"], name="a_webhook_is_told_of_an_event_once"),
        ]

    def __str__(self) -> str:
        return f"{self.event_id} to {self.webhook}"
