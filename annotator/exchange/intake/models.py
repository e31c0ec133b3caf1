"""Tokens by which programs send, how much they sent lately, and the answers that are given again to the same key."""

from datetime import timedelta

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from annotator.exchange.batches.models import ImportBatch
from annotator.sources.models import Source

MEGABYTE = 1024 * 1024
KEPT_FOR = timedelta(days=7)


class Scope(models.TextChoices):
    """What a token may do."""

    SEND_ARTICLES = "articles:write", "send articles"
    READ_BATCHES = "batches:read", "ask how its batches stand"
    PROPOSE_CLAIMS = "claims:propose", "propose claims"


@pghistory.track(exclude=["digest"])
class IntakeToken(models.Model):
    """A program's right to send, on behalf of the person who made it; only the hash of the secret is kept."""

    name = models.CharField(max_length=100, unique=True, help_text="Which program sends with it, and from where.")
    source = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="intake_tokens",
        help_text="Everything it sends is by this source. Left empty, each article names a source that is known.",
    )
    scopes = ArrayField(models.CharField(max_length=20, choices=Scope), help_text="What it may do.")
    digest = models.CharField(max_length=64, unique=True, editable=False)
    hint = models.CharField(max_length=12, editable=False, help_text="How the secret begins.")
    requests_per_minute = models.PositiveIntegerField(default=120)
    bytes_per_minute = models.PositiveBigIntegerField(default=200 * MEGABYTE)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    expires_at = models.DateTimeField(
        null=True, blank=True, help_text="From then on it is refused; empty means that it runs until it is revoked."
    )
    revoked_at = models.DateTimeField(null=True, blank=True, editable=False)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(revoked_at=None, revoked_by=None) | Q(revoked_at__isnull=False, revoked_by__isnull=False),
                name="somebody_revoked_a_revoked_token",
            ),
            models.CheckConstraint(
                condition=Q(requests_per_minute__gt=0, bytes_per_minute__gt=0), name="a_token_may_send_something"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class TokenUse(models.Model):
    """How much a token has sent in the minute in which it was last used."""

    token = models.OneToOneField(IntakeToken, models.CASCADE, primary_key=True, related_name="use")
    minute = models.DateTimeField()
    requests = models.PositiveIntegerField()
    bytes = models.PositiveBigIntegerField()
    last_used_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.token}, last used {self.last_used_at:%d %b %Y %H:%M}"


class KeptAnswer(models.Model):
    """What was answered to an Idempotency-Key: the same question gets the same answer, and does nothing twice."""

    token = models.ForeignKey(IntakeToken, models.CASCADE, related_name="kept_answers")
    key = models.CharField(max_length=255)
    asked_sha256 = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    answer = models.JSONField(default=dict)
    kept_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["token", "key"], name="one_answer_per_key_of_a_token"),
        ]

    def __str__(self) -> str:
        return f"{self.key} of {self.token}"


class SentBatch(models.Model):
    """Which token sent an import batch; only that one may ask how it stands."""

    batch = models.OneToOneField(ImportBatch, models.CASCADE, primary_key=True, related_name="sent")
    token = models.ForeignKey(IntakeToken, models.PROTECT, related_name="batches")
    sent_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-batch"]
        verbose_name_plural = "sent batches"

    def __str__(self) -> str:
        return f"{self.batch} by {self.token}"
