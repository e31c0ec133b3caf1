"""The rows of a batch by what they do: numbers as tabs, the first rows of one, refused ones by what is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import connection
from django.db.models import QuerySet
from django.http import QueryDict

from annotator.exchange.admin.addresses import addresses
from annotator.exchange.admin.problems import words_for
from annotator.exchange.admin.wording import listed, told
from annotator.exchange.batches.models import ImportBatch, ImportRow
from annotator.exchange.contract import BulkResource, Outcome

SHOWN = 200
EXAMPLES = 5
MEANWHILE = "meanwhile"
KINDS = """
    SELECT kind, count(*), (array_agg(number ORDER BY number))[1:%(examples)s]
    FROM (
        SELECT DISTINCT problem ->> 'kind' AS kind, number
        FROM annotator_importrow, jsonb_array_elements(problems) AS problem
        WHERE batch_id = %(batch)s AND outcome = %(refused)s
    ) AS each GROUP BY kind ORDER BY count(*) DESC, kind
"""
LABELS = {
    Outcome.NEW: "new",
    Outcome.CHANGED: "changed",
    Outcome.UNCHANGED: "unchanged",
    Outcome.REFUSED: "refused",
    MEANWHILE: "changed meanwhile",
}
ABOUT = {
    Outcome.NEW: "Nothing like these rows was here when they were checked.",
    Outcome.CHANGED: "These rows were here when they were checked, and say something else than what stood here.",
    Outcome.UNCHANGED: "These rows were here already and say the same: nothing is done for them.",
    Outcome.REFUSED: "These rows cannot be imported as they are. Each names its field and why.",
    MEANWHILE: "Somebody changed what these rows are about after the preview, so they were left alone.",
}
TEMPLATES = {Outcome.CHANGED: "changed", Outcome.REFUSED: "refused", MEANWHILE: "changed"}


@dataclass(frozen=True, slots=True)
class Tab:
    """One outcome with its number of rows."""

    name: str
    label: str
    count: int
    is_current: bool

    @property
    def number(self) -> str:
        """Return the number as a person reads it."""
        return f"{self.count:,}"


@dataclass(frozen=True, slots=True)
class Kind:
    """A sort of problem: how many rows have it, and which come first."""

    label: str
    count: int
    rows: str


@dataclass(frozen=True, slots=True)
class ShownRow:
    """One row of the file: fields under the names that people read, hashes cut."""

    number: int
    key: str
    notes: list[str]
    problems: list[dict[str, str]]
    diffs: list[tuple[str, str, str]]


@dataclass(frozen=True, slots=True)
class Shown:
    """The first rows with one outcome."""

    name: str
    title: str
    about: str
    total: int
    rows: list[ShownRow]
    kinds: list[Kind]
    download: str
    to_mend: str

    @property
    def is_cut(self) -> bool:
        """Tell whether there are more rows than are shown."""
        return self.total > len(self.rows)

    @property
    def template(self) -> str:
        """Return the table that shows rows of this sort."""
        return f"admin/imports/_rows_{TEMPLATES.get(self.name, 'plain')}.html"


def chosen(batch: ImportBatch, address: QueryDict) -> str:
    """Return which rows are asked for; else refused ones if there are any, else the most telling."""
    counts = counts_of(batch)
    if address.get("show") in counts:
        return str(address["show"])
    order = (MEANWHILE, Outcome.REFUSED, Outcome.CHANGED, Outcome.NEW, Outcome.UNCHANGED)
    return next((str(name) for name in order if counts.get(name)), str(Outcome.NEW))


def counts_of(batch: ImportBatch) -> dict[str, int]:
    """Return how many rows have each outcome; those left alone only where there are any."""
    counts = {outcome.value: int(getattr(batch, outcome)) for outcome in Outcome}
    return counts | ({MEANWHILE: batch.meanwhile} if batch.meanwhile else {})


def tabs(batch: ImportBatch, name: str) -> list[Tab]:
    """Return all outcomes, one of them chosen."""
    return [Tab(one, LABELS[one], count, one == name) for one, count in counts_of(batch).items()]


def shown(batch: ImportBatch, resource: BulkResource, name: str) -> Shown:
    """Return the first rows of a sort."""
    total = counts_of(batch).get(name, 0)
    labels = {column.name: column.label for column in resource.columns}
    rows = [_row(row, labels) for row in rows_of(batch, name)[:SHOWN]]
    ways = addresses(batch.pk, batch.resource)
    kinds = kinds_of(batch) if name == Outcome.REFUSED else []
    to_mend = ways["to_mend"] if total and name in (Outcome.REFUSED, MEANWHILE) else ""
    title = f"{total:,} {'row' if total == 1 else 'rows'} {LABELS[name]}"
    return Shown(name, title, ABOUT[name], total, rows, kinds, f"{ways['rows']}?show={name}", to_mend)


def _row(row: ImportRow, labels: Mapping[str, str]) -> ShownRow:
    problems = [
        one | {"label": labels.get(one["field"], one["field"]), "value": told(one["value"])} for one in row.problems
    ]
    diffs = [(labels.get(name, name), now, then) for name, (now, then) in row.diffs.items()]
    return ShownRow(row.number, told(row.key), row.notes, problems, diffs)


def rows_of(batch: ImportBatch, name: str) -> QuerySet[ImportRow]:
    """Return the rows of a sort, in the order of the file."""
    rows = ImportRow.objects.filter(batch=batch).order_by("number")
    return rows.filter(meanwhile=True) if name == MEANWHILE else rows.filter(outcome=name)


def kinds_of(batch: ImportBatch) -> list[Kind]:
    """Return the sorts of problems in refused rows, the most frequent first; counted by the database."""
    with connection.cursor() as cursor:
        cursor.execute(KINDS, {"batch": batch.pk, "refused": Outcome.REFUSED.value, "examples": EXAMPLES})
        return [Kind(words_for(kind), count, _first(numbers, count)) for kind, count, numbers in cursor]


def _first(numbers: list[int], count: int) -> str:
    first = [f"{number}" for number in numbers]
    return listed([*first, f"{count - len(first):,} more"] if count > len(first) else first)
