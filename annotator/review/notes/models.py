"""Notes, which are only ever added, and notifications, which say who should look at what."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from annotator.checks.models import Flag
from annotator.claims.models import Claim
from annotator.sources.models import Article


class Note(models.Model):
    """What a person wrote on one claim, article or incident; whoever changes their mind adds another."""

    text = models.TextField()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="notes")
    written_at = models.DateTimeField(auto_now_add=True)
    claim = models.ForeignKey(Claim, models.PROTECT, null=True, blank=True, related_name="notes")
    article = models.ForeignKey(Article, models.PROTECT, null=True, blank=True, related_name="notes")
    # Named, not imported: incidents come after review, and notes on them are read nowhere before.
    incident = models.ForeignKey("annotator.Incident", models.PROTECT, null=True, blank=True, related_name="notes")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(claim__isnull=False, article__isnull=True, incident__isnull=True)
                | Q(claim__isnull=True, article__isnull=False, incident__isnull=True)
                | Q(claim__isnull=True, article__isnull=True, incident__isnull=False),
                name="note_is_on_one_thing",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="note_says_something"),
        ]
        triggers = [
            pgtrigger.Protect(name="notes_are_only_added", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return self.text


class NotificationQuerySet(models.QuerySet["Notification"]):
    """Notifications as the bell asks for them."""

    def unread(self) -> "NotificationQuerySet":
        """Return those that the person has not read."""
        return self.filter(read_at__isnull=True)


class Notification(models.Model):
    """Tells one person of one note or flag, once."""

    class Why(models.TextChoices):
        MENTIONED = "mentioned", "mentioned you"
        ANSWERED = "answered", "answered your flag"

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notifications")
    why = models.CharField(max_length=10, choices=Why)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    note = models.ForeignKey(Note, models.PROTECT, null=True, blank=True, related_name="notifications")
    flag = models.ForeignKey(Flag, models.PROTECT, null=True, blank=True, related_name="notifications")
    made_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["person"], condition=Q(read_at__isnull=True), name="unread_notifications"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(note__isnull=False, flag__isnull=True) | Q(note__isnull=True, flag__isnull=False),
                name="notification_is_of_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.by} {self.get_why_display()}"
