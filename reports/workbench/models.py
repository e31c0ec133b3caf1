"""Drafts of editions, what was waived in them and who signed them."""

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

WAITING = Q(edition=None, dropped_at=None)


class DraftQuerySet(models.QuerySet["DraftEdition"]):
    """Drafts as the workbench asks for them."""

    def waiting(self) -> "DraftQuerySet":
        """Return the drafts that are neither published nor dropped."""
        return self.filter(WAITING)


@pghistory.track()
class DraftEdition(models.Model):
    """What publishers say of an edition that is not public yet; its figures are counted anew each time."""

    window_start = models.DateField()
    window_end = models.DateField(help_text="The first day that no longer belongs to the window.")
    title = models.CharField(max_length=200, blank=True)
    headline = models.TextField(blank=True, help_text="With {names} where the figures stand.")
    note = models.TextField(blank=True)
    redaction = models.CharField(max_length=30, blank=True, help_text="The profile by which public files leave out.")
    version = models.PositiveIntegerField(default=1, help_text="Goes up with every change of the words.")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    edition = models.OneToOneField(
        "reports.Edition", models.PROTECT, null=True, blank=True, related_name="draft", help_text="What became of it."
    )
    dropped_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    dropped_at = models.DateTimeField(null=True, blank=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        permissions = [("sign_draft", "Can sign off drafts of editions")]
        constraints = [
            models.CheckConstraint(
                condition=Q(window_end__gt=F("window_start")), name="draft_window_ends_after_it_starts"
            ),
            models.UniqueConstraint(
                fields=["window_start", "window_end"], condition=WAITING, name="one_draft_a_window"
            ),
            models.CheckConstraint(condition=Q(edition=None) | Q(dropped_at=None), name="a_draft_ends_in_one_way"),
        ]
        triggers = [pgtrigger.Protect(name="drafts_are_kept", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.title or 'Draft'}, {self.window_start} to {self.window_end}"

    @property
    def is_waiting(self) -> bool:
        """Tell whether it is neither published nor dropped."""
        return self.edition_id is None and self.dropped_at is None


class WaiverQuerySet(models.QuerySet["Waiver"]):
    """Waivers as the workbench asks for them."""

    def standing(self) -> "WaiverQuerySet":
        """Return the waivers that nobody has lifted."""
        return self.filter(lifted_at__isnull=True)


@pghistory.track()
class Waiver(models.Model):
    """One thing in the way of a draft that somebody lets stand, and why; it is published with the edition."""

    draft = models.ForeignKey(DraftEdition, models.PROTECT, related_name="waivers")
    blocker = models.CharField(max_length=80, help_text="What is waived, as the list of blockers names it.")
    words = models.TextField(help_text="The blocker's own sentence.")
    reason = models.TextField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    lifted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    lifted_at = models.DateTimeField(null=True, blank=True)

    objects = WaiverQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["draft", "blocker"], condition=Q(lifted_at=None), name="one_waiver_a_blocker"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="a_waiver_has_a_reason"),
        ]
        triggers = [pgtrigger.Protect(name="waivers_are_kept", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.words} ({self.reason})"


@pghistory.track()
class SignOff(models.Model):
    """One person's signature under a draft as it was; under any other state of the draft it says nothing."""

    draft = models.ForeignKey(DraftEdition, models.PROTECT, related_name="sign_offs")
    signer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    seal = models.CharField(max_length=64, help_text="The hash of all that the draft said when it was signed.")
    made_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["draft", "signer", "seal"], condition=Q(withdrawn_at=None), name="one_signature_a_person"
            ),
        ]
        triggers = [pgtrigger.Protect(name="sign_offs_are_kept", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.signer} under {self.draft}"
