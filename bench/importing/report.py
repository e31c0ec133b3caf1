"""Imports articles in every way at two sizes, and writes down what each took beside a bare COPY."""

import os
import platform
from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import setup_databases, teardown_databases

from bench.importing.measuring import Took
from bench.importing.texts import write_articles
from bench.importing.ways import ways

RESULTS = Path(__file__).parent.parent / "results" / "import.md"
SIZES = (10_000, 100_000)
SHARE, GROWTH = 1 / 6, 1.2  # of COPY's speed at least; of memory at most


def main(arguments: list[str]) -> None:
    """Import at each size into a database of its own, and print and keep the table."""
    sizes = [int(size) for size in arguments] or list(SIZES)
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        user = User.objects.create_superuser("bench")
        found = {size: _at(size, user) for size in sizes}
    finally:
        connection.close()
        teardown_databases(databases, verbosity=0)
    text = written(found)
    print(text)
    if not arguments:
        RESULTS.write_text(text, "utf-8")


def _at(size: int, user: User) -> dict[str, Took]:
    with TemporaryDirectory(prefix="claimdesk-bench-") as folder:
        file = write_articles(Path(folder) / "articles.jsonl", size)
        found = ways(file, Path(folder), user)
    print(f"{size:,} articles: done", flush=True)
    return found


def written(found: dict[int, dict[str, Took]]) -> str:
    """Return the results as a page."""
    parts = [
        "# How fast do articles come in?",
        "",
        "Invented articles of some 90 words by 40 publishers, as JSON Lines; each way stores the same rows in a "
        "process of its own. COPY sends rows that are ready: into the very tables, with their indexes (full text among "
        "them), constraints and history triggers, and into bare tables that have none. The command reads, "
        "normalises, dates, looks for what is here and stores in chunks; the batch does the same in one transaction "
        "after a dry run, and keeps what each row did. Shares are of COPY's speed into the same tables, by processor "
        "time here and in the database, and by the clock. " + _machine(),
        *(line for size, took in found.items() for line in _table(size, took)),
        "",
        *_memory(found),
        "",
    ]
    return "\n".join(parts)


def _table(size: int, found: dict[str, Took]) -> list[str]:
    bare = found["COPY"]
    columns = (
        "way",
        "rows/s",
        "rows/s on the wall",
        "share of COPY",
        "on the wall",
        "µs a row here",
        "there",
        "peak MB",
    )
    head = f"| {' | '.join(columns)} |"
    rows = [
        f"| {way} | {size / took.work:,.0f} | {size / took.wall:,.0f} | {_share(bare.work / took.work, way)} "
        f"| {bare.wall / took.wall:.2f} | {1e6 * took.here / size:.0f} | {1e6 * took.database / size:.0f} "
        f"| {took.peak:.0f} |"
        for way, took in found.items()
    ]
    return ["", f"## {size:,} rows", "", head, "|---|---|---|---|---|---|---|---|", *rows]


def _share(share: float, way: str) -> str:
    if way != "command":
        return f"{share:.2f}"
    return f"{share:.2f} ({'met' if share >= SHARE else '**missed**'}: at least {SHARE:.2f})"


def _memory(found: dict[int, dict[str, Took]]) -> list[str]:
    first, *_, last = found
    ways = [way for way in found[first] if not way.startswith("COPY")]
    peaks = {way: f"{found[first][way].peak:.0f} | {found[last][way].peak:.0f}" for way in ways}
    rows = [f"| {way} | {peaks[way]} | {_growth(way, found[first], found[last])} |" for way in ways]
    head = f"| peak memory in MB | {first:,} rows | {last:,} rows | growth, at most {GROWTH} |"
    return ["## Memory", "", head, "|---|---|---|---|", *rows]


def _growth(way: str, first: dict[str, Took], last: dict[str, Took]) -> str:
    growth = last[way].peak / first[way].peak
    return f"{growth:.2f} {'met' if growth <= GROWTH else '**missed**'}"


def _machine() -> str:
    load = os.getloadavg()[1]
    return f"{os.cpu_count()} cores at a load of {load:.0f}, Python {platform.python_version()}."
