"""Any table that an honest program writes is read as the same rows."""

import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.exchange.tables import Layout, detect, read
from tests.annotator.exchange.tables.writers import WRITERS

# What reading changes on purpose has tests of its own: other digits in numbers, lost digits, errors, marks.
LETTERS = "abz ABZ,;|\"'\\/=+-@<>&%#_x0؟قصف حلب دمشقé漢😀—“”{}[]:.\n\t"
WORDS = st.text(st.sampled_from(LETTERS) | st.characters(codec="utf-8", categories=("L", "P", "S", "Zs")), max_size=40)
ON_PURPOSE = re.compile("[\ufeff\ufffe\uffff]|^[+-]?\\d([.,]\\d+)?[eE]\\+?\\d+$")
CELLS = st.one_of(WORDS, st.just(""), st.integers(0, 10**14).map(str), st.dates().map(str)).filter(
    lambda text: not ON_PURPOSE.search(text) and not text.strip().startswith("#")
)
HEADINGS = st.lists(st.from_regex(r"[a-z]{1,8}", fullmatch=True), min_size=2, max_size=6, unique=True)


@st.composite
def tables(draw) -> list[list[str]]:
    """A table whose rows all hold something."""
    headings = draw(HEADINGS)
    row = st.lists(CELLS, min_size=len(headings), max_size=len(headings)).filter(any)
    return [headings, *draw(st.lists(row, min_size=1, max_size=12))]


def as_read(name: str, data: bytes) -> tuple[Layout, list[list[str]]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        layout = detect(path, name)
        rows = list(read(path, Layout.from_json(layout.as_json())))
    assert [problem for row in rows for problem in row.problems] == []
    return layout, [[row.cells[column] for column in layout.columns] for row in rows]


@pytest.mark.parametrize("form", WRITERS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(table=tables())
def test_any_table_is_read_as_it_was_written(form, table):
    layout, rows = as_read(f"table.{form}", WRITERS[form](table))
    assert list(layout.columns) == table[0]
    assert rows == table[1:]
