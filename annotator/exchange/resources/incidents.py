"""Incidents as a table: a title, days and a place, to which people link claims later."""

from collections.abc import Collection, Sequence

from django.urls import reverse

from annotator.exchange.contract import Column, Context
from annotator.exchange.resources.cells import Day, Text
from annotator.exchange.resources.drafts import Draft
from annotator.exchange.resources.model_resource import ModelResource
from annotator.exchange.resources.rows import Field
from annotator.incidents.bulk.actions import add_incidents, remove_incidents
from annotator.incidents.models import Incident


class IncidentResource(ModelResource):
    """Incidents, recognised by title, first day and place together."""

    id = "incidents"
    label = "Incidents"
    help = (
        "New incidents without claims, of the weakest grade: they bring no figure until people link claims to them. "
        "Incidents that are there already are changed on their pages, never by a file."
    )
    permission = "annotator.link_claim"
    columns = (
        Column("title", "Title", "With first day and place, rows are recognised by it.", True, "Air strike, Idlib",
               ("name", "incident", "event")),
        Column("date_start", "First day", "2022-01-17.", False, "2022-01-17", ("date", "event_date", "start")),
        Column("date_end", "Last day", "Empty for the first.", False, "", ("end",)),
        Column("place", "Place", "In words.", False, "Idlib", ("location", "where")),
    )  # fmt: skip

    title = Field(Text(), "title")
    date_start = Field(Day(), "date_start")
    date_end = Field(Day(), "date_end")
    place = Field(Text(), "place")

    class Meta:
        model = Incident
        import_id_fields = ["title", "date_start", "place"]
        fields = ["title", "date_start", "date_end", "place"]

    def identify(self, draft: Draft) -> None:
        """Give a draft its natural key; only the title has to be there."""
        values = draft.values
        if not values.get("title"):
            draft.refuse("empty", "title", "", "It is empty, and an incident has a title.")
        draft.key = (values.get("title", ""), values.get("date_start"), values.get("place", ""))

    def judge(self, drafts: Sequence[Draft], context: Context) -> None:
        """Refuse days in the wrong order; leave incidents that are there as they are."""
        for draft in drafts:
            row = draft.instance
            if not draft.is_new and draft.diffs:
                draft.diffs = {}
                draft.notes.append("It is there already; an incident is changed on its page.")
            elif row.date_end and not row.date_start:
                draft.refuse("empty", "date_start", "", "A last day is given without a first.")
            elif row.date_end and row.date_end < row.date_start:
                draft.refuse("order", "date_end", draft.row.cells["date_end"], "The last day comes before the first.")

    def add(self, drafts: Sequence[Draft], context: Context) -> list[Incident]:
        """Add incidents without claims."""
        return add_incidents(incidents=[draft.instance for draft in drafts], actor=context.user)

    def remove(self, pks: Collection[int], context: Context) -> None:
        """Delete incidents to which nothing was linked."""
        remove_incidents(pks=pks, actor=context.user)

    def address(self, pk: int) -> str:
        """Return an incident's page."""
        return reverse("incident", args=[pk])
