"""People whose names public editions black out."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from unfold.contrib.filters.admin import ChoicesDropdownFilter, RangeDateTimeFilter

from annotator.admin.base import ReadAdmin
from annotator.admin.secrets import person
from annotator.sources.keeping.actions import change_protected_name, protect_name, unprotect_name
from annotator.sources.protected.models import ProtectedName


@admin.register(ProtectedName)
class ProtectedNameAdmin(ReadAdmin):
    """Names that public editions black out."""

    writes = {"add": (protect_name,), "change": (change_protected_name,), "delete": (unprotect_name,)}
    list_display = ["name", "who", "added_at"]
    list_filter = [("who", ChoicesDropdownFilter), ("added_at", RangeDateTimeFilter)]
    search_fields = ["name"]
    fieldsets = [(None, {
        "fields": ["name", "who", "reason"],
        "description": "Blacked out wherever a later edition quotes it. Editions that are out stay as they are.",
    })]  # fmt: skip

    def add_row(self, request: HttpRequest, values: dict[str, Any]) -> ProtectedName:
        """Protect the name."""
        return protect_name(user=person(request), **values)

    def change_row(self, request: HttpRequest, row: ProtectedName, values: dict[str, Any]) -> None:
        """Change how it is written."""
        change_protected_name(protected=row, user=person(request), **values)

    def delete_row(self, request: HttpRequest, row: ProtectedName) -> None:
        """Protect it no more."""
        unprotect_name(protected=row, user=person(request))
