"""Builds a database, measures figures on it, and writes the table beside its goals."""

import base64
import os
import platform
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

from django.conf import settings
from django.db import connection
from django.test.utils import setup_databases, teardown_databases

from annotator.incidents.models import Incident
from bench.figures.filling import fill
from bench.figures.measuring import Found, measure

RESULTS = Path(__file__).parent.parent / "results" / "tallies.md"


def main(claims: int) -> None:
    """Measure with this many claims, and print and keep the table."""
    settings.ALLOWED_HOSTS = ["*"]
    settings.SIGNING_KEY = settings.SIGNING_KEY or base64.b64encode(os.urandom(32)).decode()
    before = os.getloadavg()[0]
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        begun = perf_counter()
        fill(claims)
        built = perf_counter() - begun
        print(f"{claims:,} claims built in {built:.0f} s", flush=True)
        found = list(measure())
        text = written(claims, Incident.objects.count(), built, before, found)
    finally:
        connection.close()
        teardown_databases(databases, verbosity=0)
    print(text)
    RESULTS.write_text(text, "utf-8")


def written(claims: int, incidents: int, built: float, before: float, found: list[Found]) -> str:
    """Return the results as a page."""
    lines = ["| what | took | peak of memory | goal | |", "|---|---|---|---|---|"]
    marks = {None: "", True: "✓", False: "·"}
    lines += [f"| {one.name} | {one.took} | {one.peak} | {one.goal} | {marks[one.met]} |" for one in found]
    head = (
        f"{datetime.now(UTC):%Y-%m-%d}, Python {platform.python_version()}, {os.cpu_count()} cores, load {before:.1f} "
        f"at the start and {os.getloadavg()[0]:.1f} at the end. {claims:,} made-up claims in {incidents:,} incidents, "
        f"built in {built:.0f} s: 250 a day, each incident told by five articles of five sources. One process, "
        "Django’s test client: everything but the network. The peak of memory is the process’s since its start."
    )
    return f"# Tallies and editions\n\n{head}\n\n" + "\n".join(lines) + "\n"
