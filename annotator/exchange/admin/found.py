"""What was found in a file, in words, with its first rows."""

from dataclasses import dataclass

from annotator.exchange.tables import Layout

SHOWN = 5
DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "vertical bar"}
ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8 with a byte order mark",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16, little-endian",
    "utf-16-be": "UTF-16, big-endian",
    "cp1252": "Windows Western (cp1252)",
    "cp1256": "Windows Arabic (cp1256)",
    "iso-8859-6": "ISO Arabic (8859-6)",
    "cp1251": "Windows Cyrillic (cp1251)",
    "iso-8859-1": "ISO Western (8859-1)",
}


@dataclass(frozen=True, slots=True)
class Found:
    """A layout as a page tells of it."""

    facts: list[tuple[str, str]]
    notes: tuple[str, ...]
    headings: tuple[str, ...]
    sample: list[list[str]]


def found(layout: Layout) -> Found:
    """Return what is told of a layout: only what the format has."""
    facts = [
        ("Format", layout.label),
        ("Encoding", ENCODINGS.get(layout.encoding, layout.encoding)),
        ("Delimiter", DELIMITERS.get(layout.delimiter, layout.delimiter)),
        ("Sheet", layout.sheet),
        ("Columns", str(len(layout.columns))),
    ]
    sample = [[row.get(heading, "") for heading in layout.columns] for row in layout.sample[:SHOWN]]
    return Found([(name, value) for name, value in facts if value], layout.notes, layout.columns, sample)
