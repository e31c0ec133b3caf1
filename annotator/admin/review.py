"""What people decided, noticed and read again: the record, which nobody writes here."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from unfold.contrib.filters.admin import (
    AutocompleteSelectFilter,
    ChoicesDropdownFilter,
    RangeDateTimeFilter,
)
from unfold.decorators import display

from annotator.admin.base import ReadAdmin
from annotator.admin.blind import NotInHand
from annotator.admin.history import Entry
from annotator.admin.showing import at_the_desk, quote, short_quote
from annotator.checks.models import Flag
from annotator.desk.history.fields import changes_in
from annotator.review.models import Decision
from annotator.review.notes.models import Note
from annotator.review.second.models import SecondReading, State


@admin.register(Decision)
class DecisionAdmin(NotInHand, ReadAdmin):
    """Who decided what, and why. A decision is never changed; undoing one is another."""

    list_display = ["words", "outcome", "actor", "from_status", "to_status", "created_at"]
    list_filter = [
        ("outcome", ChoicesDropdownFilter),
        ("to_status", ChoicesDropdownFilter),
        ("actor", AutocompleteSelectFilter),
        ("claim", AutocompleteSelectFilter),
        ("created_at", RangeDateTimeFilter),
    ]
    search_fields = ["claim__quote", "note"]
    list_select_related = ["claim", "actor"]
    readonly_fields = ["on_the_desk", "whole_quote", "changed"]
    fields = [
        "on_the_desk", "whole_quote", "claim", "version", "outcome", "from_status", "to_status", "changed",
        "reason_code", "note", "undoes", "reverts_to", "actor", "opened_at", "created_at",
    ]  # fmt: skip

    @display(description="words")
    def words(self, row: Decision) -> SafeString:
        """Return how the claim's quote begins."""
        return short_quote(row.claim.quote)

    @display(description="Quote")
    def whole_quote(self, row: Decision) -> SafeString:
        """Return the claim's quote."""
        return quote(row.claim.quote)

    @display(description="What it changed")
    def changed(self, row: Decision) -> str:
        """Return the fields that it changed, as they were and as they became."""
        return "; ".join(
            f"{one.label}: {''.join(p.text for p in one.left)} → {''.join(p.text for p in one.right)}"
            for one in changes_in(row.before, row.after)
        ) or "only where the claim stands"  # fmt: skip

    @display(description="At the desk")
    def on_the_desk(self, row: Decision) -> SafeString:
        """Lead to the claim's history."""
        return at_the_desk("history", row.claim_id, says="The history of the claim")


@admin.register(Flag)
class FlagAdmin(ReadAdmin):
    """What checks and people noticed; flags are answered at the desk."""

    list_display = ["message", "check_id", "about", "how_severe", "standing", "owner", "article"]
    list_filter = [
        ("severity", ChoicesDropdownFilter),
        ("state", ChoicesDropdownFilter),
        ("about", ChoicesDropdownFilter),
        ("article", AutocompleteSelectFilter),
        ("owner", AutocompleteSelectFilter),
        ("raised_at", RangeDateTimeFilter),
        "check_id",
    ]
    search_fields = ["message", "article__title", "reason"]
    list_select_related = ["article", "owner"]
    readonly_fields = ["on_the_desk"]
    fields = [
        "on_the_desk", "message", "check_id", "about", "severity", "state", "reason", "article", "claim", "words",
        "raised_at", "raised_by", "owner", "answered_by", "answered_at",
    ]  # fmt: skip

    @display(description="severity", ordering="severity", label={"high": "danger", "medium": "warning"})
    def how_severe(self, row: Flag) -> tuple[str, str]:
        """Return how heavy it is."""
        return row.severity, row.get_severity_display()

    @display(description="state", ordering="state", label={"open": "warning"})
    def standing(self, row: Flag) -> tuple[str, str]:
        """Return whether it was answered."""
        return row.state, row.get_state_display()

    @display(description="At the desk")
    def on_the_desk(self, row: Flag) -> SafeString:
        """Lead to where it is answered."""
        return at_the_desk("flag", row.pk, says="Read it in its text")


@admin.register(Note)
class NoteAdmin(ReadAdmin):
    """What people wrote beside claims, articles and incidents; a note is never changed."""

    list_display = ["text", "author", "about", "written_at"]
    list_filter = [("author", AutocompleteSelectFilter), ("written_at", RangeDateTimeFilter)]
    search_fields = ["text"]
    list_select_related = ["author", "claim", "article", "incident"]

    @display(description="about")
    def about(self, row: Note) -> str:
        """Return what it is beside."""
        return str(row.claim or row.article or row.incident)


@admin.register(SecondReading)
class SecondReadingAdmin(ReadAdmin):
    """Second readings. Who is to read blindly learns nothing here: neither the first answer nor why it is asked for."""

    list_display = ["words", "standing", "reader", "handed_at", "closed_at"]
    list_filter = [
        ("state", ChoicesDropdownFilter),
        ("reader", AutocompleteSelectFilter),
        ("created_at", RangeDateTimeFilter),
        ("closed_at", RangeDateTimeFilter),
    ]
    search_fields = ["claim__quote"]
    list_select_related = ["claim", "reader"]
    readonly_fields = ["on_the_desk", "whole_quote"]
    fields = ["on_the_desk", "whole_quote", "state", "reader", "handed_at", "created_at", "closed_at"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[SecondReading]:
        """Leave out readings of known answers: that one is known is what their reader must not learn."""
        found: QuerySet[SecondReading] = super().get_queryset(request)
        return found.filter(known=None)

    def history_entries(self, row: SecondReading) -> list[Entry]:
        """Tell of a reading only when it is over."""
        return [] if row.state == State.WANTED else super().history_entries(row)

    @display(description="words")
    def words(self, row: SecondReading) -> SafeString:
        """Return how the claim's quote begins."""
        return short_quote(row.claim.quote)

    @display(description="Quote")
    def whole_quote(self, row: SecondReading) -> SafeString:
        """Return the claim's quote."""
        return quote(row.claim.quote)

    @display(description="state", ordering="state", label={"differs": "warning", "agrees": "success"})
    def standing(self, row: SecondReading) -> tuple[str, str]:
        """Return how far it is."""
        return row.state, row.get_state_display()

    @display(description="At the desk")
    def on_the_desk(self, row: SecondReading) -> SafeString | str:
        """Lead to what came of it, where two answers differ."""
        return at_the_desk("dispute", row.pk, says="Both answers") if row.state == State.DIFFERS else "–"
