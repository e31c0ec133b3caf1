"""The elements of a JSON array one by one, cut out of the text as it streams by."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from annotator.exchange.tables.bounds import BadTable, Bounds
from annotator.exchange.tables.encodings import opened

# A string that is not closed within what was read so far has no second group.
_TOKEN = re.compile(r'("(?:[^"\\]|\\.)*+("?))|[\[\]{},]', re.DOTALL)
_PIECE = 1 << 16
WHOLE = ""  # the array that is the file itself

Element = tuple[str, int, str]  # the array's name, the element's number in it, its text


def elements(path: Path, encoding: str, name: str, bounds: Bounds) -> Iterator[tuple[int, str]]:
    """Return the elements of one array as text, numbered from 1."""
    with opened(path, encoding) as file:
        yield from ((number, text) for array, number, text in _Cutter(file, bounds).elements() if array == name)


def names_of_arrays(path: Path, encoding: str, bounds: Bounds) -> list[str]:
    """Return the names of the arrays of objects that an object holds; an array itself has the name WHOLE."""
    names: dict[str, None] = {}
    with opened(path, encoding) as file:
        cutter = _Cutter(file, bounds)
        for name, _, text in cutter.elements():
            if name == WHOLE:
                break
            if text.startswith("{"):
                names[name] = None
    return [WHOLE] if cutter.top == "[" else list(names)


class _Cutter:
    """Cuts elements out of a text of which it holds no more than one element and a piece."""

    def __init__(self, file: IO[str], bounds: Bounds) -> None:
        self.file, self.bounds = file, bounds
        self.text, self.at, self.start = "", 0, 0
        self.depth = self.level = self.number = 0
        self.name = self.last_string = self.top = ""

    def elements(self) -> Iterator[Element]:
        """Return the elements of the outermost array, or of the arrays in the outermost object."""
        while found := self._next():
            self.at, sign = found.end(), found[0][0]
            if sign == '"':
                self.last_string = found[0] if self.depth == 1 else self.last_string
            elif sign in "[{":
                self._opens(sign)
            else:
                if self.level and self.depth == self.level and (text := self._cut(found.start())):
                    yield self.name, self.number, text
                if sign != ",":
                    self._closes()
        if self.depth:
            raise BadTable("The file is cut off: a bracket that was opened is never closed.")

    def _next(self) -> re.Match[str] | None:
        while True:
            found = _TOKEN.search(self.text, self.at)
            if found and (found[1] is None or found[2]):
                return found
            if not self._read_on(found.start() if found else len(self.text)):
                return None

    def _read_on(self, at: int) -> bool:
        """Forget what is done with, and read as much again as is held, so that a long text is scanned few times."""
        keep = self.start if self.level else at
        self.text, self.at, self.start = self.text[keep:], at - keep, 0
        if len(self.text) > self.bounds.row:
            self.bounds.refuse("row", len(self.text), f"Row {self.number + 1}")
        try:
            piece = self.file.read(max(_PIECE, len(self.text)))
        except UnicodeError as error:
            raise BadTable("The file is not in the encoding that its beginning is in, or it is cut off.") from error
        self.text += piece
        return bool(piece)

    def _opens(self, sign: str) -> None:
        self.depth += 1
        self.top = self.top or sign
        if self.level or sign != "[" or self.depth > (1 if self.top == "[" else 2):
            return
        self.level, self.start, self.number = self.depth, self.at, 0
        self.name = WHOLE if self.depth == 1 else _unquoted(self.last_string)

    def _closes(self) -> None:
        self.depth -= 1
        if self.depth < self.level:
            self.level = 0
        if self.depth < 0:
            raise BadTable("A bracket is closed that was never opened.")

    def _cut(self, end: int) -> str:
        text, self.start = self.text[self.start : end].strip("\ufeff \t\r\n"), self.at
        self.number += bool(text)
        return text


def _unquoted(text: str) -> str:
    try:
        return str(json.loads(text, strict=False))
    except ValueError:
        return text.strip('"')
