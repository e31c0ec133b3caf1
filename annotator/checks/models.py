"""Flags: what a check or a person noticed about a claim or an article, and what was dismissed for good."""

from functools import partial

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from annotator.checks.weight import FLAGS_WEIGH
from annotator.claims.models import Claim
from annotator.claims.vocabulary import choices
from annotator.sources.models import Article, Series, Source


class FlagQuerySet(models.QuerySet["Flag"]):
    """Flags as the desk asks for them."""

    def open(self) -> "FlagQuerySet":
        """Return the flags that nobody has answered."""
        return self.filter(state=Flag.State.OPEN)

    def by_people(self) -> "FlagQuerySet":
        """Return the flags that people raised."""
        return self.filter(raised_by__isnull=False)

    def by_checks(self) -> "FlagQuerySet":
        """Return the flags that checks raised."""
        return self.filter(raised_by__isnull=True)


class DismissalQuerySet(models.QuerySet["Dismissal"]):
    """Dismissals as a run of the checks asks for them."""

    def standing(self) -> "DismissalQuerySet":
        """Return the dismissals that nobody has lifted."""
        return self.filter(lifted_at__isnull=True)

    def about(self, article: Article) -> "DismissalQuerySet":
        """Return the dismissals that hold in an article: its own, its series' and its source's."""
        reach = Q(article=article) | Q(source=article.source_id)
        return self.filter(reach | Q(series=article.series_id) if article.series_id else reach)


@pghistory.track()
class Dismissal(models.Model):
    """What one check says in these words of these words is no longer asked, in one article, series or source."""

    check_id = models.CharField(max_length=60)
    message = models.TextField()
    words = models.TextField(blank=True, help_text="The text that the check points at, in lower case.")
    article = models.ForeignKey(Article, models.PROTECT, null=True, blank=True, related_name="dismissals")
    series = models.ForeignKey(Series, models.PROTECT, null=True, blank=True, related_name="dismissals")
    source = models.ForeignKey(Source, models.PROTECT, null=True, blank=True, related_name="dismissals")
    reason = models.TextField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    lifted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    lifted_at = models.DateTimeField(null=True, blank=True)

    objects = DismissalQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(article__isnull=False, series__isnull=True, source__isnull=True)
                | Q(article__isnull=True, series__isnull=False, source__isnull=True)
                | Q(article__isnull=True, series__isnull=True, source__isnull=False),
                name="dismissal_holds_in_one_scope",
            ),
            models.CheckConstraint(
                condition=Q(lifted_at__isnull=True, lifted_by__isnull=True)
                | Q(lifted_at__isnull=False, lifted_by__isnull=False),
                name="dismissal_is_lifted_by_somebody",
            ),
        ]
        triggers = [pgtrigger.Protect(name="dismissals_are_kept", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.message


@pghistory.track()
class Flag(models.Model):
    """One thing noticed, by a check or a person, with the spans that it points at and what became of it."""

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
    check_id = models.CharField(max_length=60, blank=True, help_text="Empty where a person raised it.")
    about = models.CharField(
        max_length=30,
        blank=True,
        choices=partial(choices, "flag_reasons"),
        help_text="What a person raised it for; empty where a check did.",
    )
    severity = models.CharField(max_length=6, choices=Severity)
    message = models.TextField()
    spans = models.JSONField(default=list, help_text="Pairs of code point offsets in the article's text.")
    words = models.TextField(blank=True, help_text="The text of the spans, in lower case.")
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    reason = models.TextField(blank=True, help_text="Why it was accepted or dismissed.")
    raised_at = models.DateTimeField(auto_now_add=True)
    raised_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="flags_at_work",
        help_text="Who works on it.",
    )
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    dismissal = models.ForeignKey(
        Dismissal, models.PROTECT, null=True, blank=True, related_name="flags", help_text="What keeps it from asking."
    )

    objects = FlagQuerySet.as_manager()

    class Meta:
        ordering = ["article_id", "pk"]
        indexes = [
            models.Index(fields=["claim"], condition=Q(state="open"), name="open_flags_of_claims"),
            models.Index(fields=["check_id", "id"], condition=Q(state="open"), name="open_flags_by_check"),
            models.Index(
                fields=["id"], condition=Q(state="open", raised_by__isnull=False), name="open_flags_by_people"
            ),
            models.Index(fields=["owner", "id"], condition=Q(state="open"), name="open_flags_by_owner"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "check_id", "message"],
                condition=Q(claim__isnull=True, raised_by__isnull=True),
                name="one_flag_per_check_and_message_on_an_article",
            ),
            models.UniqueConstraint(
                fields=["claim", "check_id", "message"],
                condition=Q(raised_by__isnull=True),
                name="one_flag_per_check_and_message_on_a_claim",
            ),
            models.UniqueConstraint(
                fields=["claim", "about", "raised_by"],
                condition=Q(raised_by__isnull=False, state="open"),
                name="one_open_flag_per_person_and_reason_on_a_claim",
            ),
            models.CheckConstraint(
                condition=Q(raised_by__isnull=True, about="") & ~Q(check_id="")
                | Q(raised_by__isnull=False, check_id="", claim__isnull=False) & ~Q(about=""),
                name="flag_is_raised_by_a_check_or_a_person",
            ),
        ]
        triggers = [FLAGS_WEIGH]

    def __str__(self) -> str:
        return self.message

    @property
    def is_open(self) -> bool:
        """Tell whether it waits for an answer."""
        return self.state == Flag.State.OPEN
