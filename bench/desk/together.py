"""Eight analysts in processes of their own decide claims from one queue at the same time."""

import json
import subprocess
import sys
from dataclasses import dataclass
from time import perf_counter

from django.db import connection

from annotator.claims.counts.actions import recount
from annotator.review.models import Decision
from bench.desk.measuring import new_analyst

PEOPLE, EACH = 8, 50


@dataclass(frozen=True)
class Together:
    """What came of it."""

    decisions: int
    errors: int
    duplicates: int
    lost: int
    miscounted: int
    seconds: float

    @property
    def per_second(self) -> float:
        """Return the decisions a second, of all together."""
        return self.decisions / self.seconds


def together() -> Together:
    """Let eight people make four hundred decisions, and look what the database has of them."""
    before = Decision.objects.count()
    names = [new_analyst().username for _ in range(PEOPLE)]
    command = [sys.executable, "-m", "bench.desk.analyst", str(connection.settings_dict["NAME"])]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    at_work = [subprocess.Popen([*command, name, str(EACH)], **pipes) for name in names]
    for one in at_work:
        assert one.stdout
        one.stdout.readline()
    begun = perf_counter()
    for one in at_work:
        assert one.stdin
        one.stdin.write("go\n")
        one.stdin.flush()
    reports = [json.loads(one.communicate()[0]) for one in at_work]
    seconds = perf_counter() - begun
    decided = [pk for report in reports for pk in report["decided"]]
    return Together(
        decisions=len(decided),
        errors=sum(report["errors"] for report in reports),
        duplicates=len(decided) - len(set(decided)),
        lost=len(decided) - (Decision.objects.count() - before),
        miscounted=len(recount(repair=False)),
        seconds=seconds,
    )
