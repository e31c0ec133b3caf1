"""The command `python -m annotator.extraction`: texts in, one JSON line of claims a document out."""

import argparse
import gc
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any, TextIO

from . import Candidate, Document, extract_many, second_opinion


class Unreadable(Exception):
    """A file or a line that cannot be read, with the sentence to print."""


def claim(candidate: Candidate) -> dict[str, Any]:
    """Return a candidate as the JSON object that the command writes."""
    fields = asdict(candidate)
    places = fields.pop("places")
    fields.pop("evidence")
    for name in ("date_start", "date_end"):
        fields[name] = fields[name] and fields[name].isoformat()
    return {**fields, "places": [p["name"] for p in places], "place_roles": [p["role"] for p in places]}


def read_file(path: str, published: date | None) -> Document:
    """Read one text file."""
    try:
        return Document(Path(path).read_bytes().decode("utf-8-sig"), id=path, published=published)
    except OSError as error:
        raise Unreadable(f"{path}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise Unreadable(f"{path}: is not UTF-8 text (byte {error.start})") from error


def day_of(value: object, where: str) -> date | None:
    """Read the day of a line; one that cannot be read is reported and left out."""
    if not value:
        return None
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        print(f"{where}: doc_date {value!r} is not YYYY-MM-DD and is left out", file=sys.stderr)
        return None


def read_line(line: str, where: str, published: date | None) -> Document:
    """Read one line of a JSONL file: an object with id, text and, where known, doc_date."""
    try:
        row = json.loads(line)
        text, when = row["text"], day_of(row.get("doc_date"), where) or published
        if not isinstance(text, str):
            raise TypeError("its text is not a string")
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Unreadable(f"{where}: is not a line of the form {{id, text, doc_date}} ({error})") from error
    return Document(text, id=str(row.get("id", where)), published=when)


class Inputs:
    """Goes through everything to be read, printing what cannot be and counting it."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        self.arguments = arguments
        self.failures = 0
        self.ids: list[str] = []

    def __iter__(self) -> Iterator[Document]:
        for read, *values in self._readers():
            try:
                document = read(*values, self.arguments.published)
            except Unreadable as error:
                self.fail(error)
            else:
                self.ids.append(document.id)
                yield document

    def fail(self, error: Unreadable) -> None:
        self.failures += 1
        print(error, file=sys.stderr)

    def _readers(self) -> Iterator[tuple[Any, ...]]:
        for path in self.arguments.files:
            yield read_file, path
        if self.arguments.jsonl:
            yield from self._lines(self.arguments.jsonl)

    def _lines(self, name: str) -> Iterator[tuple[Any, ...]]:
        try:
            stream: TextIO = sys.stdin if name == "-" else open(name, encoding="utf-8")  # noqa: SIM115
            with stream:
                for number, line in enumerate(stream, 1):
                    if line.strip():
                        yield read_line, line, f"{name} line {number}"
        except OSError as error:
            self.fail(Unreadable(f"{name}: {error.strerror or error}"))
        except UnicodeDecodeError as error:
            self.fail(Unreadable(f"{name}: is not UTF-8 text (byte {error.start})"))


def parse(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser("python -m annotator.extraction", description=__doc__)
    parser.add_argument("files", nargs="*", metavar="FILE", help="text files in UTF-8")
    parser.add_argument("--jsonl", metavar="FILE", help="one {id, text, doc_date} a line; - reads standard input")
    parser.add_argument("--published", type=date.fromisoformat, metavar="YYYY-MM-DD", help="day of publication")
    parser.add_argument("--processes", type=int, default=1, metavar="N", help="processes to share the work (1)")
    found = parser.parse_args(arguments)
    if not found.files and not found.jsonl:
        parser.error("name at least one FILE, or --jsonl FILE")
    return found


def main(arguments: list[str] | None = None) -> int:
    """Run the command; the exit status is 1 if anything could not be read."""
    asked = parse(arguments)
    try:
        second_opinion.model()
    except second_opinion.ModelUnavailable as error:
        print(error, file=sys.stderr)
        return 1
    gc.freeze()  # what is loaded by now lives as long as the command: keep the collector from walking it
    inputs = Inputs(asked)
    for number, candidates in enumerate(extract_many(inputs, processes=asked.processes)):
        row = {"id": inputs.ids[number], "claims": [claim(candidate) for candidate in candidates]}
        print(json.dumps(row, ensure_ascii=False), flush=True)
    return 1 if inputs.failures else 0


if __name__ == "__main__":
    sys.exit(main())
