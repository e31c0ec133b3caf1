"""A spreadsheet's typed values as plain text: dates as ISO, whole numbers without a fraction, formulas refused."""

import re
from datetime import date, datetime, time
from typing import Any

from annotator.exchange.tables.raw import Flaw, Said, Value

_ZEROS = re.compile(r"0{2,20}")
_EXACT = 10**15  # spreadsheets keep fifteen digits of a number
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unescape(text: str) -> str:
    """Return a text whose signs were written as _x000D_, as XLSX has it."""
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def value_of(value: Any, kind: str, shown_as: str) -> Value:
    """Return a cell of a workbook as text; `kind` is openpyxl's, `shown_as` the cell's own number format."""
    if kind == "f":
        return formula(str(getattr(value, "text", value)))
    if kind == "e":
        return Flaw(str(value), "error", "A formula failed here, and its error was saved for a value.")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return number(value, shown_as)
    return unescape(value) if isinstance(value, str) else moment(value)


def formula(text: str) -> Flaw:
    """Refuse a formula: it is not run, and what it showed last may be stale or wrong."""
    reason = "A formula stands here; formulas are not run. Paste its result as a value."
    return Flaw(text, "formula", reason)


def number(value: float, shown_as: str = "") -> Value:
    """Return a number as text, with the zeros that its cell shows before it."""
    if value != value or value in (float("inf"), float("-inf")):
        return Flaw(str(value), "number", "This is no number that can be kept.")
    if abs(value) >= _EXACT:
        return Flaw(f"{value:.15g}", "digits", "A spreadsheet keeps 15 digits of a number; the others are lost.")
    if value != int(value):
        return f"{value:.15g}"
    plain = str(int(value))
    padded = plain.zfill(len(shown_as)) if _ZEROS.fullmatch(shown_as) and value >= 0 else plain
    return plain if padded == plain else Said(padded, f"{plain} is shown as {padded} and read so.")


def moment(value: Any) -> Value:
    """Return a date, a time or a length of time in ISO's way of writing."""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)
