"""NDJSON as it arrives: one JSON object a line, read a line at a time, each said to be by the token's source."""

import json
from collections.abc import Iterator
from typing import Any, Protocol

from annotator.exchange.intake.models import IntakeToken
from annotator.exchange.intake.rules import Refused, check_source
from annotator.exchange.intake.understanding import shown
from annotator.exchange.tables import BOUNDS

# No line that can be a row is longer: a character has four bytes at most.
LONGEST = BOUNDS.row * 4


class Body(Protocol):
    """What is read a line at a time."""

    def readline(self, limit: int, /) -> bytes:
        """Return the next line, or as much of it as the limit allows."""
        ...


def lines_of(body: Body, token: IntakeToken, *, by_source: bool) -> Iterator[bytes]:
    """Yield the lines written anew, so that every reader after this one reads the same; blank ones are left out."""
    number = 0
    while line := body.readline(LONGEST + 1):
        number += 1
        if line.strip():
            row = _object(line, number)
            if by_source:
                _name_source(row, token, number)
            yield json.dumps(row).encode() + b"\n"
    if not number:
        raise Refused(422, "The body is empty: send one JSON object a line.")


def _object(line: bytes, number: int) -> dict[str, Any]:
    if len(line) > LONGEST:
        raise Refused(422, f"Line {number} is longer than {LONGEST:,} bytes.")
    try:
        row = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"), parse_constant=_no_number)
    except (ValueError, RecursionError):
        row = None
    if not isinstance(row, dict):
        start = shown(line[:400].decode(errors="replace"))
        raise Refused(422, f"Line {number} is not a JSON object in UTF-8: “{start}”.")
    return row


def _no_number(name: str) -> None:
    raise ValueError(name)


def _name_source(row: dict[str, Any], token: IntakeToken, number: int) -> None:
    named = row.get("source") or ""
    if not isinstance(named, str):
        raise Refused(422, f"Line {number}, source: “{shown(named)}” is not a name.")
    try:
        check_source(token, named)
    except Refused as error:
        raise Refused(error.status, f"Line {number}, {error}") from None
    row["source"] = token.source.name if token.source else named
