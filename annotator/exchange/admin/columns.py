"""Which of the file's columns is which of ours, as a form."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from annotator.exchange.contract import BulkResource, Column
from annotator.exchange.tables import Layout

PREFIX = "column_"
SHOWN = 2


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """One of our columns: its field, and what stands in the chosen column of the file."""

    column: Column
    field: forms.BoundField
    values: list[str]


class ColumnsForm(forms.Form):
    """A heading of the file for each of a resource's columns, each used once at most."""

    def __init__(
        self,
        resource: BulkResource,
        layout: Layout,
        mapping: Mapping[str, str],
        *args: Any,
        is_remembered: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.resource, self.layout, self.is_remembered = resource, layout, is_remembered
        headings = [("", "— none —"), *((heading, heading) for heading in layout.columns)]
        for column in resource.columns:
            field = forms.ChoiceField(label=column.label, choices=headings, required=False, help_text=column.help)
            field.initial = mapping.get(column.name, "")
            self.fields[PREFIX + column.name] = field

    def clean(self) -> dict[str, Any]:
        """Ask for the required columns, and for each heading once."""
        cleaned = super().clean() or self.cleaned_data
        taken: dict[str, str] = {}
        for column in self.resource.columns:
            heading = cleaned.get(PREFIX + column.name, "")
            if column.required and not heading and PREFIX + column.name not in self.errors:
                self.add_error(PREFIX + column.name, "Choose the column that holds it: no row can do without.")
            if heading in taken:
                self.add_error(PREFIX + column.name, f"“{heading}” is chosen for {taken[heading]} already.")
            elif heading:
                taken[heading] = column.label
        return cleaned

    @property
    def mapping(self) -> dict[str, str]:
        """Return our column → the file's heading, as a valid form says."""
        values = {column.name: self.cleaned_data[PREFIX + column.name] for column in self.resource.columns}
        return {name: heading for name, heading in values.items() if heading}

    @property
    def columns(self) -> list[ColumnChoice]:
        """Return our columns with what stands in the file's, as the page shows them."""
        return [self._choice(column) for column in self.resource.columns]

    @property
    def unused(self) -> list[str]:
        """Return the file's headings that are chosen for nothing."""
        chosen = {self[PREFIX + column.name].value() for column in self.resource.columns}
        return [heading for heading in self.layout.columns if heading not in chosen]

    def _choice(self, column: Column) -> ColumnChoice:
        field = self[PREFIX + column.name]
        cells = (row.get(field.value() or "", "") for row in self.layout.sample)
        return ColumnChoice(column, field, [cell for cell in cells if cell][:SHOWN])
