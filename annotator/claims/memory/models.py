"""Standing rules about candidates: silenced phrases and retired rules, with who made and who lifted each."""

from functools import partial

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from annotator.claims.models import Claim
from annotator.claims.vocabulary import choices
from annotator.sources.models import Source


class SilencedPhraseQuerySet(models.QuerySet["SilencedPhrase"]):
    """Silenced phrases as the extraction and the desk ask for them."""

    def standing(self) -> "SilencedPhraseQuerySet":
        """Return the phrases that nobody has lifted."""
        return self.filter(lifted_at__isnull=True)

    def about(self, source: Source | int) -> "SilencedPhraseQuerySet":
        """Return the phrases that hold in a source: its own and those that hold everywhere."""
        return self.filter(Q(source=source) | Q(source__isnull=True))


@pghistory.track(exclude=["hits"])
class SilencedPhrase(models.Model):
    """A phrase that is never suggested again, in one source or everywhere, until somebody lifts it."""

    phrase = models.CharField(max_length=500, help_text="In lower case, with plain dashes and spaces.")
    kind = models.CharField(max_length=30, blank=True, choices=partial(choices, "kinds"), help_text="Empty for any.")
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="silenced_phrases", help_text="Empty for all."
    )
    reason = models.TextField()
    claim = models.ForeignKey(
        Claim,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="The rejected claim that it came from.",
    )
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="silenced_phrases")
    made_at = models.DateTimeField(auto_now_add=True)
    hits = models.PositiveIntegerField(default=0, help_text="How many passages it has kept out of the queue.")
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    objects = SilencedPhraseQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["phrase", "kind", "source"],
                condition=Q(lifted_at__isnull=True),
                nulls_distinct=False,
                name="one_standing_silence_per_phrase_kind_and_source",
            ),
            models.CheckConstraint(condition=~Q(phrase=""), name="silence_has_a_phrase"),
            models.CheckConstraint(
                condition=Q(lifted_at__isnull=True, lifted_by__isnull=True)
                | Q(lifted_at__isnull=False, lifted_by__isnull=False),
                name="silence_is_lifted_by_somebody",
            ),
        ]
        triggers = [pgtrigger.Protect(name="silences_are_kept", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.phrase

    @property
    def is_standing(self) -> bool:
        """Tell whether it still keeps candidates out."""
        return self.lifted_at is None


class RetiredRuleQuerySet(models.QuerySet["RetiredRule"]):
    """Retirements as the extraction and the desk ask for them."""

    def standing(self) -> "RetiredRuleQuerySet":
        """Return the retirements that nobody has ended."""
        return self.filter(restored_at__isnull=True)


@pghistory.track()
class RetiredRule(models.Model):
    """One retirement of one extraction rule; restoring it ends the row, and retiring it again makes a new one."""

    rule = models.CharField(max_length=80)
    reason = models.TextField()
    retired_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    retired_at = models.DateTimeField(auto_now_add=True)
    restore_reason = models.TextField(blank=True)
    restored_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    restored_at = models.DateTimeField(null=True, blank=True)

    objects = RetiredRuleQuerySet.as_manager()

    class Meta:
        ordering = ["-retired_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["rule"], condition=Q(restored_at__isnull=True), name="one_standing_retirement_per_rule"
            ),
            models.CheckConstraint(
                condition=Q(restored_at__isnull=True, restored_by__isnull=True)
                | Q(restored_at__isnull=False, restored_by__isnull=False),
                name="rule_is_restored_by_somebody",
            ),
        ]
        triggers = [pgtrigger.Protect(name="retirements_are_kept", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.rule
