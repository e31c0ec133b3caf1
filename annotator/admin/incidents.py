"""What happened: incidents, which claims tell of them, and how allegations are answered; all made at the desk."""

from django.contrib import admin
from django.utils.safestring import SafeString
from unfold.contrib.filters.admin import (
    AutocompleteSelectFilter,
    ChoicesDropdownFilter,
    RangeDateFilter,
    RangeDateTimeFilter,
)
from unfold.decorators import display

from annotator.admin.base import ReadAdmin
from annotator.admin.blind import NotInHand
from annotator.admin.showing import at_the_desk, quote, short_quote
from annotator.incidents import wording
from annotator.incidents.allegations.models import Assessment, Position
from annotator.incidents.models import Incident, IncidentLink


@admin.register(Incident)
class IncidentAdmin(ReadAdmin):
    """Incidents; they are made and changed on the desk."""

    list_display = ["title", "when", "place", "grade", "created_by"]
    list_filter = [
        ("grade", ChoicesDropdownFilter),
        ("date_start", RangeDateFilter),
        ("created_at", RangeDateTimeFilter),
        ("created_by", AutocompleteSelectFilter),
    ]
    search_fields = ["title", "place"]
    list_select_related = ["created_by"]
    readonly_fields = ["on_the_desk", "when", "told_by"]
    fieldsets = [
        ("What happened", {"fields": ["on_the_desk", "title", "when", "place", "told_by"]}),
        ("How well it is supported", {
            "fields": ["grade", "grade_reason"],
            "description": "Airwars' words; here they serve all harm.",
        }),
        ("Who made it", {"fields": ["created_at", "created_by"]}),
    ]  # fmt: skip

    @display(description="when", ordering="date_start")
    def when(self, row: Incident) -> str:
        """Return its days."""
        return wording.when(row.date_start, row.date_end) if row.date_start else "–"

    @display(description="Claims")
    def told_by(self, row: Incident) -> str:
        """Return how many claims tell of it."""
        return str(row.links.count())

    @display(description="At the desk")
    def on_the_desk(self, row: Incident) -> SafeString:
        """Lead to its page."""
        return at_the_desk("incident", row.pk, says="The incident, with its claims")


@admin.register(IncidentLink)
class IncidentLinkAdmin(NotInHand, ReadAdmin):
    """Which claim plays which part."""

    list_display = ["words", "incident", "role", "linked_by", "linked_at"]
    list_filter = [
        ("role", ChoicesDropdownFilter),
        ("incident", AutocompleteSelectFilter),
        ("linked_by", AutocompleteSelectFilter),
        ("linked_at", RangeDateTimeFilter),
    ]
    search_fields = ["claim__quote", "incident__title"]
    list_select_related = ["claim", "incident", "linked_by"]
    readonly_fields = ["on_the_desk", "whole_quote"]
    fields = ["on_the_desk", "whole_quote", "claim", "incident", "role", "of", "preferred_because", "linked_by",
              "linked_at"]  # fmt: skip

    @display(description="words")
    def words(self, row: IncidentLink) -> SafeString:
        """Return how the claim's quote begins."""
        return short_quote(row.claim.quote)

    @display(description="Quote")
    def whole_quote(self, row: IncidentLink) -> SafeString:
        """Return the claim's quote."""
        return quote(row.claim.quote)

    @display(description="At the desk")
    def on_the_desk(self, row: IncidentLink) -> SafeString:
        """Lead to the incident."""
        return at_the_desk("incident", row.incident_id, says="The incident, with its claims")


@admin.register(Position)
class PositionAdmin(ReadAdmin):
    """What parties answer to allegations; a belligerent's numbers are declared or conceded, never recorded (R5)."""

    list_display = ["party", "says", "words", "said_on", "recorded_by", "removed_at"]
    list_filter = [
        ("says", ChoicesDropdownFilter),
        ("said_on", RangeDateFilter),
        ("recorded_by", AutocompleteSelectFilter),
        ("recorded_at", RangeDateTimeFilter),
    ]
    search_fields = ["party", "claim__quote", "quote"]
    list_select_related = ["claim", "recorded_by"]
    readonly_fields = ["on_the_desk", "own_words"]
    fieldsets = [
        ("The answer", {
            "fields": ["on_the_desk", "claim", "party", "says", "own_words", "article", "said_on", "note"],
        }),
        ("Numbers", {
            "fields": ["declared_min", "declared_best", "declared_max", "conceded_min", "conceded_best",
                       "conceded_max"],
            "description": "What it declares of its own acts, and what it concedes of others' claims.",
        }),
        ("Who recorded it", {
            "fields": ["recorded_by", "recorded_at", "removed_by", "removed_at", "removed_because"],
        }),
    ]  # fmt: skip

    @display(description="allegation")
    def words(self, row: Position) -> SafeString:
        """Return how the allegation's quote begins."""
        return short_quote(row.claim.quote)

    @display(description="In its words")
    def own_words(self, row: Position) -> SafeString | str:
        """Return the words in which it answers."""
        return quote(row.quote) if row.quote else "–"

    @display(description="At the desk")
    def on_the_desk(self, row: Position) -> SafeString:
        """Lead to the allegation."""
        return at_the_desk("allegation", row.claim_id, says="The allegation, with all answers")


@admin.register(Assessment)
class AssessmentAdmin(ReadAdmin):
    """How allegations end: on named evidence, and by two people."""

    list_display = ["words", "end", "evidence", "standing", "proposed_by", "answered_by"]
    list_filter = [
        ("end", ChoicesDropdownFilter),
        ("evidence", ChoicesDropdownFilter),
        ("state", ChoicesDropdownFilter),
        ("proposed_at", RangeDateTimeFilter),
    ]
    search_fields = ["claim__quote", "reason"]
    list_select_related = ["claim", "proposed_by", "answered_by"]
    readonly_fields = ["on_the_desk", "whole_quote"]
    fields = [
        "on_the_desk", "whole_quote", "claim", "version", "end", "evidence", "other", "position", "reference", "url",
        "reason", "state", "proposed_by", "proposed_at", "answered_by", "answered_at", "answer_note",
    ]  # fmt: skip

    @display(description="allegation")
    def words(self, row: Assessment) -> SafeString:
        """Return how the allegation's quote begins."""
        return short_quote(row.claim.quote)

    @display(description="Quote")
    def whole_quote(self, row: Assessment) -> SafeString:
        """Return the allegation's quote."""
        return quote(row.claim.quote)

    @display(description="state", ordering="state", label={"proposed": "warning", "agreed": "success"})
    def standing(self, row: Assessment) -> tuple[str, str]:
        """Return whether two agree."""
        return row.state, row.get_state_display()

    @display(description="At the desk")
    def on_the_desk(self, row: Assessment) -> SafeString:
        """Lead to the allegation."""
        return at_the_desk("allegation", row.claim_id, says="The allegation, with all answers")
