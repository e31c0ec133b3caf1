"""The table of what each format cannot hold says what the code declares."""

from pathlib import Path

from annotator.exchange.peers.reading import FORMATS

PAGE = Path(__file__).resolve().parents[4] / "docs" / "other-tools.md"


def test_the_table_says_what_the_code_declares():
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in PAGE.read_text().splitlines() if "| `" in line]
    told = {row[0].strip("`"): (row[1], row[3], row[4]) for row in rows if row[0].strip("`") in FORMATS}
    declared = {one.id: (one.label, ", ".join(one.cannot_hold) or "–", one.loses) for one in FORMATS.values()}
    assert told == declared
