"""How a file is laid out: what `detect` found, what a person may correct, and what `read` goes by."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

FORMATS = {
    "csv": "CSV",
    "tsv": "TSV",
    "xlsx": "Excel workbook (XLSX)",
    "ods": "OpenDocument spreadsheet (ODS)",
    "json": "JSON",
    "jsonl": "JSON Lines",
    "zip": "ZIP of files",
    "geonames": "Country file of GeoNames",
    "label_studio": "Label Studio (JSON)",
    "label_studio_texts": "texts of Label Studio (JSON)",
    "doccano": "doccano (JSON Lines)",
    "doccano_texts": "texts of doccano (JSON Lines)",
    "brat": "brat standoff (ZIP)",
    "brat_texts": "texts of brat (ZIP)",
    "web_annotation": "W3C Web Annotation (JSON-LD)",
    "feed": "RSS or Atom feed",
    "opml": "OPML list of feeds",
    "wacz": "web archive (WACZ)",
    "wacz_texts": "texts of a web archive (WACZ)",
}


@dataclass(frozen=True, slots=True)
class Layout:
    """What a file is, JSON-able.

    `sheet` is the sheet of a workbook, the array of a JSON object or the manifest of a ZIP; `sheets` are those to
    choose from. `columns` are the names by which rows give their cells; `sample` are the cells of the first rows;
    `notes` are sentences about what was found. A person may correct `encoding`, `delimiter` and `sheet`: give the
    corrected layout to `detect` as `chosen`, since the columns follow from them.
    """

    format: str
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    sample: tuple[Mapping[str, str], ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """Return the format's name for people."""
        return FORMATS[self.format]

    def as_json(self) -> dict[str, Any]:
        """Return the layout as what JSON can hold."""
        return asdict(self) | {
            "sheets": list(self.sheets),
            "columns": list(self.columns),
            "sample": [dict(row) for row in self.sample],
            "notes": list(self.notes),
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Layout":
        """Return the layout that was kept as JSON."""
        lists = {name: tuple(kept.get(name, ())) for name in ("sheets", "columns", "sample", "notes")}
        return cls(**{**kept, **lists})
