"""Other people's tables, row by row: what a file is, how it is to be read, and what in it surprises. Pure, no Django.

Two verbs: `detect` looks at a file and says what it found, `read` gives its rows one after the other. A file that is
none, or goes past a bound, raises `BadTable` with the sentence that its owner reads.
"""

from annotator.exchange.tables.bounds import BOUNDS, BadTable, Bounds
from annotator.exchange.tables.layout import Layout
from annotator.exchange.tables.reading import detect, read

__all__ = ["BOUNDS", "BadTable", "Bounds", "Layout", "detect", "read"]
