"""Claims as they stand, what read them, and what the desk has learnt not to propose; decided at the desk alone."""

from django.contrib import admin
from django.utils.safestring import SafeString
from unfold.contrib.filters.admin import (
    AutocompleteSelectFilter,
    ChoicesDropdownFilter,
    MultipleChoicesDropdownFilter,
    RangeDateFilter,
    RangeDateTimeFilter,
    SingleNumericFilter,
)
from unfold.decorators import display

from annotator.admin.base import ReadAdmin
from annotator.admin.blind import NotInHand
from annotator.admin.showing import STATES, at_the_desk, quote, short_quote
from annotator.claims.memory.models import RetiredRule, SilencedPhrase
from annotator.claims.models import Claim, ExtractionRun
from annotator.incidents import wording
from annotator.incidents.claim_words import headline, number_in_words


@admin.register(Claim)
class ClaimAdmin(NotInHand, ReadAdmin):
    """Claims. Each is decided at the desk, with its sentence on screen; nothing of one is changed here."""

    claim = "pk"
    list_display = ["beginning", "what", "modality", "standing", "article", "when", "origin"]
    list_filter = [
        ("status", MultipleChoicesDropdownFilter),
        ("kind", MultipleChoicesDropdownFilter),
        ("modality", ChoicesDropdownFilter),
        ("victim_status", ChoicesDropdownFilter),
        ("article", AutocompleteSelectFilter),
        ("date_start", RangeDateFilter),
        ("created_at", RangeDateTimeFilter),
        ("origin", ChoicesDropdownFilter),
        ("best", SingleNumericFilter),
    ]
    search_fields = ["quote", "actor", "target", "attribution"]
    list_select_related = ["article"]
    readonly_fields = ["on_the_desk", "whole_quote", "number", "when", "scopes", "where"]
    fieldsets = [
        ("What the source says", {
            "fields": ["on_the_desk", "whole_quote", "article", "attribution"],
            "description": "The words of the text. Whether it says so and whether it is so are judged at the desk.",
        }),
        ("As it was read", {
            "fields": [("kind", "number", "hedge"), ("unit", "weapon"), ("actor", "target", "victim_status"),
                       ("age_group", "sex"), ("modality", "scopes"), ("role", "of")],
        }),
        ("When and where", {
            "fields": [("when", "date_precision", "date_basis"), ("where", "place_precision")],
        }),
        ("Where it stands", {
            "fields": [("status", "version"), ("assigned_to", "withdrawn_at")],
            "description": "A decision makes a new version; none is ever overwritten.",
        }),
        ("Where it comes from", {
            "fields": [("origin", "rule", "score", "extractor_version"), ("created_at", "created_by")],
        }),
    ]  # fmt: skip

    @display(description="quote", ordering="quote")
    def beginning(self, row: Claim) -> SafeString:
        """Return how its quote begins."""
        return short_quote(row.quote)

    @display(description="claim", ordering="kind")
    def what(self, row: Claim) -> str:
        """Return the claim in a few words."""
        return headline(row)

    @display(description="status", ordering="status", label={s.label: c for s, c in STATES.items()})
    def standing(self, row: Claim) -> str:
        """Return where it stands."""
        return row.get_status_display()

    @display(description="when", ordering="date_start")
    def when(self, row: Claim) -> str:
        """Return its days as far as they are known."""
        return wording.when(row.date_start, row.date_end, row.date_precision) if row.date_start else "–"

    @display(description="Quote")
    def whole_quote(self, row: Claim) -> SafeString:
        """Return its quote."""
        return quote(row.quote)

    @display(description="Number")
    def number(self, row: Claim) -> str:
        """Return min, best and max in words."""
        bounds = ", ".join(f"{n} {'–' if v is None else v}" for n, v in (("min", row.min), ("best", row.best),
                                                                         ("max", row.max)))  # fmt: skip
        return f"{number_in_words(row) or 'no number'} ({bounds})"

    @display(description="Scope")
    def scopes(self, row: Claim) -> str:
        """Return its scope flags."""
        return ", ".join(row.scope) or "–"

    @display(description="Places")
    def where(self, row: Claim) -> str:
        """Return its places in the text's words."""
        return ", ".join(row.places) or "–"

    @display(description="At the desk")
    def on_the_desk(self, row: Claim) -> SafeString:
        """Lead to the claim in its sentence."""
        return at_the_desk("claim", row.pk, says="The claim in its sentence, and its history")


@admin.register(ExtractionRun)
class ExtractionRunAdmin(ReadAdmin):
    """Readings of articles, with their errors."""

    list_display = ["article", "standing", "extractor_version", "proposed", "added", "kept", "withdrawn", "queued_at"]
    list_filter = [
        ("state", ChoicesDropdownFilter),
        ("queued_at", RangeDateTimeFilter),
        ("article", AutocompleteSelectFilter),
    ]
    search_fields = ["article__title", "error"]
    list_select_related = ["article"]

    @display(description="state", ordering="state", label={"failed": "danger", "done": "success"})
    def standing(self, row: ExtractionRun) -> str:
        """Return how far it is."""
        return row.get_state_display()


@admin.register(SilencedPhrase)
class SilencedPhraseAdmin(ReadAdmin):
    """Phrases that are never suggested; they are silenced and lifted at the desk."""

    list_display = ["phrase", "kind", "source", "owner", "made_at", "hits", "lifted_at"]
    list_filter = [("source", AutocompleteSelectFilter), ("kind", ChoicesDropdownFilter)]
    search_fields = ["phrase", "reason"]
    list_select_related = ["source", "owner"]


@admin.register(RetiredRule)
class RetiredRuleAdmin(ReadAdmin):
    """Rules of the extractor that leads retired; they are restored at the desk."""

    list_display = ["rule", "reason", "retired_by", "retired_at", "restored_at"]
    list_filter = [("retired_at", RangeDateTimeFilter)]
    search_fields = ["rule", "reason"]
    list_select_related = ["retired_by"]
