"""Notices of what changed after publication, and the tickets of readers who contest a figure."""

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse


class NoticeQuerySet(models.QuerySet["CorrectionNotice"]):
    """Notices as pages ask for them."""

    def open(self) -> "NoticeQuerySet":
        """Return the notices that wait for a publisher."""
        return self.filter(state=CorrectionNotice.State.DRAFT)

    def public(self) -> "NoticeQuerySet":
        """Return the notices that readers see, the newest first."""
        return self.filter(state=CorrectionNotice.State.PUBLISHED).order_by("-number")


@pghistory.track()
class CorrectionNotice(models.Model):
    """What is no longer as an edition says it, from the first sign of it to the notice that readers see."""

    class Kind(models.TextChoices):
        CORRECTION = "correction", "Correction"
        RETRACTION = "retraction", "Retraction"
        ADDITION = "addition", "Addition"
        CLARIFICATION = "clarification", "Clarification"

    class State(models.TextChoices):
        DRAFT = "draft", "Waits for a publisher"
        PUBLISHED = "published", "Published"
        SET_ASIDE = "set_aside", "Set aside"

    edition = models.ForeignKey("reports.Edition", models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=15, choices=Kind)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    words = models.TextField(help_text="The cause, in words for readers.")
    is_edited = models.BooleanField(default=False, help_text="A person wrote the words; a later look leaves them.")
    changes = models.JSONField(default=list, help_text="The figures that change: what they said, what they say, why.")
    withdrawn = models.JSONField(default=dict, help_text="The claims and incidents that no longer count.")
    digest = models.CharField(max_length=64, blank=True, help_text="The hash of the changes.")
    version = models.PositiveIntegerField(default=1)
    opened_at = models.DateTimeField(auto_now_add=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    set_aside_because = models.TextField(blank=True)
    number = models.PositiveIntegerField(null=True, blank=True, unique=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.CharField(max_length=150, blank=True)
    published_in = models.ForeignKey(
        "reports.Edition",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="corrects",
        help_text="Where it is right.",
    )

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["edition"], condition=Q(state="draft"), name="one_open_notice_an_edition"),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(number__isnull=False, published_at__isnull=False) & ~Q(words=""),
                name="a_published_notice_has_number_day_and_words",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="published_notices_are_immutable",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__state="published"),
            ),
            pgtrigger.Protect(name="notices_are_kept", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} to edition {self.edition.number}"

    def get_absolute_url(self) -> str:
        """Return the notice's public address."""
        return reverse("correction", args=[self.number])


class TicketQuerySet(models.QuerySet["Ticket"]):
    """Tickets as pages ask for them."""

    def open(self) -> "TicketQuerySet":
        """Return the tickets without an answer, the oldest first."""
        return self.filter(answered_at__isnull=True).order_by("pk")

    def answered(self) -> "TicketQuerySet":
        """Return the tickets whose outcome readers see, the newest first."""
        return self.filter(answered_at__isnull=False).order_by("-answered_at", "-pk")


# Where a sender writes from and how to reach them is nobody's history.
@pghistory.track(exclude=["contact", "address_hash"])
class Ticket(models.Model):
    """A reader who says that a figure is wrong, and what became of it."""

    class State(models.TextChoices):
        NEW = "new", "New"
        LOOKING = "looking", "Looked into"
        ACCEPTED = "accepted", "Accepted"
        DECLINED = "declined", "Declined"

    figure = models.ForeignKey("reports.Figure", models.PROTECT, related_name="tickets")
    words = models.TextField(help_text="What the reader says is wrong; never shown in public.")
    evidence = models.TextField(blank=True)
    name = models.CharField(max_length=100, blank=True)
    show_name = models.BooleanField(default=False)
    contact = models.CharField(max_length=254, blank=True)
    address_hash = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.NEW)
    made_at = models.DateTimeField(auto_now_add=True)
    looked_into_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    looked_into_at = models.DateTimeField(null=True, blank=True)
    question = models.TextField(blank=True, help_text="Public: what was contested, in the desk's words.")
    answer = models.TextField(blank=True, help_text="Public: what came of it, and why.")
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = TicketQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        permissions = [("settle_ticket", "Can answer readers who contest a figure")]
        indexes = [
            models.Index(fields=["address_hash", "made_at"], name="tickets_by_address"),
            models.Index(fields=["made_at"], name="tickets_by_day"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["new", "looking"], answered_at=None)
                | Q(state__in=["accepted", "declined"], answered_at__isnull=False) & ~Q(question="") & ~Q(answer=""),
                name="an_answered_ticket_has_a_public_answer",
            ),
        ]
        triggers = [pgtrigger.Protect(name="tickets_are_kept", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"Ticket {self.pk} on {self.figure}"

    @property
    def public_name(self) -> str:
        """Return the reader's name if they asked for it to be shown."""
        return self.name if self.show_name else ""
