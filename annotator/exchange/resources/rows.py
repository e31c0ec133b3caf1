"""Rows of one model as cells and back, through django-import-export's fields; it compares and stores nothing."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from import_export import fields, resources, widgets

from annotator.exchange.contract import Row
from annotator.exchange.resources.cells import CellError
from annotator.exchange.resources.drafts import Draft
from annotator.exchange.resources.sentences import problems_of


class Field(fields.Field):
    """A field that is named like its column and its attribute."""

    def __init__(self, widget: widgets.Widget, attribute: str) -> None:
        super().__init__(attribute=attribute, column_name=attribute, widget=widget)


class RowResource(resources.ModelResource):
    """Rows of one model. An empty cell empties a field that may be empty, and leaves any other as it is."""

    class Meta:
        skip_unchanged = True
        report_skipped = True
        clean_model_instances = True

    def read(self, row: Row) -> Draft:
        """Return what a row's cells say."""
        draft = Draft(row, problems=list(row.problems))
        for name, field in self._named():
            if field.column_name in row.cells:
                self._read_cell(draft, name, field)
        return draft

    def cells(self, row: Model) -> dict[str, str]:
        """Return a row as the cells that an export writes."""
        return {name: field.export(row) for name, field in self._named()}

    def export_rows(self, rows: QuerySet[Any] | Iterable[Model]) -> Iterator[dict[str, str]]:
        """Yield rows as cells by column, as an import takes them back."""
        for row in self.iter_queryset(rows):
            yield self.cells(row)

    def _read_cell(self, draft: Draft, name: str, field: fields.Field) -> None:
        cell = draft.row.cells[field.column_name]
        if not cell.strip() and self.stays_when_empty(name):
            return
        try:
            draft.values[name] = field.widget.clean(cell)
        except CellError as error:
            draft.refuse(error.kind, name, cell, str(error))

    def stays_when_empty(self, name: str) -> bool:
        """Tell whether an empty cell leaves a field as it is, because it may not be empty."""
        field = self._meta.model._meta.get_field(name)
        return not field.blank and not field.null and name not in self.get_import_id_fields()

    def clean(self, draft: Draft) -> None:
        """Let the model refuse values; its constraints, which ask the database, are left to the database."""
        said = {problem.field for problem in draft.problems}
        untouched = set() if draft.is_new else {name for name, _ in self._named()} - set(draft.diffs)
        ours = {name for name, _ in self._named()}
        others = {field.name for field in self._meta.model._meta.fields} - ours
        try:
            draft.instance.clean_fields(exclude=said | untouched | others)
        except ValidationError as error:
            draft.problems.extend(problems_of(error, dict(draft.row.cells)))

    def _named(self) -> list[tuple[str, fields.Field]]:
        return [(name, self.fields[name]) for name in self.get_import_order()]
