"""ZIPs of texts, pages and PDFs: a row per file, told about by a manifest where there is one."""

import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import count, islice
from pathlib import Path

from annotator.exchange.contract import Problem, Row
from annotator.exchange.tables import members, packages
from annotator.exchange.tables.bounds import BadTable, Bounds
from annotator.exchange.tables.layout import Layout
from annotator.exchange.tables.members import Member

FILE = "file"
MANIFESTS = ("manifest.csv", "manifest.tsv", "manifest.jsonl", "manifest.ndjson", "manifest.json", "manifest.xlsx")
SHOWN = 5

Detect = Callable[[Path, str, Bounds], Layout]
Read = Callable[[Path, Layout, Bounds], Iterator[Row]]


@dataclass(frozen=True, slots=True)
class Bundle:
    """An open ZIP, its files by name, and its manifest if it has one."""

    archive: zipfile.ZipFile
    files: dict[str, Member]
    manifest: str

    @property
    def folder(self) -> str:
        """Return the folder from which the manifest names files."""
        return self.manifest.rpartition("/")[0]


@contextmanager
def _opened(path: Path, bounds: Bounds) -> Iterator[Bundle]:
    with packages.opened(path, bounds) as archive:
        files = {member.name: member for member in members.listed(archive, bounds)}
        named = [name for name in files if name.rpartition("/")[2].lower() in MANIFESTS]
        yield Bundle(archive, files, min(named, key=lambda name: (name.count("/"), name), default=""))


def detect(path: Path, bounds: Bounds, detect_table: Detect, read_table: Read) -> Layout:
    """Say what a ZIP holds and whether a manifest tells about it."""
    with _opened(path, bounds) as bundle:
        found = len(bundle.files) - bool(bundle.manifest)
        if not found:
            raise BadTable("The ZIP holds no files to read.")
        layout = Layout("zip", sheet=bundle.manifest, notes=(f"Files in the ZIP: {found:,}.",))
        if not bundle.manifest:
            note = "There is no manifest (manifest.csv, .jsonl or .json), so all that is known is each file's name."
            layout = replace(layout, columns=(FILE,), notes=(*layout.notes, note))
        else:
            with _table(bundle, bounds, detect_table) as (_, told):
                notes = (*layout.notes, f"“{bundle.manifest}” tells about them.", *told.notes)
                layout = replace(layout, columns=told.columns, notes=notes)
    first = islice(read(path, layout, bounds, detect_table, read_table), SHOWN)
    return replace(layout, sample=tuple(dict(row.cells) for row in first))


@contextmanager
def _table(bundle: Bundle, bounds: Bounds, detect_table: Detect) -> Iterator[tuple[Path, Layout]]:
    """Unpack the manifest under a name of our own, and say how it is laid out."""
    name = bundle.manifest.rpartition("/")[2]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "manifest"
        path.write_bytes(bundle.files[bundle.manifest].content(bundle.archive))
        try:
            layout = detect_table(path, name, bounds)
        except BadTable as error:
            raise BadTable(f"The manifest “{name}” cannot be read. {error}") from error
        if layout.format == "zip":
            raise BadTable(f"The manifest “{name}” cannot be read. By its content it is a ZIP.")
        if FILE not in layout.columns:
            raise BadTable(f"The manifest “{name}” has no column “{FILE}” that names the files.")
        yield path, layout


def read(path: Path, layout: Layout, bounds: Bounds, detect_table: Detect, read_table: Read) -> Iterator[Row]:
    """Return a row per row of the manifest, then one per file that it does not name."""
    with _opened(path, bounds) as bundle:
        left, last = dict(bundle.files), 0
        if bundle.manifest:
            del left[bundle.manifest]
            with _table(bundle, bounds, detect_table) as (table, told):
                for row in read_table(table, told, bounds):
                    left.pop(_named(bundle, row), None)
                    last = row.number
                    yield _with_file(bundle, row)
        for number, member in zip(count(last + 1), left.values(), strict=False):
            yield _of_member(bundle, number, member, layout)


def _named(bundle: Bundle, row: Row) -> str:
    name = members.plain_name(row.cells[FILE])
    within = f"{bundle.folder}/{name}" if bundle.folder else name
    return within if within in bundle.files else name


def _with_file(bundle: Bundle, row: Row) -> Row:
    name = _named(bundle, row)
    if name not in bundle.files or name == bundle.manifest:
        reason = "The ZIP has no file of this name." if row.cells[FILE] else "The manifest names no file here."
        problem = Problem.of("no_file", FILE, row.cells[FILE], reason)
        return replace(row, problems=(*row.problems, problem))
    return _filled(bundle, row, bundle.files[name])


def _of_member(bundle: Bundle, number: int, member: Member, layout: Layout) -> Row:
    row = Row(number, dict.fromkeys(layout.columns, "") | {FILE: member.shown})
    if not bundle.manifest:
        return _filled(bundle, row, member)
    reason = "The manifest does not name this file."
    return replace(row, problems=(Problem.of("not_in_manifest", FILE, member.shown, reason),), filename=member.shown)


def _filled(bundle: Bundle, row: Row, member: Member) -> Row:
    problem = member.problem
    content = None
    if not problem:
        content, problem = members.taken(bundle.archive, member)
    problems = row.problems if not problem else (*row.problems, Problem.of(problem[0], FILE, member.shown, problem[1]))
    return replace(row, content=content, filename=member.shown, problems=problems)
