"""Reads brat's standoff out of a ZIP: each .txt with the .ann of the same name."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path, PurePosixPath
from typing import Any

from annotator.exchange.contract import Problem
from annotator.exchange.peers import shape
from annotator.exchange.peers.brat import SCOPE
from annotator.exchange.peers.offsets import Span, alike, span_of
from annotator.exchange.peers.relations import is_of, role_of
from annotator.exchange.peers.shape import Annotation, Document, Text, joined
from annotator.exchange.tables.bounds import BadTable, Bounds
from annotator.exchange.tables.packages import content, opened

APART = "It is in several pieces with words between them, which no claim can be; mark one passage."
_ARTICLE = re.compile(r"article-(\d{1,18})")
_ARGUMENTS = re.compile(r"Arg1:(\S+)\s+Arg2:(\S+)")


def read(path: Path, bounds: Bounds) -> Iterator[Document]:
    """Yield each text with its annotations, in the order of their names."""
    with opened(path, bounds) as archive:
        names = set(archive.namelist())
        for name in sorted(one for one in names if one.endswith((".txt", ".ann"))):
            if name.endswith(".ann") and f"{name[:-4]}.txt" in names:
                continue
            bounds.check("member", archive.getinfo(name).file_size, name)
            text = _decoded(name, content(archive, name))
            if name.endswith(".ann"):
                raise BadTable(f"“{name}” has no “{name[:-4]}.txt” beside it, so its positions lie in no text.")
            beside = f"{name[:-4]}.ann"
            if beside in names:
                bounds.check("member", archive.getinfo(beside).file_size, beside)
            yield document(text, _decoded(beside, content(archive, beside)) if beside in names else "", name)


def _decoded(name: str, data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise BadTable(f"“{name}” is not UTF-8, as brat's files are: byte {error.start + 1:,}.") from None


def document(text: str, lines: str, name: str = "") -> Document:
    """Return one text with what its .ann says."""
    stem = PurePosixPath(name).stem
    found = _ARTICLE.fullmatch(stem)
    said = _Said(text)
    for line in lines.split("\n"):
        said.take(line.rstrip("\r"))
    return Document(Text(text=text, article=found[1] if found else "", title=stem), tuple(said.annotations()))


@dataclass
class _Said:
    """The lines of one .ann, gathered by the annotation that they are about."""

    text: str
    bound: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    values: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    scopes: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    wholes: dict[str, tuple[str, str]] = field(default_factory=dict)
    notes: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    remarks: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def take(self, line: str) -> None:
        """Take one line."""
        id, _, rest = line.partition("\t")
        middle, _, last = rest.partition("\t")
        words = middle.split()
        taken = {"T": self._bound, "A": self._attribute, "M": self._attribute, "R": self._relation, "#": self._note}
        if id[:1] in taken and words:
            taken[id[:1]](id, words, last)
        elif id[:1] == "N" and len(words) > 1:
            self.remarks[words[1]].append(f"Its reference {' '.join(words[2:])} ({last}) is left out.")
        elif id[:1] == "E" and ":" in middle:
            trigger = words[0].partition(":")[2]
            self.remarks[trigger].append(f"The event {id} is read as its trigger; its arguments are left out.")

    def _bound(self, id: str, words: list[str], last: str) -> None:
        self.bound[id] = (words[0], " ".join(words[1:]), last)

    def _attribute(self, id: str, words: list[str], last: str) -> None:
        name, of, value = words[0], words[1] if len(words) > 1 else "", " ".join(words[2:])
        if name.startswith(SCOPE) and not value:
            self.scopes[of].append(name.removeprefix(SCOPE))
        elif name.lower() in shape.VALUES:
            self.values[of][name.lower()] = value or "yes"
        else:
            self.remarks[of].append(
                f"The attribute {name} {value}".rstrip() + " is left out; a claim has no such field."
            )

    def _relation(self, id: str, words: list[str], last: str) -> None:
        found = _ARGUMENTS.search(" ".join(words))
        if found and is_of([words[0]]):
            self.wholes[found[1]] = (found[2], role_of(words[0]))
        elif found:
            self.remarks[found[1]].append(f"The relation {words[0]} to {found[2]} is left out.")

    def _note(self, id: str, words: list[str], last: str) -> None:
        of = words[1] if len(words) > 1 else ""
        told = _told(last)
        if told is None:
            self.notes[of].append(last)
        else:
            self.notes[of] += [told.pop("note")] if "note" in told else []
            self.values[of] |= told

    def annotations(self) -> Iterator[Annotation]:
        """Yield what is bound to the text, with all that is said of it."""
        for id, (kind, places, words) in self.bound.items():
            whole, role = self.wholes.get(id, ("", ""))
            said = {"kind": kind} | ({"role": role} if role else {}) | self.values[id]
            annotator = said.pop("annotator", "")
            if self.scopes[id]:
                said["scope"] = joined(self.scopes[id])
            placed = _placed(places, words, self.text)
            problem = (placed,) if isinstance(placed, Problem) else ()
            span = None if isinstance(placed, Problem) else placed
            yield Annotation(
                id=id,
                start=span.start if span else None,
                end=span.end if span else None,
                quote=self.text[span.start : span.end] if span else words,
                values=said,
                of=whole,
                annotator=annotator,
                note="\n".join(self.notes[id]),
                problems=problem,
                notes=tuple(self.remarks[id]),
            )


def _placed(places: str, words: str, text: str) -> Span | Problem:
    """Return the passage of one or several pieces; those of one passage have only a line's end between them."""
    spans: list[Span] = []
    for piece in places.split(";"):
        first, _, last = piece.strip().partition(" ")
        span = span_of(_number(first), _number(last), len(text))
        if isinstance(span, Problem):
            return Problem.of(span.kind, "start", places, span.reason)
        spans.append(span)
    whole = Span(spans[0].start, spans[-1].end)
    between = (text[one.end : other.start] for one, other in pairwise(spans))
    if any(gap.strip() for gap in between) or any(a.end > b.start for a, b in pairwise(spans)):
        return Problem.of("pieces", "start", places, APART)
    if words and not alike(text[whole.start : whole.end], words):
        reason = f"At its positions the text has other words: “{text[whole.start : whole.end][:60]}”."
        return Problem.of("quote", "quote", words, reason)
    return whole


def _number(said: str) -> int | None:
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else None


def _told(note: str) -> dict[str, Any] | None:
    """Return the values of a note that is one of ours, or None where a person wrote it."""
    try:
        found = json.loads(note)
    except (ValueError, RecursionError):
        return None
    known = {*shape.VALUES, "annotator", "note"}
    if not isinstance(found, dict) or not known.issuperset(found):
        return None
    return {name: str(value) for name, value in found.items()}
