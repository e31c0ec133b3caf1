"""Times what figures are made and shown with, in this process: everything but the network."""

import resource
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import cycle
from time import perf_counter
from typing import Any

from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from annotator import published
from annotator.claims.models import Claim
from annotator.config.roles import sync_roles
from annotator.desk.tallies.forms import ROWS
from annotator.incidents.facts import Window
from annotator.incidents.gathering import facts_of, with_facts
from annotator.incidents.tally import tally
from annotator.incidents.totals.actions import drain_all
from bench.desk.measuring import new_analyst, signed_in
from bench.figures.filling import FIRST
from reports.actions import publish_edition

ROUNDS = 60
MONTH = (date(2012, 1, 1), date(2012, 2, 1))
YEAR = f"first={FIRST:%Y}-01-01&last={FIRST:%Y}-12-31"
ONE_MONTH = "first=2012-01-01&last=2012-01-31"


@dataclass(frozen=True)
class Found:
    """One measurement: what was done, how long it took, the peak of memory after it, its goal if it has one."""

    name: str
    took: str
    peak: str
    goal: str = ""
    met: bool | None = None


def measure() -> Iterator[Found]:
    """Yield one measurement after the other, the lean ones first: the peak of memory never falls."""
    marks, seconds = _timed(drain_all)
    yield _found(
        f"count {marks:,} marked incidents anew", f"{seconds:.0f} s ({seconds / max(marks, 1) * 1000:.2f} ms each)"
    )
    desk = signed_in(new_analyst())
    for name, days in (("a month", ONE_MONTH), ("a year", YEAR), ("all days", "")):
        yield _pages(name, desk, days)
    release, seconds = _timed(lambda: published.release(*MONTH))
    yield _found(f"draft of a month, {len(release.claims):,} claims", f"{seconds:.1f} s")
    edition, seconds = _timed(
        lambda: publish_edition(title="Bench", start=MONTH[0], end=MONTH[1], publisher=_publisher())
    )
    yield _found(f"publish that month, {edition.claims.count():,} claims", f"{seconds:.1f} s", "≤ 60 s", seconds <= 60)
    del release
    result, seconds = _timed(_whole)
    told = sum(figure.incidents for figure in result.figures if figure.column == "recorded")
    yield _found(f"tally of every claim from its facts, {told:,} incidents", f"{seconds:.0f} s")


def _pages(name: str, desk: Client, days: str) -> Found:
    """Time the page of tallies by every dimension in turn."""
    rows = cycle(value for value, _ in ROWS)
    taken = sorted(_timed(lambda: _shown(desk, f"by={next(rows)}&{days}"))[1] * 1000 for _ in range(ROUNDS + len(ROWS)))
    p50, p95 = taken[len(taken) // 2], taken[int(len(taken) * 0.95)]
    return _found(
        f"tally page, {name}, every dimension", f"p50 {p50:.0f} ms, p95 {p95:.0f} ms", "p95 ≤ 100 ms", p95 <= 100
    )


def _shown(desk: Client, query: str) -> None:
    response = desk.get(f"{reverse('tallies')}?{query}")
    assert response.status_code == 200
    assert b"<tbody>" in response.content


def _whole() -> Any:
    return tally(facts_of(with_facts(Claim.objects.proposed())), Window(date.min, date.max))


def _publisher() -> User:
    sync_roles()
    user, _ = User.objects.get_or_create(username="publisher")
    user.groups.add(Group.objects.get(name="publisher"))
    return user


def _timed(act: Callable[[], Any]) -> tuple[Any, float]:
    begun = perf_counter()
    return act(), perf_counter() - begun


def _found(name: str, took: str, goal: str = "", met: bool | None = None) -> Found:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found = Found(name, took, f"{peak:,.0f} MB", goal, met)
    print(f"  {name:<60} {took:<28} peak {found.peak}", flush=True)
    return found
