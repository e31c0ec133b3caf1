"""Country files of GeoNames: tabs between nineteen cells, no headings, and regions by codes that other rows name."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path

from annotator.exchange.contract import Row
from annotator.exchange.tables.bounds import Bounds
from annotator.exchange.tables.delimited import Lines
from annotator.exchange.tables.encodings import opened
from annotator.exchange.tables.layout import Layout
from annotator.exchange.tables.raw import Raw
from annotator.exchange.tables.rows import rows

WIDTH = 19
COLUMNS = (
    "geonameid", "name", "asciiname", "alternatenames", "latitude", "longitude", "feature class", "feature code",
    "country code", "cc2", "admin1 code", "admin2 code", "admin3 code", "admin4 code", "population", "elevation", "dem",
    "timezone", "modification date", "governorate", "district",
)  # fmt: skip
NOTE = "A country file of GeoNames, which has no headings; governorates and districts are named by its own rows."
SHOWN = 5
_LINE = re.compile(r"\d+\t[^\t]+\t[^\t]*\t[^\t]*\t-?\d+(\.\d+)?\t-?\d+(\.\d+)?\t[AHLPRSTUV]\t[A-Z0-9]*\t[A-Z]{2}\t")


def is_one(path: Path, encoding: str, bounds: Bounds) -> bool:
    """Tell whether a file is a country file, by its first line."""
    first = next(_lines(path, encoding, bounds), (0, ""))[1]
    return bool(_LINE.match(first)) and first.count("\t") == WIDTH - 1


def detect(path: Path, encoding: str, notes: tuple[str, ...], bounds: Bounds) -> Layout:
    """Say how a country file is laid out."""
    layout = Layout("geonames", encoding=encoding, delimiter="\t", columns=COLUMNS, notes=(*notes, NOTE))
    sample = tuple(dict(row.cells) for row in islice(read(path, layout, bounds), SHOWN))
    return replace(layout, sample=sample)


def read(path: Path, layout: Layout, bounds: Bounds) -> Iterator[Row]:
    """Return the rows with the names of the regions that they lie in."""
    regions = _regions(path, layout.encoding, bounds)
    return rows(_raws(path, layout.encoding, bounds, regions), COLUMNS, bounds)


def _raws(path: Path, encoding: str, bounds: Bounds, regions: Mapping[str, str]) -> Iterator[Raw]:
    for number, line in _lines(path, encoding, bounds):
        cells = line.split("\t")
        if len(cells) == WIDTH:
            first = f"{cells[8]}.{cells[10]}"
            cells += [regions.get(first, ""), regions.get(f"{first}.{cells[11]}", "")]
        yield Raw(number, list(cells))


def _regions(path: Path, encoding: str, bounds: Bounds) -> dict[str, str]:
    """Return the names of governorates and districts by their codes, "SY.02" and "SY.02.SY0201"."""
    split = (line.split("\t") for _, line in _lines(path, encoding, bounds))
    known = (cells for cells in split if len(cells) == WIDTH and cells[7] in ("ADM1", "ADM2"))
    return {".".join([cells[8], *cells[10 : 11 if cells[7] == "ADM1" else 12]]): cells[1] for cells in known}


def _lines(path: Path, encoding: str, bounds: Bounds) -> Iterator[tuple[int, str]]:
    with opened(path, encoding) as file:
        lines = Lines(file, bounds)
        for line in lines:
            if line.strip() and not line.startswith("#"):
                yield lines.number, line.rstrip("\r\n")
            lines.next_row()
