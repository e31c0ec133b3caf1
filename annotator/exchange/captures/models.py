"""Copies of pages that somebody else archived, each told by its address and hash."""

import pghistory
from django.db import models
from django.db.models import Q

from annotator.sources.models import Article


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class ArchivedCopy(models.Model):
    """One archived copy of the page that an article came from; the bytes are where it says, not here."""

    class Kind(models.TextChoices):
        PAGE = "page", "archived page"
        WACZ = "wacz", "web archive (WACZ)"
        MEDIA = "media", "media files"

    article = models.ForeignKey(Article, models.PROTECT, related_name="archived_copies")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.PAGE)
    url = models.URLField("page", max_length=1000, help_text="The page that was archived.")
    location = models.CharField(max_length=1000, help_text="Where the copy is: an address, or the name of a file.")
    archived_at = models.DateTimeField(null=True, blank=True)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True, help_text="Of the copy, as the archive states it.")
    tool = models.CharField(max_length=100, blank=True)
    title = models.CharField(max_length=500, blank=True)
    batch = models.PositiveIntegerField(null=True, blank=True, help_text="The import that brought it.")
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["archived_at", "pk"]
        verbose_name_plural = "archived copies"
        constraints = [
            models.UniqueConstraint(fields=["article", "location"], name="one_archived_copy_per_location"),
            models.CheckConstraint(condition=~Q(location=""), name="archived_copy_is_somewhere"),
            models.CheckConstraint(
                condition=Q(sha256="") | Q(sha256__regex=r"^[0-9a-f]{64}$"), name="archived_copy_has_a_whole_hash"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of {self.url}"
