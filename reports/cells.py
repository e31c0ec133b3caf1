"""Cells of text that no spreadsheet runs. Pure.

A spreadsheet runs a cell that begins with =, +, -, @ (also in their full-width forms), a tab or a carriage return. A
leading apostrophe makes it "this is text".
"""

RUNS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def safe(value: str) -> str:
    """Return a text that no spreadsheet runs: one that begins like a formula gets a leading apostrophe."""
    return f"'{value}" if value.startswith(RUNS) else value
