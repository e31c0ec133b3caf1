"""The list of imports, and the addresses of the pages that lead through one."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path
from unfold.admin import ModelAdmin
from unfold.decorators import display

from annotator.exchange.admin import choosing, showing, undoing, uploading, views
from annotator.exchange.admin.addresses import name_of
from annotator.exchange.admin.importable import importable_by
from annotator.exchange.batches.life import State
from annotator.exchange.batches.models import ImportBatch
from annotator.exchange.resources.registry import RESOURCES

COLOURS = {
    State.CHECKED.label: "warning",
    State.CHECKING.label: "info",
    State.IMPORTING.label: "info",
    State.UNDOING.label: "info",
    State.IMPORTED.label: "success",
}


class ResourceFilter(admin.SimpleListFilter):
    """What the rows of a file are."""

    title = "what was imported"
    parameter_name = "resource"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Offer what this person may import."""
        return [(resource.id, resource.label) for resource in importable_by(request.user)]

    def queryset(self, request: HttpRequest, queryset: QuerySet[ImportBatch]) -> QuerySet[ImportBatch]:
        """Keep the batches of one sort."""
        return queryset.filter(resource=self.value()) if self.value() else queryset


@admin.register(ImportBatch)
class ImportBatchAdmin(ModelAdmin):
    """Imports as units: everybody sees those of what they may import; nothing is edited here but by the wizard."""

    list_display = ["filename", "what", "stands", "rows_by_outcome", "user", "created_at"]
    list_filter = ["state", ResourceFilter, "user"]
    search_fields = ["filename", "sha256", "user__username"]
    list_select_related = ["user"]
    list_before_template = "admin/imports/_about_imports.html"
    list_fullwidth = True
    show_add_link = False
    actions = None

    class Media:
        css = {"all": ["annotator/css/imports.css"]}

    def get_urls(self) -> list[URLPattern]:
        """Put the wizard's pages before the admin's own."""
        ours = [
            ("add/", "annotator_importbatch_add", uploading.upload),
            ("<int:pk>/change/", "annotator_importbatch_change", showing.show_batch),
            ("<int:pk>/progress/", name_of("progress"), showing.show_progress),
            ("<int:pk>/rows.csv", name_of("rows"), showing.download_rows),
            ("<int:pk>/to-mend.csv", name_of("to_mend"), showing.download_rows_to_mend),
            ("<int:pk>/columns/", name_of("columns"), choosing.choose_columns),
            ("<int:pk>/confirm/", name_of("confirm"), views.confirm_import),
            ("<int:pk>/cancel/", name_of("cancel"), views.cancel_import),
            ("<int:pk>/take-up/", name_of("take_up"), views.take_up_again),
            ("<int:pk>/corrected/", name_of("corrected"), uploading.send_corrected),
            ("<int:pk>/undo/", name_of("undo"), undoing.undo_import),
        ]
        return [path(route, self._page(view), name=name) for route, name, view in ours] + super().get_urls()

    def _page(self, view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
        return self.admin_site.admin_view(view)

    def get_queryset(self, request: HttpRequest) -> QuerySet[ImportBatch]:
        """Return the imports of what this person may import."""
        return super().get_queryset(request).filter(resource__in=[one.id for one in importable_by(request.user)])

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Show imports to those who may import something."""
        return bool(importable_by(request.user))

    def has_view_permission(self, request: HttpRequest, obj: ImportBatch | None = None) -> bool:
        """Show imports to those who may import something."""
        return bool(importable_by(request.user))

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Let those begin an import who may import something."""
        return bool(importable_by(request.user))

    def has_change_permission(self, request: HttpRequest, obj: ImportBatch | None = None) -> bool:
        """Refuse: a batch moves by the wizard's steps."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: ImportBatch | None = None) -> bool:
        """Refuse: what was imported stays on record."""
        return False

    @display(description="Rows of", ordering="resource")
    def what(self, batch: ImportBatch) -> str:
        """Say what its rows are."""
        return RESOURCES[batch.resource].label if batch.resource in RESOURCES else batch.resource

    @display(description="Stands at", ordering="state", label=COLOURS)
    def stands(self, batch: ImportBatch) -> str:
        """Say where it stands."""
        return batch.get_state_display()

    @display(description="New · changed · same · refused")
    def rows_by_outcome(self, batch: ImportBatch) -> str:
        """Say how many rows do what."""
        if not batch.rows:
            return "–"
        return " · ".join(f"{count:,}" for count in (batch.new, batch.changed, batch.unchanged, batch.refused))
