"""Parties and places: the names that the desk knows."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.safestring import SafeString
from unfold.contrib.filters.admin import AllValuesCheckboxFilter, ChoicesDropdownFilter, RangeDateTimeFilter
from unfold.decorators import display

from annotator.admin.base import ReadAdmin
from annotator.admin.secrets import person
from annotator.admin.showing import at_the_desk
from annotator.claims.names.kept.actions import change_actor, enter_actor
from annotator.claims.names.models import Actor, Place
from annotator.claims.names.proposed.models import NameProposal


@admin.register(Actor)
class ActorAdmin(ReadAdmin):
    """Parties that the extractor looks for."""

    writes = {"add": (enter_actor,), "change": (change_actor,)}
    list_display = ["name", "other_names", "side", "kind", "country", "status"]
    list_filter = [("side", AllValuesCheckboxFilter), ("status", ChoicesDropdownFilter)]
    search_fields = ["name", "aliases", "key"]
    fieldsets = [
        ("Names", {
            "fields": ["name", "key", "aliases"],
            "description": "The extractor looks for the name and for each other name, in texts read from then on.",
        }),
        ("What it is", {"fields": ["side", "kind", "country", "status"]}),
    ]  # fmt: skip

    def get_prepopulated_fields(self, request: HttpRequest, obj: Actor | None = None) -> dict[str, list[str]]:
        """The key of a new party follows from its name."""
        return {} if obj else {"key": ["name"]}

    def get_readonly_fields(self, request: HttpRequest, obj: Actor | None = None) -> list[str]:
        """A party keeps its key: claims and the extractor's own table know it by that."""
        return ["key"] if obj else []

    def add_row(self, request: HttpRequest, values: dict[str, Any]) -> Actor:
        """Enter the party."""
        return enter_actor(user=person(request), **values)

    def change_row(self, request: HttpRequest, row: Actor, values: dict[str, Any]) -> None:
        """Change the party."""
        change_actor(actor=row, user=person(request), **values)

    @display(description="other names")
    def other_names(self, row: Actor) -> str:
        """Return the first of its other names."""
        more = [name for name in row.aliases if name != row.name]
        return ", ".join(more[:3]) + (f" and {len(more) - 3} more" if len(more) > 3 else "") or "–"


@admin.register(Place)
class PlaceAdmin(ReadAdmin):
    """The gazetteers' places; they come by import, from files that others keep."""

    list_display = ["name", "kind", "admin1", "admin2", "country", "source", "external_id"]
    list_filter = [("kind", ChoicesDropdownFilter), "source", "country"]
    search_fields = ["name", "other_names", "external_id"]
    fieldsets = [
        ("Names", {"fields": ["name", "other_names"]}),
        ("Where", {"fields": ["kind", "admin1", "admin2", "country", "lat", "lon", "population"]}),
        ("From which gazetteer", {
            "fields": ["source", "external_id"],
            "description": "A place is brought in line by importing the newer file of its gazetteer.",
        }),
    ]  # fmt: skip


@admin.register(NameProposal)
class NameProposalAdmin(ReadAdmin):
    """Names that analysts met in texts and proposed for the table of actors; they are answered at the desk."""

    list_display = ["name", "actor", "answer", "proposed_by", "proposed_at", "answered_by"]
    list_filter = [("state", ChoicesDropdownFilter), ("proposed_at", RangeDateTimeFilter)]
    search_fields = ["name", "actor__name"]
    list_select_related = ["actor", "proposed_by", "answered_by"]
    fields = ["on_the_desk", "name", "actor", "state", "proposed_by", "proposed_at", "answered_by", "answered_at"]
    readonly_fields = ["on_the_desk"]

    @display(description="answer", ordering="state", label={"open": "warning", "accepted": "success"})
    def answer(self, row: NameProposal) -> str:
        """Return how it was answered."""
        return row.get_state_display()

    @display(description="At the desk")
    def on_the_desk(self, row: NameProposal) -> SafeString:
        """Lead to where it is answered."""
        return at_the_desk("names", says="Answer proposals")
