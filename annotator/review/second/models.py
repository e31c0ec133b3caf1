"""Second readings that are wanted, the answers that people gave to them, and how leads settled what differed."""

import pghistory
import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from annotator.claims.models import Claim
from annotator.review.models import Decision

KEPT = pgtrigger.Update | pgtrigger.Delete


class Why(models.TextChoices):
    """What makes a second person read a claim (METHOD §4); the last one is a check of the reader."""

    DEATH = "death", "a death claim"
    UPGRADE = "upgrade", "an allegation upgraded"
    RELEASE = "release", "released from hold"
    PUBLISHED = "published", "a change to what is published"
    SAMPLE = "sample", "drawn at random"
    KNOWN = "known", "a known answer"


class State(models.TextChoices):
    """Where a second reading stands."""

    WANTED = "wanted", "wanted"
    AGREED = "agreed", "confirmed by two"
    DIFFERS = "differs", "waits for a lead"
    SETTLED = "settled", "settled by a lead"
    WITHDRAWN = "withdrawn", "overtaken by a new decision"
    CHECKED = "checked", "compared with a known answer"


OPEN = (State.WANTED, State.DIFFERS)


class SecondReadingQuerySet(models.QuerySet["SecondReading"]):
    """Second readings as the desk asks for them."""

    def wanted(self) -> "SecondReadingQuerySet":
        """Return the readings that nobody has answered."""
        return self.filter(state=State.WANTED, known__isnull=True)

    def disputed(self) -> "SecondReadingQuerySet":
        """Return the readings in which the two people differ and no lead has settled it."""
        return self.filter(state=State.DIFFERS)

    def open(self) -> "SecondReadingQuerySet":
        """Return the readings that keep a figure provisional."""
        return self.filter(state__in=OPEN, known__isnull=True)


@pghistory.track()
class KnownAnswer(models.Model):
    """A decided claim whose right answer is settled; now and then somebody reads it blind, not knowing that."""

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="known_answers")
    version = models.PositiveIntegerField(help_text="The version of the claim that is the right answer.")
    answer = models.JSONField(help_text="The values of that version.")
    reason = models.TextField()
    marked_at = models.DateTimeField(auto_now_add=True)
    marked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-marked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["claim"], condition=Q(ended_at=None), name="one_known_answer_per_claim"),
        ]

    def __str__(self) -> str:
        return f"{self.claim} as in version {self.version}"


@pghistory.track(exclude=["first"])
class SecondReading(models.Model):
    """One version of a claim that a second person is to read, and where that stands."""

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="second_readings")
    version = models.PositiveIntegerField(help_text="The version of the claim that is read again.")
    decision = models.ForeignKey(Decision, models.PROTECT, null=True, blank=True, related_name="second_readings")
    first_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="first_readings")
    first = models.JSONField(help_text="The first person's answer, as it stood.")
    given = ArrayField(
        models.CharField(max_length=20),
        default=list,
        blank=True,
        help_text="What the page tells because several claims stand on the same words.",
    )
    reasons = ArrayField(models.CharField(max_length=10, choices=Why))
    draw = models.FloatField(null=True, blank=True, help_text="The number drawn for the random share, from 0 to 1.")
    known = models.ForeignKey(KnownAnswer, models.PROTECT, null=True, blank=True, related_name="readings")
    state = models.CharField(max_length=10, choices=State, default=State.WANTED)
    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="second_readings"
    )
    handed_at = models.DateTimeField(null=True, blank=True)
    until = models.DateTimeField(null=True, blank=True, help_text="How long nobody else is given it.")
    created_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = SecondReadingQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["id"], condition=Q(state="wanted", known=None), name="second_readings_wanted"),
            models.Index(fields=["reader"], condition=Q(state="wanted"), name="second_readings_handed_out"),
            models.Index(fields=["id"], condition=Q(state="differs"), name="second_readings_disputed"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["claim"], condition=Q(state__in=OPEN, known=None), name="one_open_second_reading_per_claim"
            ),
            models.UniqueConstraint(
                fields=["known", "reader"], condition=Q(known__isnull=False), name="a_known_answer_is_read_once_by_each"
            ),
            models.CheckConstraint(
                condition=~Q(reader=models.F("first_by")), name="nobody_reads_their_own_answer_again"
            ),
            models.CheckConstraint(condition=Q(state__in=State.values), name="second_reading_has_one_known_state"),
        ]

    def __str__(self) -> str:
        return f"{self.claim}: {self.get_state_display()}"


class ReadingAnswer(models.Model):
    """What the second person read, with what differs from the first; never changed."""

    reading = models.OneToOneField(SecondReading, models.PROTECT, related_name="answer")
    reader = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="reading_answers")
    values = models.JSONField()
    compared = models.JSONField(help_text="Per field what each of the two said, in the form that is compared.")
    differing = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    note = models.TextField(blank=True)
    seconds = models.PositiveIntegerField(help_text="From hand-out to answer.")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        triggers = [pgtrigger.Protect(name="second_answers_are_only_added", operation=KEPT)]

    def __str__(self) -> str:
        return f"{self.reading} by {self.reader}"


class Ruling(models.Model):
    """How a lead settled what two people read differently; never changed."""

    reading = models.OneToOneField(SecondReading, models.PROTECT, related_name="ruling")
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="rulings")
    choices = models.JSONField(help_text="Per field whose value holds (first, second or own) and the value.")
    reason = models.TextField()
    decision = models.ForeignKey(
        Decision, models.PROTECT, null=True, blank=True, related_name="+", help_text="Empty where the first stands."
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        triggers = [pgtrigger.Protect(name="rulings_are_only_added", operation=KEPT)]

    def __str__(self) -> str:
        return f"{self.reading}, by {self.actor}"


class Publication(models.Model):
    """A version of a claim that stands behind a figure of an edition; a change to it is read by a second person."""

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="publications")
    version = models.PositiveIntegerField()
    edition = models.PositiveIntegerField()
    published_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["claim", "edition"], name="an_edition_is_told_of_a_claim_once"),
        ]
        triggers = [pgtrigger.Protect(name="publications_are_only_added", operation=KEPT)]

    def __str__(self) -> str:
        return f"{self.claim} in edition {self.edition}"
