"""Builds a database of each size, measures the desk on it, and writes the table beside its targets."""

import os
import platform
from datetime import UTC, datetime
from pathlib import Path as File
from time import perf_counter

from django.conf import settings
from django.db import connection
from django.test.utils import setup_databases, teardown_databases

from bench.desk.filling import fill
from bench.desk.measuring import Path, measure
from bench.desk.together import Together, together

RESULTS = File(__file__).parent.parent / "results" / "desk.md"
SIZES, MILLION = [10_000, 100_000], 1_000_000
CROWDED = 100_000
# What is wanted of a path: milliseconds at the slow end, for those that have a target; twelve queries for all.
TARGETS = {"decide and advance": 40, "decide and advance along a filter": 40, "queue with a text filter": 80}
QUERIES, GROWTH = 12, 1.5


def main(arguments: list[str]) -> None:
    """Measure at each size, and print and keep the table."""
    sizes = [int(size) for size in arguments if size.isdecimal()] or [*SIZES, *([MILLION] * ("--million" in arguments))]
    # Not Django's test environment as a whole: it slows templates down by keeping all that they render.
    settings.ALLOWED_HOSTS = ["*"]
    found: dict[int, list[Path]] = {}
    crowds: dict[int, Together] = {}
    for size in sizes:
        databases = setup_databases(verbosity=0, interactive=False)
        try:
            begun = perf_counter()
            fill(size)
            print(f"{size:,} claims built in {perf_counter() - begun:.0f} s", flush=True)
            found[size] = measure()
            if size == min(CROWDED, max(sizes)):
                crowds[size] = together()
        finally:
            connection.close()
            teardown_databases(databases, verbosity=0)
    text = written(found, crowds)
    print(text)
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(text, "utf-8")


def written(found: dict[int, list[Path]], crowds: dict[int, Together]) -> str:
    """Return the results as a page."""
    sizes = list(found)
    head = " | ".join(f"{size:,}: p50 / p95 ms" for size in sizes)
    lines = [f"| path | {head} | growth of p50 | queries | target | |", f"|---|{'---|' * len(sizes)}---|---|---|---|"]
    lines += [_line([found[size][number] for size in sizes]) for number in range(len(found[sizes[0]]))]
    crowd = "\n".join(_crowd(size, one) for size, one in crowds.items())
    return f"# The review desk\n\n{_machine()}\n\n" + "\n".join(lines) + f"\n\n{crowd}\n"


def _line(paths: list[Path]) -> str:
    first, last = paths[0], paths[-1]
    times = " | ".join(f"{path.p50:.1f} / {path.p95:.1f}" for path in paths)
    wanted = TARGETS.get(first.name)
    growth, queries = last.p50 / first.p50, max(path.queries for path in paths)
    met = (wanted is None or last.p95 <= wanted) and queries <= QUERIES and growth <= GROWTH
    target = f"p95 ≤ {wanted} ms, " if wanted else ""
    wanted_of_all = f"{target}≤ {QUERIES} queries, ≤ {GROWTH}×"
    return f"| {first.name} | {times} | {growth:.2f} | {queries} | {wanted_of_all} | {'✓' if met else '·'} |"


def _crowd(size: int, one: Together) -> str:
    return (
        f"Eight analysts at once, {size:,} claims: {one.decisions} decisions in {one.seconds:.1f} s "
        f"({one.per_second:.0f} a second), {one.errors} errors, {one.duplicates} claims decided twice, "
        f"{one.lost} lost, {one.miscounted} kept counts wrong."
    )


def _machine() -> str:
    load = os.getloadavg()[0]
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, {os.cpu_count()} cores, load {load:.1f} at "
        "the end. One process, Django's test client: everything but the network. Growth is from "
        "the smallest to the largest size."
    )
