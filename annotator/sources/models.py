"""Publishers, the articles they wrote, and the bytes in which those were received."""

from datetime import date

import pghistory
import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from annotator.sources.kept import ARTICLES_ARE_KEPT, CAPTURES_ARE_KEPT
from annotator.sources.search import article_words


class Reliability(models.TextChoices):
    """The Admiralty code's letters for a source (METHOD §2)."""

    A = "A", "A · completely reliable"
    B = "B", "B · usually reliable"
    C = "C", "C · fairly reliable"
    D = "D", "D · not usually reliable"
    E = "E", "E · unreliable"
    F = "F", "F · cannot be judged"


class DateBasis(models.TextChoices):
    """Where a publication date or a reporting window was taken from."""

    STATED = "stated", "stated in the text"
    FILENAME = "filename", "taken from the file's name"
    SERIES = "series", "inferred from the series"
    ASKED = "asked", "given by a person"
    UNKNOWN = "unknown", "not known"


@pghistory.track()
class Source(models.Model):
    """A publisher, judged apart from what it says."""

    class Kind(models.TextChoices):
        MONITOR = "monitor", "Monitoring group"
        RIGHTS_GROUP = "rights_group", "Rights group"
        NEWS = "news", "News outlet"
        STATE_MEDIA = "state_media", "State media"
        PARTY = "party", "Party to the conflict"
        INTERNATIONAL = "international", "International body"
        OTHER = "other", "Other"

    name = models.CharField(max_length=200, unique=True)
    aliases = ArrayField(
        models.CharField(max_length=200),
        default=list,
        blank=True,
        help_text="Other names by which texts quote it, with commas between them.",
    )
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.OTHER)
    url = models.URLField(blank=True)
    reliability = models.CharField(max_length=1, choices=Reliability, default=Reliability.F)
    reliability_reason = models.TextField(blank=True)
    independence_group = models.CharField(
        max_length=200,
        blank=True,
        help_text="The ultimate source. Publishers with the same group count as one source; empty means its own.",
    )
    party = models.CharField(
        max_length=200,
        blank=True,
        help_text="The actor this source speaks for, if it speaks for one (rule R5).",
    )
    counts = models.TextField(
        "scope of counting", blank=True, help_text="What it counts and what it leaves out, in its own terms."
    )
    masked = models.BooleanField(
        default=False, help_text="Naming it would put people at risk: public editions withhold its name and address."
    )

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def origin(self) -> str:
        """Return the independence group by which sources are counted."""
        return self.independence_group or self.name


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Series(models.Model):
    """A recurring report whose windows follow from the day it began."""

    key = models.SlugField(unique=True)
    name = models.CharField(max_length=200)
    begun = models.DateField(help_text="First day of the first window; windows run from this day of the month.")

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "series"

    def __str__(self) -> str:
        return self.name


class ArticleQuerySet(models.QuerySet["Article"]):
    """Articles as the stages after this one ask for them."""

    def reporting_on(self, start: date, end: date) -> "ArticleQuerySet":
        """Return the articles whose reporting window meets the days from start up to, not including, end."""
        return self.filter(window_start__lt=end, window_end__gt=start)


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), exclude=["text"])
class Article(models.Model):
    """One text by one publisher; offsets everywhere are code points of its normalised text."""

    source = models.ForeignKey(Source, models.PROTECT, related_name="articles")
    series = models.ForeignKey(Series, models.PROTECT, null=True, blank=True, related_name="articles")
    series_ordinal = models.PositiveIntegerField(null=True, blank=True)
    title = models.CharField(max_length=500)
    url = models.URLField(blank=True, max_length=1000)
    language = models.CharField(max_length=12, default="en")
    text = models.TextField()
    text_sha256 = models.CharField(max_length=64)
    normaliser_version = models.CharField(max_length=20)
    published = models.DateField(null=True, blank=True)
    published_basis = models.CharField(max_length=10, choices=DateBasis, default=DateBasis.UNKNOWN)
    window_start = models.DateField(null=True, blank=True)
    window_end = models.DateField(
        null=True, blank=True, help_text="The first day that no longer belongs to the window."
    )
    window_basis = models.CharField(max_length=10, choices=DateBasis, default=DateBasis.UNKNOWN)
    dating_question = models.TextField(blank=True, help_text="What the importer asks about the dates it inferred.")
    dating_notes = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        permissions = [("import_article", "Can add articles")]
        indexes = [GinIndex(article_words(), name="words_of_articles")]
        constraints = [
            models.UniqueConstraint(fields=["source", "text_sha256"], name="one_article_per_source_and_text"),
            models.CheckConstraint(condition=~Q(text=""), name="article_has_text"),
            models.CheckConstraint(
                # A comparison with NULL is not false, so each day has to be asked for.
                condition=Q(window_start__isnull=True, window_end__isnull=True)
                | Q(window_start__isnull=False, window_end__isnull=False, window_end__gt=F("window_start")),
                name="window_ends_after_it_starts",
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(name="text_is_never_edited", fields=["text", "text_sha256", "normaliser_version"]),
            ARTICLES_ARE_KEPT,
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def has_window(self) -> bool:
        """Tell whether the reporting window is known."""
        return self.window_start is not None


class Capture(models.Model):
    """The bytes of an article exactly as they were received."""

    class How(models.TextChoices):
        UPLOAD = "upload", "uploaded"
        PASTE = "paste", "pasted"
        COMMAND = "command", "imported by command"
        IMPORT = "import", "imported"
        API = "api", "sent by a program"

    article = models.ForeignKey(Article, models.PROTECT, related_name="captures")
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveIntegerField()
    media_type = models.CharField(max_length=100)
    encoding = models.CharField(max_length=40, blank=True)
    filename = models.CharField(max_length=255, blank=True)
    how = models.CharField(max_length=10, choices=How)
    received_at = models.DateTimeField(auto_now_add=True)
    received_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["received_at", "pk"]
        triggers = [
            pgtrigger.Protect(name="captures_stay_as_they_came", operation=pgtrigger.Update),
            CAPTURES_ARE_KEPT,
        ]

    def __str__(self) -> str:
        return self.filename or f"capture {self.pk}"
