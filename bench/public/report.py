"""Times a figure's public page through the WSGI application, beside a static file from WhiteNoise in the same run."""

import os
import platform
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.test.client import RequestFactory
from django.test.utils import setup_databases, teardown_databases

from reports.actions import publish_edition
from reports.models import Edition
from tests.factories import make_user
from tests.reports.worked_example import END, START, decide_example, store_example

RESULTS = Path(__file__).parent.parent / "results" / "public.md"
GOAL = 300
ROUNDS, REQUESTS = 7, 200
STATIC = "/static/annotator/css/public.css"
API = "/api/v1/editions/1/figures"

Answer = tuple[str, dict[str, str], int]


@dataclass(frozen=True)
class Speed:
    """How many answers a second one process gives: by the clock, and by its own processor time."""

    name: str
    size: int
    by_clock: float
    by_processor: float


def main() -> None:
    """Publish the worked example, measure, and print and keep the table."""
    settings.ALLOWED_HOSTS = ["*"]
    before = os.getloadavg()[0]
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        edition = published()
        text = written(before, measured(edition))
    finally:
        connection.close()
        teardown_databases(databases, verbosity=0)
    print(text)
    RESULTS.write_text(text, "utf-8")


def published() -> Edition:
    """Return the worked example's edition."""
    _, claims = store_example()
    decide_example(claims)
    return publish_edition(title="Operations on the river", start=START, end=END, publisher=make_user("publisher"))


def measured(edition: Edition) -> list[Speed]:
    """Measure the ways in which a page is answered, in turns, so that all of them meet the same machine."""
    ask = asking(get_wsgi_application())
    figure = max(edition.figures.all(), key=lambda one: one.members.count()).get_absolute_url()
    tag = ask(figure, "")[1]["ETag"]
    ways: dict[str, Callable[[], Answer]] = {
        "static file, WhiteNoise": lambda: ask(STATIC, ""),
        "figure page, from memory": lambda: ask(figure, ""),
        "figure page, not modified (304)": lambda: ask(figure, tag),
        "figure page, made anew": lambda: anew(ask, figure),
        "API: figures, made anew": lambda: ask(API, ""),
    }
    rounds: dict[str, list[tuple[float, float]]] = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, way in ways.items():
            rounds[name].append(timed(way, REQUESTS if "anew" not in name else REQUESTS // 10))
    return [
        Speed(name, ways[name]()[2], median(clock for clock, _ in found), median(own for _, own in found))
        for name, found in rounds.items()
    ]


def asking(application: Any) -> Callable[[str, str], Answer]:
    """Return a function that asks the application for an address, as a server would, and reads the whole answer."""
    factory = RequestFactory()

    def ask(path: str, tag: str) -> Answer:
        environ = factory.get(path, headers={"If-None-Match": tag} if tag else {}).environ
        given: list[Any] = []
        answer: Iterable[bytes] = application(environ, lambda status, headers: given.extend((status, dict(headers))))
        size = sum(len(part) for part in answer)
        answer.close()  # type: ignore[attr-defined]
        if not given[0].startswith(("200", "304")):
            raise RuntimeError(f"{path} was answered with {given[0]}")
        return given[0], given[1], size

    return ask


def anew(ask: Callable[[str, str], Answer], path: str) -> Answer:
    """Ask for a page that is not in memory."""
    caches["pages"].clear()
    return ask(path, "")


def timed(way: Callable[[], Answer], times: int) -> tuple[float, float]:
    """Return how many answers a second there are, by the clock and by processor time."""
    way()
    begun, own = perf_counter(), process_time()
    for _ in range(times):
        way()
    return times / (perf_counter() - begun), times / (process_time() - own)


def written(before: float, found: list[Speed]) -> str:
    """Return the results as a page."""
    static = found[0]
    columns = ["what", "bytes", "a second", "a second of processor", "of the static file", "goal", ""]
    lines = [f"| {' | '.join(columns)} |", "|---" * len(columns) + "|"]
    for one in found:
        goal = GOAL if one.name.endswith("memory") or "304" in one.name else None
        mark = "" if goal is None else "✓" if one.by_clock >= goal else "·"
        ratio = one.by_clock / static.by_clock
        lines.append(
            f"| {one.name} | {one.size:,} | {one.by_clock:,.0f} | {one.by_processor:,.0f} | {ratio:.2f} | "
            f"{f'≥ {goal}' if goal else ''} | {mark} |"
        )
    head = (
        f"{datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, {os.cpu_count()} cores, load {before:.1f} "
        f"at the start and {os.getloadavg()[0]:.1f} at the end. One process, one thread, the WSGI application with all "
        f"its middleware, no network; the median of {ROUNDS} rounds of {REQUESTS} requests ({REQUESTS // 10} where the "
        "answer is made anew), in turns. By the clock, the database’s answer to the one question of each page is "
        "waited for; processor time is that of the process alone. Goals are held against the clock."
    )
    return f"# Public pages\n\n{head}\n\n" + "\n".join(lines) + "\n"
