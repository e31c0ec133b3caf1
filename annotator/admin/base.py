"""What every page of the administration has in common: rows are read here, and written by stages' actions alone."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from django.contrib import messages
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import PermissionDenied
from django.db import models
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from unfold.admin import ModelAdmin
from unfold.widgets import UnfoldAdminTextareaWidget

from annotator.admin.history import HistoryOfRows
from annotator.claims.hedges.rules import NotAHedge
from annotator.claims.terms.rules import NotWorded
from annotator.review.people.rules import NotYours
from annotator.review.rules import NotAllowed
from annotator.sources.assessments.rules import NotJudged

# What rules say when they refuse: the message is the sentence that the person reads.
REFUSED = (NotAHedge, NotAllowed, NotJudged, NotWorded, NotYours)
Actions = tuple[Callable[..., Any], ...]


class ReadAdmin(HistoryOfRows, ModelAdmin):
    """Shows rows of a model and writes none."""

    # What can be done here, and the actions that do it: "add", "change" and "delete". Without one, it cannot be done.
    writes: ClassVar[Mapping[str, Actions]] = {}
    actions_on_top = True
    list_per_page = 50
    list_filter_submit = True
    show_full_result_count = False
    warn_unsaved_form = True
    compressed_fields = False
    formfield_overrides = {
        models.TextField: {"widget": UnfoldAdminTextareaWidget(attrs={"rows": 4})},
        ArrayField: {"widget": UnfoldAdminTextareaWidget(attrs={"rows": 2})},
    }

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Refuse unless an action adds, and this person may."""
        return "add" in self.writes and super().has_add_permission(request)

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Refuse unless an action changes, and this person may."""
        return "change" in self.writes and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        """Refuse unless an action deletes, and this person may."""
        return "delete" in self.writes and super().has_delete_permission(request, obj)

    def add_row(self, request: HttpRequest, values: dict[str, Any]) -> models.Model:
        """Add a row by an action and return it."""
        raise PermissionDenied("Nothing is added here.")

    def change_row(self, request: HttpRequest, row: Any, values: dict[str, Any]) -> None:
        """Change a row, as the database has it, by an action; values are those that the person changed."""
        raise PermissionDenied("Nothing is changed here.")

    def delete_row(self, request: HttpRequest, row: Any) -> None:
        """Delete a row by an action."""
        raise PermissionDenied("Nothing is deleted here.")

    def save_model(self, request: HttpRequest, obj: models.Model, form: ModelForm, change: bool) -> None:
        """Hand what was sent to the action that may write it; the row as the form made it is thrown away."""
        values = form.cleaned_data
        if change:
            row = self.model._default_manager.get(pk=obj.pk)
            self.change_row(request, row, {name: values[name] for name in form.changed_data if name in values})
        else:
            obj.pk = self.add_row(request, dict(values)).pk
            obj._state.adding = False
        obj.refresh_from_db()

    def save_related(self, request: HttpRequest, form: ModelForm, formsets: Any, change: bool) -> None:
        """Write nothing more: what belongs to a row is written by its action."""

    def delete_model(self, request: HttpRequest, obj: models.Model) -> None:
        """Delete a row by its action."""
        self.delete_row(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> None:
        """Delete each row by its action, none of them past it."""
        for row in queryset:
            self.delete_row(request, row)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show a row or its form; where a rule refuses what was sent, say its sentence."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except REFUSED as refusal:
            messages.error(request, str(refusal))
            return HttpResponseRedirect(request.get_full_path())

    # The history is what the database's triggers keep; Django's own log would only repeat some of it.
    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> None:
        """Leave it to the history."""

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> None:
        """Leave it to the history."""

    def log_deletions(self, request: HttpRequest, queryset: Any) -> None:
        """Leave it to the history."""
