"""METHOD's vocabularies, and how this desk words them."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from unfold.contrib.filters.admin import AllValuesCheckboxFilter
from unfold.decorators import display

from annotator.admin.base import ReadAdmin
from annotator.admin.confirming import confirmed
from annotator.admin.secrets import person
from annotator.claims.terms import rules
from annotator.claims.terms.actions import list_terms, restore_term, retire_term, word_term
from annotator.claims.terms.models import TermWording
from annotator.claims.vocabulary import Term, terms


class TermForm(forms.ModelForm):
    """How a term is worded; a label that another term has is refused beside the field."""

    def clean_label(self) -> str:
        """Ask the rules."""
        label: str = self.cleaned_data["label"].strip()
        try:
            rules.check_label(self.instance.vocabulary, self.instance.term, label)
        except rules.NotWorded as refusal:
            raise forms.ValidationError(str(refusal)) from None
        return label


@confirmed(
    "retire_terms",
    verb="Retire the chosen reasons",
    consequence="They are offered no more. Decisions and flags that were made with them keep them, and their words.",
)
def retire(request: HttpRequest, row: TermWording) -> bool:
    """Retire a reason."""
    return retire_term(wording=row, user=person(request))


@confirmed("restore_terms", verb="Restore the chosen reasons", consequence="They are offered again.")
def restore(request: HttpRequest, row: TermWording) -> bool:
    """Restore a reason."""
    return restore_term(wording=row, user=person(request))


@admin.register(TermWording)
class TermWordingAdmin(ReadAdmin):
    """One row for each of METHOD's terms. Ids, definitions and numbers are METHOD's."""

    writes = {"change": (word_term, retire_term, restore_term)}
    actions = [retire, restore]
    form = TermForm
    list_display = ["methods_label", "vocabulary", "term", "label", "definition", "is_offered"]
    list_filter = [("vocabulary", AllValuesCheckboxFilter), ("retired_at", admin.EmptyFieldListFilter)]
    search_fields = ["vocabulary", "term", "label", "help"]
    readonly_fields = ["vocabulary", "term", "methods_label", "definition", "is_offered"]
    list_per_page = 100
    fieldsets = [
        ("As METHOD has it", {
            "fields": ["vocabulary", "term", "methods_label", "definition", "is_offered"],
            "description": "What counts, and what is published, goes by these alone.",
        }),
        ("At this desk", {
            "fields": ["label", "help"],
            "description": "Shown to analysts where they choose; the definition stays beside it.",
        }),
    ]  # fmt: skip

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """List the terms; those that a newer version of the program brought are listed from now on."""
        if self.has_view_permission(request):
            list_terms()
        return super().changelist_view(request, extra_context)

    def get_queryset(self, request: HttpRequest) -> QuerySet[TermWording]:
        """Leave out what the program no longer has."""
        found: QuerySet[TermWording] = super().get_queryset(request)
        return found.filter(vocabulary__in=rules.VOCABULARIES)

    def change_row(self, request: HttpRequest, row: TermWording, values: dict[str, Any]) -> None:
        """Say how the term is worded here."""
        word_term(
            wording=row, user=person(request), label=values.get("label", row.label), help=values.get("help", row.help)
        )

    @display(description="METHOD's label")
    def methods_label(self, row: TermWording) -> str:
        """Return the packaged label."""
        term = packaged(row)
        return term.label if term else row.term

    @display(description="METHOD's definition")
    def definition(self, row: TermWording) -> str:
        """Return the packaged definition."""
        term = packaged(row)
        return term.definition if term else "No longer part of the program."

    @display(description="offered", boolean=True)
    def is_offered(self, row: TermWording) -> bool:
        """Tell whether it can be chosen."""
        return row.retired_at is None


def packaged(row: TermWording) -> Term | None:
    """Return the term that a row words."""
    return next((term for id, term in terms(row.vocabulary).items() if str(id) == row.term), None)
