"""What parties answer to allegations, and the assessments that end them: added, answered once, never deleted."""

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from annotator.claims.models import Claim
from annotator.incidents.citations.models import Citation
from annotator.review.models import Decision
from annotator.sources.equal_text import equals_the_text
from annotator.sources.models import Article

BOUNDS = ("declared_min", "declared_best", "declared_max", "conceded_min", "conceded_best", "conceded_max")
ANSWERED_KEPT = pgtrigger.Condition("OLD.state <> 'proposed'")


def _in_order(prefix: str) -> list[models.CheckConstraint]:
    """Return the constraints that keep one range of numbers in order."""
    pairs = (("min", "best"), ("best", "max"), ("min", "max"))
    return [
        models.CheckConstraint(
            condition=Q(**{f"{prefix}_{low}__lte": F(f"{prefix}_{high}")}), name=f"{prefix}_{low}_is_at_most_{high}"
        )
        for low, high in pairs
    ]


class PositionQuerySet(models.QuerySet["Position"]):
    """Positions as the desk asks for them."""

    def standing(self) -> "PositionQuerySet":
        """Return those that nobody has removed."""
        return self.filter(removed_at__isnull=True)


@pghistory.track()
class Position(models.Model):
    """What one party to the fighting answers to an allegation, with the numbers that it declares and concedes (R5)."""

    class Says(models.TextChoices):
        DENIES = "denies", "Denies it"
        ACCEPTS = "accepts", "Accepts it"
        PARTLY = "partly", "Accepts a part"
        SILENT = "silent", "Asked, and silent"

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="positions")
    party = models.CharField(max_length=300)
    says = models.CharField(max_length=10, choices=Says)
    declared_min = models.PositiveIntegerField(null=True, blank=True)
    declared_best = models.PositiveIntegerField(null=True, blank=True)
    declared_max = models.PositiveIntegerField(null=True, blank=True)
    conceded_min = models.PositiveIntegerField(null=True, blank=True)
    conceded_best = models.PositiveIntegerField(null=True, blank=True)
    conceded_max = models.PositiveIntegerField(null=True, blank=True)
    said_on = models.DateField(null=True, blank=True)
    article = models.ForeignKey(Article, models.PROTECT, null=True, blank=True, related_name="positions")
    quote = models.TextField(blank=True, help_text="The words of the article in which it answers.")
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    note = models.TextField(blank=True, help_text="Where it said so, if no article of the desk quotes it.")
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    removed_because = models.TextField(blank=True)

    objects = PositionQuerySet.as_manager()

    class Meta:
        ordering = ["claim_id", "said_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(article__isnull=True, start__isnull=True, end__isnull=True, quote="")
                | (Q(article__isnull=False, start__isnull=False, end__gt=F("start")) & ~Q(quote="")),
                name="position_quotes_an_article_or_none",
            ),
            models.CheckConstraint(
                condition=Q(article__isnull=False) | ~Q(note=""), name="position_says_where_it_was_taken"
            ),
            models.CheckConstraint(
                condition=~Q(says__in=["denies", "silent"])
                | Q(conceded_min__isnull=True, conceded_best__isnull=True, conceded_max__isnull=True),
                name="who_denies_or_is_silent_concedes_nothing",
            ),
            models.CheckConstraint(
                condition=Q(removed_at__isnull=True, removed_by__isnull=True)
                | (Q(removed_at__isnull=False, removed_by__isnull=False) & ~Q(removed_because="")),
                name="a_removed_position_names_who_and_why",
            ),
            *_in_order("declared"),
            *_in_order("conceded"),
        ]
        triggers = [
            equals_the_text(
                "position_equals_the_text",
                "a position",
                condition=pgtrigger.Condition("NEW.article_id IS NOT NULL"),
            ),
            pgtrigger.Protect(name="positions_are_kept", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(
                name="what_a_party_answered_is_kept",
                fields=[
                    "claim", "party", "says", *BOUNDS, "said_on", "article", "quote", "start", "end", "note",
                    "recorded_at", "recorded_by",
                ],
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.party}: {self.get_says_display().lower()}"


@pghistory.track()
class Assessment(models.Model):
    """How one person would end an allegation, on what evidence, and whether a second person agrees."""

    class End(models.TextChoices):
        CONFIRMED = "confirmed", "Confirmed"
        REJECTED = "rejected", "Rejected"
        UNVERIFIABLE = "unverifiable", "Unverifiable"
        SUPERSEDED = "superseded", "Superseded"

    class Evidence(models.TextChoices):
        SOURCE = "source", "Another independent source"
        ADMISSION = "admission", "An admission"
        IMAGERY = "imagery", "Imagery"
        NEWER = "newer", "A newer figure"
        SEARCH = "search", "What was looked for, and not found"

    class State(models.TextChoices):
        PROPOSED = "proposed", "waits for a second person"
        AGREED = "agreed", "agreed by two"
        DECLINED = "declined", "not agreed"
        WITHDRAWN = "withdrawn", "withdrawn"

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="assessments")
    version = models.PositiveIntegerField(help_text="The version of the claim that was assessed.")
    end = models.CharField(max_length=12, choices=End)
    evidence = models.CharField(max_length=10, choices=Evidence)
    other = models.ForeignKey(
        Claim, models.PROTECT, null=True, blank=True, related_name="+", help_text="The claim that is the evidence."
    )
    citation = models.ForeignKey(Citation, models.PROTECT, null=True, blank=True, related_name="+")
    position = models.ForeignKey(Position, models.PROTECT, null=True, blank=True, related_name="+")
    reference = models.TextField(blank=True, help_text="Which imagery, of which day, read by whom.")
    url = models.URLField(blank=True, max_length=1000)
    reason = models.TextField()
    state = models.CharField(max_length=10, choices=State, default=State.PROPOSED)
    proposed_at = models.DateTimeField(auto_now_add=True)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    answer_note = models.TextField(blank=True)
    decision = models.OneToOneField(
        Decision, models.PROTECT, null=True, blank=True, related_name="assessment", help_text="What came of it."
    )

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["claim", "-id"], name="assessments_of_claims")]
        constraints = [
            models.UniqueConstraint(
                fields=["claim"], condition=Q(state="proposed"), name="one_proposed_assessment_per_allegation"
            ),
            models.CheckConstraint(
                condition=~Q(state="agreed") | (Q(decision__isnull=False) & ~Q(answered_by=F("proposed_by"))),
                name="two_people_end_an_allegation",
            ),
            models.CheckConstraint(
                condition=Q(state="proposed", answered_at__isnull=True, answered_by__isnull=True)
                | (~Q(state="proposed") & Q(answered_at__isnull=False, answered_by__isnull=False)),
                name="an_answered_assessment_names_who_and_when",
            ),
            models.CheckConstraint(
                condition=Q(evidence="source", other__isnull=False)
                | Q(evidence="source", citation__isnull=False)
                | Q(evidence="admission", position__isnull=False)
                | (Q(evidence="imagery") & ~Q(reference=""))
                | Q(evidence="newer", other__isnull=False)
                | Q(evidence="search"),
                name="an_assessment_names_its_evidence",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="assessments_are_kept", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="answered_assessments_are_kept", operation=pgtrigger.Update, condition=ANSWERED_KEPT
            ),
            pgtrigger.ReadOnly(
                name="what_was_proposed_is_kept",
                fields=[
                    "claim", "version", "end", "evidence", "other", "citation", "position", "reference", "url",
                    "reason", "proposed_at", "proposed_by",
                ],
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.get_end_display()} ({self.get_state_display()})"

    @property
    def is_open(self) -> bool:
        """Tell whether it waits for a second person."""
        return self.state == self.State.PROPOSED
