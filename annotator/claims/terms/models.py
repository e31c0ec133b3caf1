"""One row for each term of each vocabulary, with what this installation says of it."""

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q


@pghistory.track()
class TermWording(models.Model):
    """A term of METHOD as the desk shows it; where the label is empty, it shows METHOD's own."""

    vocabulary = models.CharField(max_length=30)
    term = models.CharField(max_length=30)
    order = models.PositiveSmallIntegerField(default=0, help_text="Its place in the packaged vocabulary.")
    label = models.CharField(
        "label at this desk", max_length=60, blank=True, help_text="Shown instead of METHOD's; empty for METHOD's own."
    )
    help = models.TextField(
        "help at this desk", blank=True, help_text="Shown after METHOD's definition: examples, house rules."
    )
    retired_at = models.DateTimeField(
        null=True, blank=True, help_text="Since when it is not offered any more; what was said with it stays."
    )
    retired_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["vocabulary", "order", "pk"]
        verbose_name = "term"
        constraints = [
            models.UniqueConstraint(fields=["vocabulary", "term"], name="one_wording_per_term"),
            models.CheckConstraint(
                condition=Q(retired_at__isnull=True, retired_by__isnull=True)
                | Q(retired_at__isnull=False, retired_by__isnull=False),
                name="somebody_retired_a_retired_term",
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(name="terms_keep_their_ids", fields=["vocabulary", "term"]),
            pgtrigger.Protect(name="terms_are_kept", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.vocabulary}: {self.term}"
