"""An edition as JSON: all that its figures can be counted again from, word for word, and its hashes. Pure."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from reports.files.about import redaction_in_words
from reports.files.contents import Contents
from reports.manifest import (
    ALLEGATION_CONTENT,
    ARTICLE_CONTENT,
    CLAIM_CONTENT,
    INCIDENT_CONTENT,
    SOURCE_CONTENT,
    content,
)


def write_json(contents: Contents, out: BinaryIO) -> None:
    """Write what the manifest states, with the rows in the place of their hashes, one row a line."""
    edition = contents.edition
    stated = edition.stated if edition.manifest else {}
    beside = {"manifest_sha256": edition.manifest_sha256, "redaction_means": redaction_in_words(edition)}
    out.write(b"{")
    for name, value in (stated | beside).items():
        if name not in ROWS:
            out.write(f"\n {_written(name)}: {_written(value)},".encode())
    for last, (name, read) in enumerate(ROWS.items(), 1 - len(ROWS)):
        out.write(f"\n {_written(name)}: [".encode())
        write_lines(read(contents), out)
        out.write(b"\n ]" if last == 0 else b"\n ],")
    out.write(b"\n}\n")


def write_lines(rows: Iterable[Any], out: BinaryIO) -> None:
    """Write the members of an array, one a line."""
    for count, row in enumerate(rows):
        out.write((",\n  " if count else "\n  ").encode() + _written(row).encode())


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def _articles(contents: Contents) -> Iterator[dict[str, Any]]:
    names = [*ARTICLE_CONTENT, "redacted", "text"]
    return (content(one, names) for one in contents.articles)


def _claims(contents: Contents) -> Iterator[dict[str, Any]]:
    for one in contents.claims:
        beside = {"article_id": one.article.article_id, "sha256": one.sha256}
        yield content(one, CLAIM_CONTENT) | beside


ROWS = {
    "articles": _articles,
    "claims": _claims,
    "incidents": lambda contents: (content(one, [*INCIDENT_CONTENT, "sha256"]) for one in contents.incidents),
    "sources": lambda contents: (content(one, [*SOURCE_CONTENT, "sha256"]) for one in contents.sources),
    "allegations": lambda contents: (content(one, [*ALLEGATION_CONTENT, "sha256"]) for one in contents.allegations),
}
