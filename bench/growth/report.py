"""Checks articles beside 1,000 and beside 10,000 others, and writes down what they took."""

import os
import platform
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, median, quantiles
from time import perf_counter, process_time

import pghistory
from django.db import connection
from django.test.utils import setup_databases, teardown_databases

from annotator.checks.actions import read_article, run_checks
from annotator.checks.copies.models import Occurrence, Wording
from annotator.checks.models import Flag
from annotator.sources.models import Article
from bench.growth.filling import fill
from bench.growth.taking_in import Known
from bench.growth.texts import Writer

RESULTS = Path(__file__).parent.parent / "results" / "checks-growth.md"
SIZES = (1_000, 10_000)
CHECKED, READ, SOURCES = 200, 40, 40
GROWTH = 1.5
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Took:
    """What one article took: seconds on the wall, and of processor time here and in the database."""

    wall: float
    here: float
    database: float

    @property
    def work(self) -> float:
        """Return the processor time, which other programs on the machine do not lengthen."""
        return self.here + self.database


def main(arguments: list[str]) -> None:
    """Fill a database, check and read articles at each size, and print and keep the table."""
    sizes = [int(size) for size in arguments] or list(SIZES)
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        fill(Writer(sources=SOURCES).write(max(sizes) + CHECKED + READ), SOURCES)
        text = written(*_measured(sizes))
    finally:
        connection.close()
        teardown_databases(databases, verbosity=0)
    print(text)
    RESULTS.write_text(text, "utf-8")


def _measured(sizes: list[int]) -> tuple[dict[int, list[Took]], dict[int, list[Took]]]:
    """Return what checking, and what reading and checking, took beside so many articles."""
    pid, known = _server(), Known()
    checked: dict[int, list[Took]] = {}
    read: dict[int, list[Took]] = {}
    begun = 1
    for size in sizes:
        known.take_in(Article.objects.filter(pk__range=(begun, size)).order_by("pk").iterator())
        print(f"{size:,} articles taken in", flush=True)
        checked[size] = [_timed(pid, size + number, _check) for number in range(1, CHECKED + 1)]
        read[size] = [_timed(pid, size + CHECKED + number, _read) for number in range(1, READ + 1)]
        begun = size + CHECKED + READ + 1
    return checked, read


def _check(article: Article) -> None:
    with pghistory.context(reason="bench"):
        run_checks(article=article)


def _read(article: Article) -> None:
    read_article(article=article)


def _timed(pid: int, number: int, work: Callable[[Article], None]) -> Took:
    article = Article.objects.get(pk=number)
    wall, here, database = perf_counter(), process_time(), _seconds_of(pid)
    work(article)
    return Took(perf_counter() - wall, process_time() - here, _seconds_of(pid) - database)


def _server() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return int(cursor.fetchone()[0])


def _seconds_of(pid: int) -> float:
    """Return the processor time of the connection's own process of the server."""
    after_name = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(after_name[11]) + int(after_name[12])) / _TICKS


def written(checked: dict[int, list[Took]], read: dict[int, list[Took]]) -> str:
    """Return the results as a page."""
    sizes = list(read)
    head = " | ".join(f"beside {size:,}" for size in sizes)
    checks, reads = list(checked.values()), list(read.values())
    rows = [
        _row("checks alone, mean", checks, lambda found: mean(one.work for one in found)),
        _row("checks alone, 95th percentile", checks, lambda found: quantiles([one.work for one in found], n=20)[-1]),
        _row("checks alone, mean, in the database", checks, lambda found: mean(one.database for one in found)),
        _row("checks alone, median on the wall", checks, lambda found: median(one.wall for one in found)),
        _row("reading and checking, mean", reads, lambda found: mean(one.work for one in found)),
    ]
    return "\n".join(
        [
            "# Do checks take longer as articles gather?",
            "",
            f"{sizes[-1]:,} invented articles of some 600 words: two in five are reports of 60 series with standing "
            "text, one in five is an agency's text or a publisher's copy of it. Articles and claims are stored by "
            "COPY, their sentences and wordings in bulk, as `know_sentences` would find them. Then the next "
            f"{CHECKED} articles go through `run_checks`, near-copies of sentences included, and {READ} more through "
            "`read_article`, extraction and all (the invented words leave the extractor less to do than a real text). "
            "Milliseconds an article; processor time of this process and of its connection's server process, unless it "
            "says “on the wall”. " + _machine(),
            "",
            f"| | {head} | growth | target | |",
            f"|---|{'---|' * len(sizes)}---|---|---|",
            *rows,
            "",
            _found(),
            "",
        ]
    )


def _row(name: str, found: list[list[Took]], figure: Callable[[list[Took]], float]) -> str:
    values = [1000 * figure(one) for one in found]
    growth = values[-1] / values[0] if values[0] else 0.0
    met = "met" if growth <= GROWTH else "**missed**"
    return f"| {name} | {' | '.join(f'{one:.1f}' for one in values)} | {growth:.2f} | {GROWTH} | {met} |"


def _found() -> str:
    flags = Counter(Flag.objects.values_list("check_id", flat=True))
    raised = ", ".join(f"{check} {count:,}" for check, count in flags.most_common())
    sentences, wordings = Occurrence.objects.count(), Wording.objects.count()
    return f"{sentences:,} sentences in {wordings:,} wordings. Flags: {raised}."


def _machine() -> str:
    load = os.getloadavg()[1]
    return f"{os.cpu_count()} cores at a load of {load:.0f}, Python {platform.python_version()}."
