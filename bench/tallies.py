"""How the cost of a tally grows with the number of facts."""

from datetime import date, timedelta

from annotator.incidents.facts import Fact, Window
from annotator.incidents.tally import tally
from bench.timing import seconds

FIRST = date(2022, 1, 1)


def fact(number: int) -> Fact:
    """Return one of a made-up run of facts: three claims an incident, two sources, ten kinds of days."""
    day = FIRST + timedelta(days=number % 31)
    return Fact(
        claim_id=number, incident_id=number // 3, role="new_event", of=None, status="verified",
        kind=("killed", "injured", "arrested")[number % 3], unit="person", victim_status="civilian",
        modality="asserted" if number % 7 else "alleged", scope=(), min=number % 5 + 1, best=number % 5 + 1,
        max=number % 5 + 1, date_start=day, date_end=day, source_id=number % 2, independence_group=f"s{number % 2}",
        published_on=day, grade="weak",
    )  # fmt: skip


def main() -> None:
    """Print microseconds a fact at two sizes, and their ratio."""
    window = Window(FIRST, date(2022, 2, 1))
    tally([fact(number) for number in range(1000)], window)
    costs = []
    for size in (10_000, 100_000):
        facts = [fact(number) for number in range(size)]
        costs.append(seconds(lambda facts=facts: tally(facts, window)) / size)
        print(f"{size:>9,} facts   {costs[-1] * 1e6:>8.1f} µs a fact")
    print(f"growth from 10,000 to 100,000 facts {costs[1] / costs[0]:>6.2f}   (1.00 is linear)")
