"""Tables as CSV: UTF-8 without a byte order mark, as RFC 4180 has it; HXL tags stand in a second row. Pure."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, BinaryIO

from reports.cells import safe
from reports.files.columns.column import Cell, Column
from reports.files.contents import Contents
from reports.files.tables import Table


def write_table(table: Table, contents: Contents, out: BinaryIO, *, tagged: bool = False) -> None:
    """Write a table of an edition; with HXL tags only the columns that have one."""
    columns = [column for column in table.columns if column.hxl or not tagged]
    heads = [[column.name for column in columns], *([[column.hxl for column in columns]] if tagged else [])]
    write_rows(heads, columns, table.rows(contents), out)


def write_rows(heads: Iterable[Sequence[str]], columns: Sequence[Column], rows: Iterable[Any], out: BinaryIO) -> None:
    """Write rows one by one under their heads."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="")
    writer = csv.writer(text)
    writer.writerows(heads)
    writer.writerows([cell(column.read(row)) for column in columns] for row in rows)
    text.detach()


def cell(value: Cell) -> str | int | float:
    """Return a value as a cell: nothing stays empty, and no text is run by a spreadsheet."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    return safe(value) if isinstance(value, str) else value
