"""Cells of text that no spreadsheet runs. Pure.

A spreadsheet runs a cell that begins with =, +, -, @ (also in their full-width forms), a tab or a line's end, and some
skip spaces before it. A leading apostrophe makes it "this is text". A text that already begins with apostrophes before
such a sign gets one more, so that taking one off again always gives the text as it was.
"""

import re

_RUNS = re.compile(r"['\s]*[=+\-@＝＋－＠]|'*[\t\r\n]")


def runs(value: str) -> bool:
    """Tell whether a spreadsheet might run a text, or might take an apostrophe of its own for ours."""
    return _RUNS.match(value) is not None


def safe(value: str) -> str:
    """Return a text that no spreadsheet runs: one that begins like a formula gets a leading apostrophe."""
    return f"'{value}" if runs(value) else value


def unsafe(value: str) -> str:
    """Return the text that `safe` was given."""
    return value[1:] if value.startswith("'") and runs(value[1:]) else value
