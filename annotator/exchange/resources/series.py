"""Recurring reports as a table."""

from collections.abc import Collection, Sequence

from annotator.exchange.contract import Column, Context
from annotator.exchange.resources.cells import Day, Text
from annotator.exchange.resources.drafts import Draft
from annotator.exchange.resources.model_resource import ModelResource
from annotator.exchange.resources.rows import Field
from annotator.sources.models import Series
from annotator.sources.publishers.actions import add_series, change_series, remove_series


class SeriesResource(ModelResource):
    """Series, recognised by their keys."""

    id = "series"
    label = "Series"
    help = "Recurring reports whose windows follow from the day on which the first began."
    permission = "annotator.add_series"
    columns = (
        Column("key", "Key", "Rows are recognised by it: letters, digits, - and _.", True, "monthly", ("id", "slug")),
        Column(
            "name",
            "Name",
            "What the report is called; a new row needs it.",
            False,
            "Monthly report",
            ("title", "series"),
        ),
        Column(
            "begun",
            "Begun",
            "First day of the first window; a new row needs it.",
            False,
            "2014-09-23",
            ("start", "first_day"),
        ),
    )

    key = Field(Text(), "key")
    name = Field(Text(), "name")
    begun = Field(Day(), "begun")

    class Meta:
        model = Series
        import_id_fields = ["key"]
        fields = ["key", "name", "begun"]

    def add(self, drafts: Sequence[Draft], context: Context) -> list[Series]:
        """Add series."""
        return add_series(series=[draft.instance for draft in drafts], user=context.user)

    def change(self, drafts: Sequence[Draft], context: Context) -> None:
        """Store names and first days."""
        change_series(series=[draft.instance for draft in drafts], user=context.user)

    def remove(self, pks: Collection[int], context: Context) -> None:
        """Delete series that the import added."""
        remove_series(pks=pks, user=context.user)
