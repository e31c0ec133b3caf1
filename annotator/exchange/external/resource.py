"""Events of ACLED and UCDP GED as tables, in the columns in which they are published."""

import json
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from import_export import widgets

from annotator.claims.vocabulary import choices
from annotator.exchange.contract import Checked, Column, Context, Row
from annotator.exchange.external.actions import CHANGED, RIGHT, add_events, change_events, remove_events
from annotator.exchange.external.columns import ACLED, UCDP_GED
from annotator.exchange.external.models import Dataset, ExternalEvent
from annotator.exchange.external.translating import TRANSLATE
from annotator.exchange.resources.cells import Day, Degrees, Text, Whole
from annotator.exchange.resources.claim_cells import Grade
from annotator.exchange.resources.drafts import Draft
from annotator.exchange.resources.model_resource import Field, ModelResource


class _Raw(widgets.Widget):
    """A row as it came, in JSON."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> dict[str, Any]:
        """Return the row."""
        found: dict[str, Any] = json.loads(value or "{}")
        return found

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        """Return the row in the one way to write it."""
        return json.dumps(value or {}, ensure_ascii=False, sort_keys=True)


class ExternalEventResource(ModelResource):
    """Events of one dataset, recognised by their ids in it; they are for comparison, and no figure reads them."""

    permission = RIGHT
    dataset = ""

    event_id, version = Field(Text(), "event_id"), Field(Text(), "version")
    date_start, date_end = Field(Day(), "date_start"), Field(Day(), "date_end")
    date_precision = Field(Grade(lambda: choices("date_precisions")), "date_precision")
    place_precision = Field(Grade(lambda: choices("place_precisions")), "place_precision")
    country, admin1, admin2 = Field(Text(), "country"), Field(Text(), "admin1"), Field(Text(), "admin2")
    place, latitude, longitude = (
        Field(Text(), "place"),
        Field(Degrees(90), "latitude"),
        Field(Degrees(180), "longitude"),
    )
    event_type, sub_type = Field(Text(), "event_type"), Field(Text(), "sub_type")
    side_a, side_b = Field(Text(), "side_a"), Field(Text(), "side_b")
    low, best, high = Field(Whole(), "low"), Field(Whole(), "best"), Field(Whole(), "high")
    civilians, notes, source_text = Field(Whole(), "civilians"), Field(Text(), "notes"), Field(Text(), "source_text")
    raw = Field(_Raw(), "raw")

    class Meta:
        model = ExternalEvent
        import_id_fields = ["event_id"]
        fields = ["event_id", *CHANGED]

    def get_queryset(self) -> QuerySet[ExternalEvent]:
        """Return the events of this dataset."""
        return ExternalEvent.objects.filter(dataset=self.dataset)

    def init_instance(self, row: Any = None) -> ExternalEvent:
        """Return a new event of this dataset."""
        return ExternalEvent(dataset=self.dataset)

    def check(self, rows: Sequence[Row], context: Context) -> list[Checked]:
        """Say what each row would do; the release is that which was stated for the whole file, or the row's own day."""
        release = str(context.options.get("version") or "").strip()
        return super().check([self.translated(row, release) for row in rows], context)

    def translated(self, row: Row, release: str = "") -> Row:
        """Return a row of the dataset in our columns."""
        cells, problems = TRANSLATE[self.dataset](row.cells)
        return replace(
            row, cells=cells | ({"version": release} if release else {}), problems=(*row.problems, *problems)
        )

    def add(self, drafts: Sequence[Draft], context: Context) -> list[ExternalEvent]:
        """Keep events."""
        return add_events(events=[one.instance for one in drafts], batch=context.batch_id, user=context.user)

    def change(self, drafts: Sequence[Draft], context: Context) -> None:
        """Store what a later release says."""
        change_events(events=[draft.instance for draft in drafts], user=context.user)

    def remove(self, pks: Collection[int], context: Context) -> None:
        """Delete events that the import brought."""
        remove_events(pks=pks, user=context.user)

    def address(self, pk: int) -> str:
        """Return an event's page."""
        return reverse("external_event", args=[pk])


class AcledResource(ExternalEventResource):
    """ACLED's events."""

    id = "acled"
    label = "ACLED events"
    help = (
        "Events as ACLED publishes them, shown beside incidents for comparison and never summed with ours. Its terms "
        "apply: attribute it, and pass its rows on to nobody."
    )
    columns: tuple[Column, ...] = ACLED
    dataset = Dataset.ACLED


class UcdpResource(ExternalEventResource):
    """UCDP GED's events."""

    id = "ucdp_ged"
    label = "UCDP GED events"
    help = "Events as UCDP's Georeferenced Event Dataset has them, shown beside incidents and never summed with ours."
    columns: tuple[Column, ...] = UCDP_GED
    dataset = Dataset.UCDP_GED
