"""The judgements on sources: added, never changed, never deleted."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from annotator.sources.models import Reliability, Source


class SourceAssessment(models.Model):
    """One judgement of a source's reliability; the latest is the one in force."""

    source = models.ForeignKey(Source, models.PROTECT, related_name="assessments")
    reliability = models.CharField(max_length=1, choices=Reliability)
    before = models.CharField(max_length=1, choices=Reliability, help_text="The letter that it had until then.")
    reason = models.TextField()
    assessed_at = models.DateTimeField(auto_now_add=True)
    assessed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["source", "-id"], name="assessments_of_sources")]
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="a_reliability_has_a_reason")]
        triggers = [
            pgtrigger.Protect(name="judgements_of_sources_are_kept", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.source}: {self.reliability}"
