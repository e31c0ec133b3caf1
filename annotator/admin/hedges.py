"""The hedge table: METHOD's rows to look up, and the phrases that people let read as them."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from unfold.contrib.filters.admin import (
    AutocompleteSelectFilter,
    ChoicesDropdownFilter,
    RangeDateTimeFilter,
)
from unfold.decorators import display

from annotator.admin.base import ReadAdmin
from annotator.admin.confirming import confirmed
from annotator.admin.secrets import person
from annotator.claims.hedges import rules
from annotator.claims.hedges.actions import add_phrase, change_phrase, restore_phrase, retire_phrase
from annotator.claims.hedges.models import HedgePhrase
from annotator.claims.vocabulary import terms

HEADS = ("Row", "min · best · max", "Meaning", "Phrases")


class HedgePhraseForm(forms.ModelForm):
    """A phrase; what the rules refuse is said beside the field."""

    def clean_phrase(self) -> str:
        """Keep it in lower case with single spaces, and ask the rules."""
        phrase = rules.plain(self.cleaned_data["phrase"])
        _asked(rules.check_phrase, phrase)
        return phrase

    def clean(self) -> dict[str, Any]:
        """Ask the rules whether the row can stand there."""
        values = super().clean() or {}
        if "hedge" in values:
            stands = values.get("stands", self.instance.stands)
            _asked(rules.check_stands, values["hedge"], stands)
        if not self.instance.pk and "phrase" in values:
            _asked(rules.check_new, values["phrase"], values.get("source"))
        return values


def _asked(check: Any, *values: Any) -> None:
    try:
        check(*values)
    except rules.NotAHedge as refusal:
        raise forms.ValidationError(str(refusal)) from None


@confirmed(
    "retire_phrases",
    verb="Retire the chosen phrases",
    consequence="Texts read from then on are read without them. Claims keep the numbers that they have.",
)
def retire(request: HttpRequest, row: HedgePhrase) -> bool:
    """Retire a phrase."""
    return retire_phrase(kept=row, user=person(request))


@confirmed(
    "restore_phrases",
    verb="Restore the chosen phrases",
    consequence="Texts read from then on are read with them again. Claims keep the numbers that they have.",
)
def restore(request: HttpRequest, row: HedgePhrase) -> bool:
    """Restore a phrase."""
    return restore_phrase(kept=row, user=person(request))


@admin.register(HedgePhrase)
class HedgePhraseAdmin(ReadAdmin):
    """Phrases of this desk. What each row of the table means in numbers is METHOD's and is not changed here."""

    writes = {"add": (add_phrase,), "change": (change_phrase, retire_phrase, restore_phrase)}
    actions = [retire, restore]
    form = HedgePhraseForm
    list_display = ["phrase", "stands", "hedge", "reading", "source", "is_standing", "added_by", "added_at"]
    list_filter = [
        ("hedge", ChoicesDropdownFilter),
        ("stands", ChoicesDropdownFilter),
        ("source", AutocompleteSelectFilter),
        ("added_at", RangeDateTimeFilter),
        ("retired_at", admin.EmptyFieldListFilter),
    ]
    search_fields = ["phrase", "reason", "source__name"]
    list_select_related = ["source", "added_by"]
    autocomplete_fields = ["source"]
    readonly_fields = ["packaged", "reading"]
    fieldsets = [
        ("The phrase", {
            "fields": ["phrase", "stands", "source"],
            "description": "Words that texts put beside a number, or instead of one.",
        }),
        ("How it reads", {
            "fields": ["hedge", "reason"],
            "description": "A phrase of the packaged table that is entered here reads as this row says instead.",
        }),
        ("METHOD's table", {"fields": ["packaged"], "classes": ["collapse"]}),
    ]  # fmt: skip

    def get_readonly_fields(self, request: HttpRequest, obj: HedgePhrase | None = None) -> list[str]:
        """A phrase keeps its words and its source; other words are another phrase."""
        return ["packaged", "reading", *(["phrase", "source"] if obj else [])]

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """A retired phrase is only restored."""
        is_retired = isinstance(obj, HedgePhrase) and obj.retired_at is not None
        return not is_retired and super().has_change_permission(request, obj)

    def add_row(self, request: HttpRequest, values: dict[str, Any]) -> HedgePhrase:
        """Add the phrase."""
        return add_phrase(user=person(request), **values)

    def change_row(self, request: HttpRequest, row: HedgePhrase, values: dict[str, Any]) -> None:
        """Let it read as another row."""
        now = {"hedge": row.hedge, "stands": row.stands, "reason": row.reason}
        change_phrase(kept=row, user=person(request), **{**now, **values})

    @display(description="stands", boolean=True)
    def is_standing(self, row: HedgePhrase) -> bool:
        """Tell whether texts are read with it."""
        return row.retired_at is None

    @display(description="min · best · max")
    def reading(self, row: HedgePhrase) -> str:
        """Return what its row makes of a number."""
        return formula(row.hedge)

    @display(description="Rows")
    def packaged(self, row: HedgePhrase | None) -> SafeString:
        """Return METHOD's table with the packaged phrases."""
        rows = format_html_join(
            "",
            "<tr><th scope=row>{}</th><td>{}</td><td>{}</td><td>{}</td></tr>",
            (
                (term.label, formula(id), term.definition, ", ".join(phrases(id)))
                for id, term in terms("hedges").items()
            ),
        )
        heads = format_html_join("", "<th scope=col>{}</th>", [(head,) for head in HEADS])
        return format_html(
            '<div class="kept-scroll" tabindex="0" role="region" aria-label="METHOD\'s table">'
            '<table class="kept-table"><thead><tr>{}</tr></thead><tbody>{}</tbody></table></div>',
            heads,
            rows,
        )


def formula(hedge: str) -> str:
    """Return the bounds that a row makes of a number N."""
    term = terms("hedges").get(hedge)
    if term is None:
        return "–"
    value = term.more.get("value")
    bounds = ["open" if one is None else str(one) for one in (term.more[name] for name in ("min", "best", "max"))]
    return " · ".join(bounds).replace("N", str(value)) if value is not None else " · ".join(bounds)


def phrases(hedge: str) -> list[str]:
    """Return the packaged phrases of a row."""
    return [phrase for phrase, id in rules.packaged().items() if id == hedge]
