"""Flags: what a check or a person noticed about a claim or an article, in words."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q

from annotator.claims.models import Claim
from annotator.sources.models import Article


class FlagQuerySet(models.QuerySet["Flag"]):
    """Flags as the desk asks for them."""

    def open(self) -> "FlagQuerySet":
        """Return the flags that nobody has answered."""
        return self.filter(state=Flag.State.OPEN)


@pghistory.track()
class Flag(models.Model):
    """One thing noticed, with the spans that it points at."""

    class Severity(models.TextChoices):
        OK = "ok", "Passes"
        INFO = "info", "For information"
        WARN = "warn", "Look twice"
        HOLD = "hold", "Hold"

    class State(models.TextChoices):
        OPEN = "open", "Open"
        ACCEPTED = "accepted", "Accepted"
        DISMISSED = "dismissed", "Dismissed"

    article = models.ForeignKey(Article, models.PROTECT, related_name="flags")
    claim = models.ForeignKey(Claim, models.PROTECT, null=True, blank=True, related_name="flags")
    check_id = models.CharField(max_length=60)
    severity = models.CharField(max_length=6, choices=Severity)
    message = models.TextField()
    spans = models.JSONField(default=list, help_text="Pairs of code point offsets in the article's text.")
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    reason = models.TextField(blank=True)
    raised_at = models.DateTimeField(auto_now_add=True)
    raised_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    objects = FlagQuerySet.as_manager()

    class Meta:
        ordering = ["article_id", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "check_id", "message"],
                condition=Q(claim__isnull=True),
                name="one_flag_per_check_and_message_on_an_article",
            ),
            models.UniqueConstraint(
                fields=["claim", "check_id", "message"], name="one_flag_per_check_and_message_on_a_claim"
            ),
        ]

    def __str__(self) -> str:
        return self.message
