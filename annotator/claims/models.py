"""Claims with the values proposed for them, and the runs of the extractor that proposed them."""

from functools import partial

import pghistory
import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q

from annotator.claims.counts.triggers import COUNTS_CHANGE, COUNTS_COME, COUNTS_GO
from annotator.claims.life import DECIDED, Status
from annotator.claims.order import claim_words, confidence, risk
from annotator.claims.vocabulary import choices
from annotator.sources.equal_text import equals_the_text
from annotator.sources.kept import CLAIMS_ARE_KEPT
from annotator.sources.models import Article

PROPOSED = Q(withdrawn_at__isnull=True)


class ClaimQuerySet(models.QuerySet["Claim"]):
    """Claims as the desk asks for them."""

    def proposed(self) -> "ClaimQuerySet":
        """Return all but the candidates that the extractor no longer proposes."""
        return self.filter(withdrawn_at__isnull=True)

    def awaiting_review(self) -> "ClaimQuerySet":
        """Return the candidates that nobody has decided yet."""
        return self.proposed().filter(status=Status.CANDIDATE)

    def decided(self) -> "ClaimQuerySet":
        """Return the claims that a person has decided."""
        return self.filter(status__in=DECIDED)

    def in_text_order(self) -> "ClaimQuerySet":
        """Return the claims as a reader of the articles meets them."""
        return self.order_by("article_id", "start", "end", "pk")


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.DeleteEvent(),
    exclude=["proposal", "rank", "flagged", "confidence", "risk", "words"],
)
class Claim(models.Model):
    """What one passage asserts. The columns hold the current values; `proposal` keeps what the machine said."""

    class Origin(models.TextChoices):
        EXTRACTOR = "extractor", "extractor"
        PERSON = "person", "person"
        IMPORT = "import", "import"

    article = models.ForeignKey(Article, models.PROTECT, related_name="claims")
    status = models.CharField(max_length=12, choices=Status, default=Status.CANDIDATE)
    version = models.PositiveIntegerField(default=1, help_text="Goes up by one with every decision.")

    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    sentence_start = models.PositiveIntegerField()
    sentence_end = models.PositiveIntegerField()
    paragraph = models.PositiveIntegerField(default=0)

    kind = models.CharField(max_length=30, choices=partial(choices, "kinds"))
    unit = models.CharField(max_length=20, choices=partial(choices, "units"))
    weapon = models.CharField(max_length=40, blank=True)
    hedge = models.CharField(max_length=20, blank=True, choices=partial(choices, "hedges"))
    min = models.PositiveIntegerField(null=True, blank=True)
    best = models.PositiveIntegerField(null=True, blank=True)
    max = models.PositiveIntegerField(null=True, blank=True)
    combined = models.BooleanField(
        default=False, help_text="One number for people killed and injured together; it is never split (R14)."
    )
    modality = models.CharField(max_length=12, choices=partial(choices, "modalities"))
    scope = ArrayField(models.CharField(max_length=20, choices=partial(choices, "scopes")), default=list, blank=True)
    actor = models.CharField(max_length=300, blank=True)
    target = models.CharField(max_length=300, blank=True)
    victim_status = models.CharField(max_length=20, choices=partial(choices, "victim_statuses"))
    age_group = models.CharField(max_length=20, blank=True)
    sex = models.CharField(max_length=20, blank=True)
    places = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    place_precision = models.PositiveSmallIntegerField(
        null=True, blank=True, choices=partial(choices, "place_precisions")
    )
    date_start = models.DateField(null=True, blank=True)
    date_end = models.DateField(null=True, blank=True)
    date_precision = models.PositiveSmallIntegerField(
        null=True, blank=True, choices=partial(choices, "date_precisions")
    )
    date_basis = models.CharField(max_length=12, choices=partial(choices, "date_bases"))
    attribution = models.CharField(max_length=300, blank=True)
    role = models.CharField(max_length=20, choices=partial(choices, "roles"))
    of = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="details",
        help_text="The claim of which this one is a part, a copy, a reversal …",
    )

    origin = models.CharField(max_length=10, choices=Origin, default=Origin.EXTRACTOR)
    rule = models.CharField(max_length=80, blank=True)
    score = models.FloatField(default=0)
    rank = models.FloatField(
        null=True, blank=True, help_text="How likely it is to be accepted, by the ranker; it orders the queue only."
    )
    flagged = models.PositiveSmallIntegerField(
        default=0, editable=False, help_text="The weight of the heaviest open flag; kept by the flags' trigger."
    )
    confidence = models.GeneratedField(expression=confidence(), output_field=models.FloatField(), db_persist=True)
    risk = models.GeneratedField(expression=risk(), output_field=models.SmallIntegerField(), db_persist=True)
    words = models.GeneratedField(expression=claim_words(), output_field=SearchVectorField(), db_persist=True)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="assigned_claims",
        help_text="Who is to decide it; nobody else is handed it.",
    )
    extractor_version = models.CharField(max_length=20, blank=True)
    proposal = models.JSONField(default=dict)
    withdrawn_at = models.DateTimeField(
        null=True, blank=True, help_text="When the extractor, run again, no longer proposed this candidate."
    )
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ["article_id", "start", "end", "pk"]
        permissions = [
            ("review_claim", "Can decide claims"),
            ("adjudicate_claim", "Can take over claims and settle disputes"),
        ]
        indexes = [
            models.Index(fields=["article", "start"]),
            models.Index(fields=["article", "start"], condition=Q(status="candidate"), name="claims_awaiting_review"),
            models.Index(fields=["kind", "date_start"]),
            models.Index(fields=["date_start"]),
            models.Index(fields=["rule"]),
            GinIndex(fields=["words"], name="words_of_claims"),
            models.Index(fields=["assigned_to"], condition=Q(assigned_to__isnull=False), name="assigned_claims"),
            models.Index(fields=["id"], condition=PROPOSED & Q(modality="alleged"), name="alleged_claims"),
            models.Index(fields=["id"], condition=PROPOSED & ~Q(attribution=""), name="claims_that_quote_somebody"),
            # The queue's orders, within a status and over all of them; each goes up or down as a whole.
            models.Index(fields=["status", "risk", "id"], condition=PROPOSED, name="claims_of_status_by_risk"),
            models.Index(
                fields=["status", "confidence", "id"], condition=PROPOSED, name="claims_of_status_by_confidence"
            ),
            models.Index(fields=["status", "id"], condition=PROPOSED, name="claims_of_status_by_age"),
            # A rule or a kind of which nothing waits any more is found out without a walk along all that waits.
            models.Index(fields=["status", "rule", "risk", "id"], condition=PROPOSED, name="claims_of_rule_by_risk"),
            models.Index(fields=["status", "kind", "risk", "id"], condition=PROPOSED, name="claims_of_kind_by_risk"),
            # Most claims assert, so that a walk by risk finds those soon; the others are few and far between.
            models.Index(
                fields=["status", "modality", "risk", "id"],
                condition=PROPOSED & ~Q(modality="asserted"),
                name="unasserted_claims_by_risk",
            ),
            models.Index(fields=["risk", "id"], condition=PROPOSED, name="claims_by_risk"),
            models.Index(fields=["risk", "id"], condition=PROPOSED & ~Q(status="candidate"), name="decided_by_risk"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "kind", "unit", "start", "end"], name="one_claim_per_kind_and_passage"
            ),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="claim_quotes_something"),
            models.CheckConstraint(
                condition=Q(sentence_start__lte=F("start"), sentence_end__gte=F("end")),
                name="claim_lies_in_its_sentence",
            ),
            models.CheckConstraint(condition=Q(min__lte=F("best")), name="min_is_at_most_best"),
            models.CheckConstraint(condition=Q(best__lte=F("max")), name="best_is_at_most_max"),
            models.CheckConstraint(condition=Q(min__lte=F("max")), name="min_is_at_most_max"),
            models.CheckConstraint(condition=Q(date_start__lte=F("date_end")), name="claim_ends_after_it_starts"),
            models.CheckConstraint(condition=Q(status__in=Status.values), name="claim_has_one_known_status"),
        ]
        triggers = [
            equals_the_text(
                "quote_equals_the_text",
                "a claim",
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("article_id", "start", "end", "quote"),
            ),
            COUNTS_COME,
            COUNTS_CHANGE,
            COUNTS_GO,
            CLAIMS_ARE_KEPT,
            pgtrigger.ReadOnly(name="proposals_are_kept", fields=["article", "origin", "created_at"]),
        ]

    def __str__(self) -> str:
        return self.quote

    @property
    def is_open(self) -> bool:
        """Tell whether the number has a floor but no ceiling."""
        return self.min is not None and self.max is None

    @property
    def unquantified(self) -> bool:
        """Tell whether the source gives no number ("injuring others"), which is neither 0 nor 1 (R13)."""
        return self.best is None and self.max is None


class ExtractionRun(models.Model):
    """One reading of one article by the extractor; what a waiting page shows."""

    class State(models.TextChoices):
        QUEUED = "queued", "waiting for a worker"
        RUNNING = "running", "reading the article"
        DONE = "done", "done"
        FAILED = "failed", "failed"

    article = models.ForeignKey(Article, models.PROTECT, related_name="extraction_runs")
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    extractor_version = models.CharField(max_length=20, blank=True)
    proposed = models.PositiveIntegerField(default=0)
    added = models.PositiveIntegerField(default=0)
    kept = models.PositiveIntegerField(default=0)
    withdrawn = models.PositiveIntegerField(default=0)
    left_out = models.JSONField(
        default=list, blank=True, help_text="Candidates that were not added, each with the standing rule that says so."
    )
    error = models.TextField(blank=True)
    queued_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-queued_at", "-pk"]
        get_latest_by = ["queued_at", "pk"]

    def __str__(self) -> str:
        return f"{self.article}: {self.get_state_display()}"

    @property
    def is_waiting(self) -> bool:
        """Tell whether candidates may still come."""
        return self.state in {self.State.QUEUED, self.State.RUNNING}
