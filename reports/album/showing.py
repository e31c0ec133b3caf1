"""The pictures of an edition as its pages show them: both widths, both grounds, and the numbers as a table."""

import csv
import io
import re
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import F
from django.db.models.functions import Substr
from django.urls import reverse

from reports.album.album import ORDER
from reports.charts.picture import NARROW
from reports.models import Edition, EditionPicture

# A table that is longer than this is a file.
MOST_ROWS = 60
GROUNDS = ("edition_picture", "edition_picture_dark")
_SIZE = re.compile(r'width="([\d.]+)" height="([\d.]+)"')


@dataclass(frozen=True, slots=True)
class Drawing:
    """One width of a picture: where it is on light and on dark ground, and how large it is."""

    light: str
    dark: str
    width: str
    height: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture with its words, its drawings, its table and its files."""

    name: str
    title: str
    description: str
    wide: Drawing
    narrow: Drawing | None
    columns: list[str]
    rows: list[list[str]]
    left_out: int
    csv: str
    spec: str


def shown(edition: Edition, names: Collection[str] = ORDER) -> list[Shown]:
    """Return the pictures of an edition in the order in which they are shown."""
    rows = edition.pictures.annotate(head=Substr(F("svg"), 1, 200)).defer("svg", "spec")
    by_name = {row.name: row for row in rows}
    return [
        _shown(edition, by_name[name], by_name.get(name + NARROW))
        for name in ORDER
        if name in by_name.keys() & set(names)
    ]


def _shown(edition: Edition, row: EditionPicture, narrow: EditionPicture | None) -> Shown:
    columns, *rows = csv.reader(io.StringIO(row.csv))
    return Shown(
        name=row.name,
        title=row.title,
        description=row.description,
        wide=_drawing(edition, row),
        narrow=_drawing(edition, narrow) if narrow else None,
        columns=columns,
        rows=rows[:MOST_ROWS],
        left_out=max(len(rows) - MOST_ROWS, 0),
        csv=reverse("edition_picture_csv", args=[edition.number, row.name]),
        spec=reverse("edition_picture_spec", args=[edition.number, row.name]),
    )


def _drawing(edition: Edition, row: EditionPicture) -> Drawing:
    size = _SIZE.search(vars(row)["head"])
    width, height = size.groups() if size else ("", "")
    light, dark = (reverse(name, args=[edition.number, row.name]) for name in GROUNDS)
    version = row.sha256[:12]
    return Drawing(f"{light}?{version}", f"{dark}?{version}", width, height)
