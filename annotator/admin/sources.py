"""Publishers and their series."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from unfold.contrib.filters.admin import (
    ChoicesDropdownFilter,
    RangeDateFilter,
)
from unfold.decorators import display
from unfold.widgets import UnfoldAdminTextareaWidget

from annotator.admin.base import ReadAdmin
from annotator.admin.secrets import person
from annotator.admin.showing import at_the_desk
from annotator.incidents.citations.actions import rename_source
from annotator.sources.actions import add_source
from annotator.sources.assessments.actions import assess_source
from annotator.sources.keeping.actions import (
    OF_SOURCE,
    add_series,
    change_series,
    keep_source,
)
from annotator.sources.models import Series, Source

JUDGED = {"reliability", "reliability_reason"}


class SourceForm(forms.ModelForm):
    """A publisher; whatever changes of one that is there says why."""

    reason = forms.CharField(
        label="Reason for the change",
        required=False,
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 2}),
        help_text="Kept with the change. A new letter needs its own reason, in its own field.",
    )

    def clean(self) -> dict[str, Any]:
        """Ask why, wherever something changes."""
        values = super().clean() or {}
        changed = set(self.changed_data) - {"reason"}
        if self.instance.pk and changed - JUDGED and not (values.get("reason") or "").strip():
            self.add_error("reason", "Say in a sentence why this changes.")
        if changed & JUDGED and not (values.get("reliability_reason") or "").strip():
            self.add_error("reliability_reason", "Say in a sentence why the source has this letter.")
        return values


@admin.register(Source)
class SourceAdmin(ReadAdmin):
    """Publishers. Every change says why; a letter is a judgement that stays beside the earlier ones."""

    writes = {"add": (add_source,), "change": (keep_source, assess_source, rename_source)}
    form = SourceForm
    list_display = ["name", "kind", "letter", "origin_group", "speaks_for", "is_masked", "article_count"]
    list_filter = [
        ("kind", ChoicesDropdownFilter),
        ("reliability", ChoicesDropdownFilter),
        "masked",
    ]
    search_fields = ["name", "aliases", "independence_group", "party"]
    ordering = ["name"]
    readonly_fields = ["on_the_desk"]
    fieldsets = [
        ("The publisher", {
            "fields": ["on_the_desk", "name", "aliases", "kind", "url"],
            "description": "Who publishes, and the names by which other texts quote it.",
        }),
        ("Independence", {
            "fields": ["independence_group", "party", "counts"],
            "description": "Ten outlets that quote one monitor are one source: they share its group.",
        }),
        ("Reliability", {
            "fields": ["reliability", "reliability_reason"],
            "description": "The Admiralty letter judges the source, not what it says; earlier judgements are kept.",
        }),
        ("Safety", {"fields": ["masked"]}),
        ("This change", {"fields": ["reason"]}),
    ]  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        """Count the articles of each."""
        found: QuerySet[Source] = super().get_queryset(request)
        return found.annotate(written=Count("articles"))

    def get_fieldsets(self, request: HttpRequest, obj: Source | None = None) -> Any:
        """A new source has no letter to change and no reason to give."""
        sets = list(super().get_fieldsets(request, obj))
        if obj is None:
            return [*sets[:2], sets[3]]
        return sets

    def add_row(self, request: HttpRequest, values: dict[str, Any]) -> Source:
        """Add the publisher."""
        values.pop("reason", None)
        return add_source(user=person(request), **values)

    def change_row(self, request: HttpRequest, row: Source, values: dict[str, Any]) -> None:
        """Describe, rename and judge it, each by the action for it."""
        reason = values.pop("reason", "")
        if "aliases" in values:
            rename_source(source=row, aliases=values["aliases"], actor=person(request))
        if JUDGED & set(values):
            letter = values.get("reliability", row.reliability)
            why = values.get("reliability_reason", row.reliability_reason)
            assess_source(source=row, reliability=letter, reason=why, actor=person(request))
        described = {name: value for name, value in values.items() if name in OF_SOURCE}
        if described:
            keep_source(source=row, user=person(request), reason=reason, **described)

    @display(description="letter", ordering="reliability")
    def letter(self, row: Source) -> str:
        """Return the Admiralty letter."""
        return row.get_reliability_display()

    @display(description="counts as", ordering="independence_group")
    def origin_group(self, row: Source) -> str:
        """Return the independence group."""
        return row.origin

    @display(description="speaks for", ordering="party", empty_value="–")
    def speaks_for(self, row: Source) -> str:
        """Return the party it speaks for."""
        return row.party or "–"

    @display(description="masked", label={"masked": "warning"}, ordering="masked")
    def is_masked(self, row: Source) -> str:
        """Say if the public does not learn its name."""
        return "masked" if row.masked else ""

    @display(description="articles", ordering="written")
    def article_count(self, row: Source) -> int:
        """Return how many articles of it there are."""
        written: int = row.written  # type: ignore[attr-defined]
        return written

    @display(description="At the desk")
    def on_the_desk(self, row: Source) -> str | SafeString:
        """Lead to its page at the desk, with its judgements and its record."""
        return at_the_desk("source", row.pk, says="Its page, with all judgements") if row.pk else "–"


@admin.register(Series)
class SeriesAdmin(ReadAdmin):
    """Recurring reports, whose windows follow from the day they began."""

    writes = {"add": (add_series,), "change": (change_series,)}
    list_display = ["name", "key", "begun", "article_count"]
    list_filter = [("begun", RangeDateFilter)]
    search_fields = ["name", "key"]
    ordering = ["name"]
    fieldsets = [(None, {
        "fields": ["name", "key", "begun"],
        "description": "A later first day moves no window of an article that is there already.",
    })]  # fmt: skip

    def get_readonly_fields(self, request: HttpRequest, obj: Series | None = None) -> list[str]:
        """The key is what texts of the series are recognised by."""
        return ["key"] if obj else []

    def get_queryset(self, request: HttpRequest) -> QuerySet[Series]:
        """Count the articles of each."""
        found: QuerySet[Series] = super().get_queryset(request)
        return found.annotate(written=Count("articles"))

    def add_row(self, request: HttpRequest, values: dict[str, Any]) -> Series:
        """Add the series."""
        return add_series(user=person(request), **values)

    def change_row(self, request: HttpRequest, row: Series, values: dict[str, Any]) -> None:
        """Change its name or first day."""
        change_series(series=row, user=person(request), **values)

    @display(description="articles", ordering="written")
    def article_count(self, row: Series) -> int:
        """Return how many articles belong to it."""
        written: int = row.written  # type: ignore[attr-defined]
        return written
