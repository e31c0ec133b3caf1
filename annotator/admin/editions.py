"""What was published: looked at here, and changed nowhere."""

from django.contrib import admin
from django.utils.safestring import SafeString
from unfold.contrib.filters.admin import ChoicesDropdownFilter, RangeDateFilter, RangeDateTimeFilter
from unfold.decorators import display

from annotator.admin.base import ReadAdmin
from annotator.admin.showing import at_the_desk
from annotator.incidents import wording
from reports.models import CorrectionNotice, Edition


@admin.register(Edition)
class EditionAdmin(ReadAdmin):
    """Editions, as they were published; a later one may replace them, nothing changes them."""

    list_display = ["number", "title", "window", "published_at", "published_by", "is_replaced"]
    list_filter = [("published_at", RangeDateTimeFilter), ("window_start", RangeDateFilter)]
    search_fields = ["title", "headline", "manifest_sha256"]
    list_select_related = ["replaced_by"]
    readonly_fields = ["on_the_desk", "window"]
    fieldsets = [
        ("The edition", {"fields": ["on_the_desk", "number", "title", "window", "headline", "note", "replaces"]}),
        ("Who published it", {"fields": ["published_at", "published_by", "sign_offs", "waivers", "redaction"]}),
        ("Its seal", {
            "fields": ["manifest_sha256", "previous", "key_id", "profile"],
            "description": "The hash of all that it says, signed, and chained to the edition before.",
        }),
    ]  # fmt: skip

    @display(description="window", ordering="window_start")
    def window(self, row: Edition) -> str:
        """Return its days."""
        return wording.period(row.window_start, row.window_end)

    @display(description="replaced by")
    def is_replaced(self, row: Edition) -> str:
        """Return the edition that replaces it."""
        later = getattr(row, "replaced_by", None)
        return f"Edition {later.number}" if later else "–"

    @display(description="In public")
    def on_the_desk(self, row: Edition) -> SafeString:
        """Lead to its page."""
        return at_the_desk("edition", row.number, says="As readers see it")


@admin.register(CorrectionNotice)
class CorrectionNoticeAdmin(ReadAdmin):
    """What is no longer as an edition says it; publishers write notices in the workbench."""

    list_display = ["words", "edition", "kind", "standing", "number", "published_at"]
    list_filter = [
        ("kind", ChoicesDropdownFilter),
        ("state", ChoicesDropdownFilter),
        ("published_at", RangeDateTimeFilter),
    ]
    search_fields = ["words", "edition__title"]
    list_select_related = ["edition"]
    readonly_fields = ["on_the_desk"]
    fields = [
        "on_the_desk", "edition", "kind", "state", "number", "words", "opened_at", "written_by", "published_at",
        "published_by", "published_in", "set_aside_because",
    ]  # fmt: skip

    @display(description="state", ordering="state", label={"draft": "warning", "published": "success"})
    def standing(self, row: CorrectionNotice) -> tuple[str, str]:
        """Return whether readers see it."""
        return row.state, row.get_state_display()

    @display(description="At the desk")
    def on_the_desk(self, row: CorrectionNotice) -> SafeString:
        """Lead to where it is written."""
        return at_the_desk("corrections_desk", says="All notices")
