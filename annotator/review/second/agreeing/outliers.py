"""What leads may want to ask: whose pace or share of acceptances is unlike the others'. A question, not a verdict."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import median

FEWEST = 30
# How many standard errors and how many points of a hundred make a difference worth a question.
ERRORS, POINTS = 3.0, 10
TIMES = 2.0


@dataclass(frozen=True, slots=True)
class Work:
    """What one person decided, how much of it they accepted, and the middle time that they took, in seconds."""

    name: str
    decided: int
    accepted: int
    seconds: float | None = None
    timed: int = 0


def questions(people: Sequence[Work]) -> list[str]:
    """Return the questions that the work of some people raises beside that of the others."""
    asked = []
    for person in sorted(people, key=lambda one: one.name):
        others = [other for other in people if other.name != person.name]
        asked += [question for question in (_acceptance(person, others), _pace(person, others)) if question]
    return asked


def wilson(hits: int, n: int) -> tuple[float, float]:
    """Return the bounds between which a share lies with 95 % confidence, by Wilson's score."""
    if not n:
        return 0.0, 1.0
    z, share = 1.96, hits / n
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    spread = z * sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return max(0.0, middle - spread), min(1.0, middle + spread)


def _acceptance(person: Work, others: Iterable[Work]) -> str:
    n, hits = _sum(others)
    if person.decided < FEWEST or n < FEWEST:
        return ""
    own, theirs = person.accepted / person.decided, hits / n
    pooled = (person.accepted + hits) / (person.decided + n)
    error = sqrt(pooled * (1 - pooled) * (1 / person.decided + 1 / n))
    if not error or abs(own - theirs) < max(ERRORS * error, POINTS / 100):
        return ""
    asked = "Is that queue easier?" if own > theirs else "Is that queue harder?"
    return f"{person.name} confirmed {own:.0%} of {person.decided}; the others {theirs:.0%}. {asked}".replace("%", " %")


def _pace(person: Work, others: Iterable[Work]) -> str:
    known = [other.seconds for other in others if other.seconds and other.timed >= FEWEST]
    if person.seconds is None or person.timed < FEWEST or not known:
        return ""
    usual = median(known)
    if 1 / TIMES < person.seconds / usual < TIMES:
        return ""
    asked = "Are those texts longer?" if person.seconds > usual else "Are those texts shorter, or many claims alike?"
    return f"{person.name} takes {person.seconds:.0f} s on a claim; the others {usual:.0f} s. {asked}"


def _sum(others: Iterable[Work]) -> tuple[int, int]:
    found = list(others)
    return sum(other.decided for other in found), sum(other.accepted for other in found)
