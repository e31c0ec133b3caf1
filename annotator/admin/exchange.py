"""What came from other datasets and archives, and the record of who took which list: looked at here."""

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from unfold.contrib.filters.admin import AutocompleteSelectFilter, ChoicesDropdownFilter, RangeDateFilter
from unfold.decorators import display

from annotator.admin.base import ReadAdmin
from annotator.admin.showing import at_the_desk
from annotator.exchange.captures.models import ArchivedCopy
from annotator.exchange.exports.models import ExportDownload, ExportJob
from annotator.exchange.external.models import ExternalEvent
from annotator.incidents import wording


@admin.register(ExternalEvent)
class ExternalEventAdmin(ReadAdmin):
    """Events of other datasets, for comparison only; they come and change by imports."""

    list_display = ["name", "when", "place", "admin1", "event_type", "best", "version"]
    list_filter = ["dataset", ("date_start", RangeDateFilter), "event_type"]
    search_fields = ["event_id", "place", "notes"]
    readonly_fields = ["on_the_desk"]

    @display(description="event", ordering="event_id")
    def name(self, row: ExternalEvent) -> str:
        """Return whose event it is, and its number there."""
        return str(row)

    @display(description="days", ordering="date_start")
    def when(self, row: ExternalEvent) -> str:
        """Return its days."""
        return wording.when(row.date_start, row.date_end, row.date_precision)

    @display(description="at the desk")
    def on_the_desk(self, row: ExternalEvent) -> SafeString:
        """Return the way to the page on which it stands beside incidents."""
        return at_the_desk("external_event", row.pk)


@admin.register(ArchivedCopy)
class ArchivedCopyAdmin(ReadAdmin):
    """Where archives keep copies of articles' pages; told by imports."""

    list_display = ["url", "kind", "article", "archived_at", "tool"]
    list_filter = [("kind", ChoicesDropdownFilter), ("article", AutocompleteSelectFilter)]
    search_fields = ["url", "location", "sha256"]
    list_select_related = ["article"]


@admin.register(ExportJob)
class ExportJobAdmin(ReadAdmin):
    """Who took which list, with which filter and which names; it outlives the file."""

    list_display = ["id", "user", "list", "said", "profile", "format", "done", "state", "times_taken", "created_at"]
    list_filter = ["list", ("profile", ChoicesDropdownFilter), ("state", ChoicesDropdownFilter)]
    search_fields = ["said", "user__username"]
    list_select_related = ["user"]
    readonly_fields = ["on_the_desk", "taken_by"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[ExportJob]:
        """Count how often each was taken."""
        found: QuerySet[ExportJob] = super().get_queryset(request)
        return found.annotate(taken=Count("downloads"))

    @display(description="taken")
    def times_taken(self, row: ExportJob) -> int:
        """Return how often the file was taken."""
        return int(getattr(row, "taken", 0))

    @display(description="taken by")
    def taken_by(self, row: ExportJob) -> str:
        """Return who took the file, and when."""
        taken = ExportDownload.objects.filter(job=row).select_related("user")
        return "; ".join(f"{one.user}, {one.at:%Y-%m-%d %H:%M} UTC" for one in taken) or "nobody"

    @display(description="at the desk")
    def on_the_desk(self, row: ExportJob) -> SafeString:
        """Return the way to its page."""
        return at_the_desk("export", row.pk)
