"""Files of sources, and the steps of their import as people and workers take them."""

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Model

from annotator.exchange.batches import actions
from annotator.exchange.batches.models import ImportBatch
from annotator.sources.models import Source
from tests.factories import make_user, numbers

HEADINGS = ("name", "kind", "url")


def table(rows: Iterable[Mapping[str, str]], headings: Iterable[str] = HEADINGS) -> bytes:
    """Return rows as a CSV file."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(headings), restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def sources(count: int, kind: str = "monitor") -> list[dict[str, str]]:
    """Return rows of new sources."""
    return [{"name": f"Monitor of {at} {next(numbers)}", "kind": kind} for at in range(count)]


def send(
    rows: Iterable[Mapping[str, str]], user: User | None = None, *, data: bytes = b"", name: str = "archive.csv"
) -> ImportBatch:
    """Send a file and choose its columns by their names."""
    user, data = user or make_user("data_manager"), data or table(rows)
    batch = actions.receive_file(file=io.BytesIO(data), filename=name, resource="sources", user=user)
    mapping = {heading: heading for heading in batch.layout["columns"] if heading in HEADINGS}
    return actions.map_columns(batch=batch, mapping=mapping, user=user)


def check(batch: ImportBatch, user: User | None = None) -> ImportBatch:
    """Check a batch."""
    started = actions.start_check(batch=batch, user=user or batch.user, queue=False)
    return actions.run_check(started)


def checked(rows: Iterable[Mapping[str, str]] = (), user: User | None = None, **sent: Any) -> ImportBatch:
    """Send a file and check it."""
    return check(send(rows, user, **sent))


def confirmed(batch: ImportBatch, on_bad: str = "skip") -> ImportBatch:
    """Confirm a checked batch."""
    return actions.confirm(batch=batch, user=batch.user, on_bad=on_bad, queue=False)


def imported(rows: Iterable[Mapping[str, str]], user: User | None = None, **sent: Any) -> ImportBatch:
    """Send a file, check it and import its good rows."""
    return actions.run_import(confirmed(checked(rows, user, **sent)))


def undone(batch: ImportBatch, user: User | None = None) -> ImportBatch:
    """Take a batch back."""
    return actions.run_undo(actions.start_undo(batch=batch, user=user or batch.user, queue=False))


def outcomes(batch: ImportBatch) -> dict[int, str]:
    """Return what the check says of each row."""
    return dict(batch.import_rows.values_list("number", "outcome"))


def standing() -> dict[str, tuple[str, str, str]]:
    """Return all sources as they stand."""
    return {one.name: (one.kind, one.url, one.reliability) for one in Source.objects.all()}


def told_of(row: Model) -> list[dict[str, Any]]:
    """Return what the history says of each change of a row: who, why, for which batch."""
    events: Any = type(row).pgh_event_model  # type: ignore[attr-defined]
    kept = events.objects.filter(pgh_obj=row).order_by("pgh_id")
    return list(kept.values_list("pgh_context__metadata", flat=True))
