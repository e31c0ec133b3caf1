"""Phrases that people added to the hedge table, each with the row of METHOD's that it reads as."""

from functools import partial

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from annotator.claims.vocabulary import choices
from annotator.sources.models import Source


class HedgePhraseQuerySet(models.QuerySet["HedgePhrase"]):
    """Phrases as the extractor's callers ask for them."""

    def standing(self) -> "HedgePhraseQuerySet":
        """Return the phrases that nobody has retired."""
        return self.filter(retired_at__isnull=True)


@pghistory.track()
class HedgePhrase(models.Model):
    """Words that hedge a number, in the texts of one source or of all."""

    class Stands(models.TextChoices):
        BEFORE = "before", "before the number"
        AFTER = "after", "after the number"
        INSTEAD = "instead", "instead of a number"

    phrase = models.CharField(max_length=60, help_text="In lower case, letters and single spaces: “close on”.")
    hedge = models.CharField(max_length=20, choices=partial(choices, "hedges"), help_text="The row that it reads as.")
    stands = models.CharField("where it stands", max_length=10, choices=Stands, default=Stands.BEFORE)
    source = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="hedge_phrases",
        help_text="Only this source means it so; empty for all. A source's own phrase goes before that of all.",
    )
    reason = models.TextField(help_text="Why it reads so, with an example.")
    added_at = models.DateTimeField(auto_now_add=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    retired_at = models.DateTimeField(null=True, blank=True)
    retired_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    objects = HedgePhraseQuerySet.as_manager()

    class Meta:
        ordering = ["phrase", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["phrase", "source"],
                condition=Q(retired_at__isnull=True),
                nulls_distinct=False,
                name="one_standing_hedge_per_phrase_and_source",
            ),
            models.CheckConstraint(condition=Q(phrase__regex=r"^[a-z]+( [a-z]+)*$"), name="hedge_phrase_is_words"),
            models.CheckConstraint(condition=~Q(reason=""), name="a_hedge_phrase_has_a_reason"),
            models.CheckConstraint(
                condition=Q(retired_at__isnull=True, retired_by__isnull=True)
                | Q(retired_at__isnull=False, retired_by__isnull=False),
                name="somebody_retired_a_retired_phrase",
            ),
        ]
        triggers = [pgtrigger.Protect(name="hedge_phrases_are_kept", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.phrase
