"""Articles, and the bytes in which they came: what was written is only looked at here."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from unfold.contrib.filters.admin import (
    AutocompleteSelectFilter,
    ChoicesDropdownFilter,
    RangeDateFilter,
    RangeDateTimeFilter,
)
from unfold.decorators import display

from annotator.admin.base import ReadAdmin
from annotator.admin.showing import at_the_desk
from annotator.incidents import wording
from annotator.sources.models import Article, Capture


@admin.register(Article)
class ArticleAdmin(ReadAdmin):
    """Articles as they were received; their text is never edited, their dates are confirmed at the desk."""

    list_display = ["title", "source", "published", "window", "language", "created_at"]
    list_filter = [
        ("source", AutocompleteSelectFilter),
        ("series", AutocompleteSelectFilter),
        ("published", RangeDateFilter),
        ("created_at", RangeDateTimeFilter),
        "language",
    ]
    search_fields = ["title", "url"]
    list_select_related = ["source"]
    fieldsets = [
        ("The article", {"fields": ["on_the_desk", "source", "series", "series_ordinal", "url", "language"]}),
        ("When", {
            "fields": ["published", "published_basis", "window", "window_basis", "dating_question", "dating_notes"],
            "description": "Dates that were inferred say from what; at the desk a person confirms them.",
        }),
        ("What was received", {
            "fields": ["received", "text_sha256", "normaliser_version", "created_at", "created_by"],
        }),
    ]  # fmt: skip
    readonly_fields = ["on_the_desk", "window", "received"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        """Leave the texts where they are."""
        found: QuerySet[Article] = super().get_queryset(request)
        return found.defer("text")

    @display(description="window")
    def window(self, row: Article) -> str:
        """Return the reporting window with its last day."""
        if row.window_start is None or row.window_end is None:
            return "–"
        return wording.period(row.window_start, row.window_end)

    @display(description="Captures")
    def received(self, row: Article) -> SafeString | str:
        """Lead to the bytes it came in."""
        address = reverse("admin:annotator_capture_changelist")
        return format_html('<a class="kept-link" href="{}?article__id__exact={}">The bytes</a>', address, row.pk)

    @display(description="At the desk")
    def on_the_desk(self, row: Article) -> SafeString:
        """Lead to the text with its claims."""
        return at_the_desk("article", row.pk, says="The text, with its claims")


@admin.register(Capture)
class CaptureAdmin(ReadAdmin):
    """The bytes of articles as they were received: never changed, never deleted."""

    list_display = ["filename_or_number", "article", "media_type", "size", "how", "received_at", "received_by"]
    list_filter = [
        ("article", AutocompleteSelectFilter),
        ("how", ChoicesDropdownFilter),
        ("received_at", RangeDateTimeFilter),
    ]
    search_fields = ["filename", "sha256"]
    list_select_related = ["article", "received_by"]
    fields = [
        "on_the_desk", "article", "filename", "media_type", "encoding", "size", "sha256", "how", "received_at",
        "received_by",
    ]  # fmt: skip
    readonly_fields = ["on_the_desk"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Capture]:
        """Leave the bytes where they are."""
        found: QuerySet[Capture] = super().get_queryset(request)
        return found.defer("content")

    @display(description="file", ordering="filename")
    def filename_or_number(self, row: Capture) -> str:
        """Return what the file was called."""
        return str(row)

    @display(description="At the desk")
    def on_the_desk(self, row: Capture) -> SafeString:
        """Lead to its article."""
        return at_the_desk("article", row.article_id, says="Its article")
