"""JSON as other tools export it: one array, one object a line, or one object; each object by itself."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from annotator.exchange.tables.bounds import BadTable, Bounds

_DECODER = json.JSONDecoder(strict=False)
_SPACE = " \t\r\n"


def items(path: Path, bounds: Bounds) -> Iterator[Any]:
    """Yield the objects of a file, whether they stand in an array or one a line."""
    text = whole(path, bounds)
    at = _past_space(text, 0)
    if text.startswith("[", at):
        yield from _of_array(text, at + 1)
    else:
        while at < len(text):
            found, at = _object(text, at)
            yield found
            at = _past_space(text, at)


def whole(path: Path, bounds: Bounds) -> str:
    """Return the text of a file."""
    bounds.check("file", path.stat().st_size)
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadTable(f"The file is not UTF-8, as JSON is: byte {error.start + 1:,} is no part of it.") from None


def _of_array(text: str, at: int) -> Iterator[Any]:
    at = _past_space(text, at)
    while at < len(text) and text[at] != "]":
        found, at = _object(text, at)
        yield found
        at = _past_space(text, at)
        if at < len(text) and text[at] == ",":
            at = _past_space(text, at + 1)
        elif not text.startswith("]", at):
            raise BadTable(f"This is no JSON: a comma or the end of the list is missing at sign {at + 1:,}.")
    if at >= len(text):
        raise BadTable("The file stops in the middle of its list; it was cut off.")


def _object(text: str, at: int) -> tuple[Any, int]:
    try:
        return _DECODER.raw_decode(text, at)
    except json.JSONDecodeError as error:
        raise BadTable(f"This is no JSON: {error.msg} at sign {error.pos + 1:,}.") from None
    except (RecursionError, ValueError):
        raise BadTable(
            f"The JSON from sign {at + 1:,} on nests too deeply, or has a number too long to read."
        ) from None


def _past_space(text: str, at: int) -> int:
    while at < len(text) and text[at] in _SPACE:
        at += 1
    return at
