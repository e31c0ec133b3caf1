"""The ways in which the same articles come into the database, each as work to be measured."""

import os
from collections.abc import Callable
from functools import partial
from itertools import islice
from pathlib import Path

from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection

from annotator.exchange.batches.actions import (
    confirm,
    map_columns,
    receive_file,
    run_batch,
    start_check,
    start_undo,
)
from annotator.exchange.batches.models import ImportBatch
from bench.importing.measuring import Took, measured

TABLES = ("annotator_article", "annotator_capture")
AT_ONCE = 500


def ways(file: Path, folder: Path, user: User) -> dict[str, Took]:
    """Return what each way took; the tables are emptied in between, and their rows are the same every time."""
    found = {
        "command, dry run": measured(partial(_command, file, "--dry-run")),
        "command": measured(partial(_command, file)),
    }
    _dump(folder)
    empty()
    found["COPY"] = measured(partial(_copy, folder, ""))
    empty()
    _bare_tables()
    found["COPY, bare tables"] = measured(partial(_copy, folder, "bare_"))
    # The publishers stay, so that numbers and rows are those of the first time.
    batch = _uploaded(file, user)
    for name, begin in STEPS.items():
        begin(batch=batch, user=user, queue=False)
        found[f"batch, {name}"] = measured(partial(_run, batch))
    empty()
    return found


STEPS: dict[str, Callable[..., object]] = {
    "dry run": start_check,
    "import": partial(confirm, on_bad="refuse"),
    "undo": start_undo,
}


def empty() -> None:
    """Take everything away; TRUNCATE asks no trigger, and only a bench may use it."""
    with connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {', '.join(TABLES)}, annotator_articleevent CASCADE")
        cursor.execute("DROP TABLE IF EXISTS bare_annotator_article, bare_annotator_capture")
    _tidy()


def _command(file: Path, *arguments: str) -> None:
    with open(os.devnull, "w") as nowhere:
        call_command("import_articles", str(file), *arguments, stdout=nowhere)


def _dump(folder: Path) -> None:
    with connection.cursor() as cursor:
        for table in TABLES:
            with cursor.copy(f"COPY {table} TO STDOUT") as copy, (folder / table).open("wb") as file:
                for piece in copy:
                    file.write(piece)


def _copy(folder: Path, prefix: str) -> None:
    """Send the rows in pieces that are transactions, as the history's triggers slow down in a long one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pghistory.context_id', gen_random_uuid()::text, false)")
        cursor.execute("SELECT set_config('pghistory.context_metadata', '{}', false)")
        for table in TABLES:
            with (folder / table).open("rb") as file:
                while lines := list(islice(file, AT_ONCE)):
                    with cursor.copy(f"COPY {prefix}{table} FROM STDIN") as copy:
                        copy.write(b"".join(lines))


def _bare_tables() -> None:
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"CREATE TABLE bare_{table} (LIKE {table})")


def _uploaded(file: Path, user: User) -> ImportBatch:
    empty()
    with file.open("rb") as content:
        batch = receive_file(file=content, filename=file.name, resource="articles", user=user)
    mapping = {name: name for name in ("id", "source", "title", "text", "url", "published")}
    return map_columns(batch=batch, mapping=mapping, user=user)


def _run(batch: ImportBatch) -> None:
    done = run_batch(ImportBatch.objects.get(pk=batch.pk))
    if done.problem:
        raise RuntimeError(done.problem)


def _tidy() -> None:
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
        cursor.execute("CHECKPOINT")
