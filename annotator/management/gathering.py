"""Finds the articles in files, folders and tables: each as a row for the importer, or as a problem."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from annotator.exchange import files
from annotator.exchange.batches.mappings import likely_mapping
from annotator.exchange.contract import Row
from annotator.exchange.resources.articles import ArticleResource
from annotator.exchange.tables import BadTable
from annotator.sources.reading import UnreadableSource, refuse_too_large

READ = frozenset({".txt", ".text", ".html", ".htm", ".xhtml", ".pdf"})
LINES = frozenset({".jsonl", ".ndjson", ".csv", ".tsv"})
TABLES = LINES | {".json", ".xlsx", ".ods", ".zip"}
SORTS = "text, HTML, PDF or a table of articles (JSONL, JSON, CSV, TSV, XLSX, ODS, ZIP)"
ARTICLES = ArticleResource()


@dataclass(frozen=True, slots=True)
class Found:
    """One article to be: where it was found, and its row or what is wrong with it."""

    where: str
    row: Row | None = None
    problem: str = ""
    is_other: bool = False


def files_in(paths: list[str]) -> Iterator[Path | Found]:
    """Yield the files that paths name, folders in order; a path that leads nowhere is yielded as a problem."""
    for name in paths:
        path = Path(name)
        if path.is_dir():
            yield from _files_below(path)
        elif path.is_file():
            yield path
        else:
            yield Found(name, problem="there is no such file or folder" if not path.exists() else "it is not a file")


def rows_in(path: Path) -> Iterator[Found]:
    """Yield the rows of a file: one for a text, a page or a PDF, as many as it has for a table."""
    try:
        if path.suffix.lower() in TABLES:
            yield from _rows_of_table(path)
        else:
            refuse_too_large(path.stat().st_size, path.name)
            yield Found(str(path), Row(1, {}, content=path.read_bytes(), filename=path.name))
    except (BadTable, UnreadableSource) as error:
        yield Found(str(path), problem=str(error))
    except OSError as error:
        yield Found(str(path), problem=(error.strerror or str(error)).lower())


def _files_below(folder: Path) -> Iterator[Path | Found]:
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.is_file() and not hidden:
            yield path if path.suffix.lower() in READ | TABLES else Found(str(path), is_other=True)


def _rows_of_table(path: Path) -> Iterator[Found]:
    layout = files.detect(path, path.name, resource=ARTICLES.id)
    mapping = likely_mapping(ARTICLES, layout.columns)
    headings = {heading: name for name, heading in mapping.items()}
    unit = "line" if path.suffix.lower() in LINES else "row"
    for row in files.read(path, layout):
        cells = {name: row.cells[heading] for name, heading in mapping.items() if heading in row.cells}
        # What is wrong with a cell that is not taken in harms nobody.
        problems = (
            replace(problem, field=headings.get(problem.field, ""))
            for problem in row.problems
            if not problem.field or problem.field in headings
        )
        yield Found(f"{path}, {unit} {row.number}", replace(row, cells=cells, problems=tuple(problems)))
