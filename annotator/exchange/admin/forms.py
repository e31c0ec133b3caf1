"""The forms of the wizard: what is imported and from which file, and how that file is to be read."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django import forms

from annotator.exchange.admin.found import DELIMITERS, ENCODINGS
from annotator.exchange.contract import BulkResource
from annotator.exchange.tables import BOUNDS, Layout

READABLE = ".csv,.tsv,.txt,.xlsx,.ods,.json,.jsonl,.ndjson,.zip"
MEGA = 1_000_000
HELP = (
    f"CSV, TSV, XLSX, ODS, JSON, JSON Lines, or a ZIP of texts, pages or PDFs with a manifest. At most "
    f"{BOUNDS.file // MEGA} MB, {BOUNDS.rows:,} rows and {BOUNDS.columns} columns; "
    f"a cell of at most {BOUNDS.cell:,} characters."
)


class FileForm(forms.Form):
    """One file."""

    upload = forms.FileField(
        label="File", help_text=HELP, allow_empty_file=True, widget=forms.FileInput(attrs={"accept": READABLE})
    )

    def __init__(self, *args: Any, too_large: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.too_large = too_large

    def clean(self) -> dict[str, Any]:
        """Name a file that was let go because of its size."""
        cleaned = super().clean() or self.cleaned_data
        for name in self.too_large:
            self.errors.pop("upload", None)
            most = BOUNDS.file // MEGA
            self.add_error("upload", f"{name} is larger than {most} MB, the limit for one file. Nothing was stored.")
        return cleaned


class UploadForm(FileForm):
    """One file, and what its rows are."""

    def __init__(self, resources: Sequence[BulkResource], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(resource.id, resource.label) for resource in resources]
        chosen = choices if len(choices) == 1 else [("", "Choose …"), *choices]
        self.fields["resource"] = forms.ChoiceField(label="What its rows are", choices=chosen)
        self.order_fields(("resource", "upload"))


class LayoutForm(forms.Form):
    """How a file is to be read, where somebody may know better: only what its format leaves open."""

    def __init__(self, layout: Layout, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.layout = layout
        if layout.encoding:
            self._add("encoding", "Encoding", ENCODINGS)
        if layout.format in ("csv", "tsv"):
            self._add("delimiter", "Delimiter", DELIMITERS)
        if len(layout.sheets) > 1:
            self._add("sheet", "Sheet", {sheet: sheet for sheet in layout.sheets})

    def _add(self, name: str, label: str, known: dict[str, str]) -> None:
        now = getattr(self.layout, name)
        choices = list(({now: now} | known if now not in known else known).items())
        # A tab is a value like any other here, so nothing may be trimmed.
        self.fields[name] = forms.ChoiceField(label=label, choices=choices, initial=now)

    @property
    def corrected(self) -> Layout:
        """Return the layout as a valid form corrects it."""
        return replace(self.layout, **self.cleaned_data)
