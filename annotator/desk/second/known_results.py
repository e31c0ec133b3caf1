"""How people fared with known answers, and which known answers there are."""

from collections import Counter, defaultdict
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from annotator.desk.second.words import LABELS
from annotator.review.second.agreeing.outliers import wilson
from annotator.review.second.models import KnownAnswer, ReadingAnswer


@dataclass(frozen=True, slots=True)
class Result:
    """One reader's answers to known answers."""

    name: str
    n: int
    right: int
    low: int
    high: int
    missed: str


def results_by_reader() -> list[Result]:
    """Return for each reader how many known answers they read, and which fields they missed most."""
    differing: dict[str, list[list[str]]] = defaultdict(list)
    answers = ReadingAnswer.objects.filter(reading__known__isnull=False)
    for name, fields in answers.values_list("reader__username", "differing"):
        differing[name].append(fields)
    return [_result(name, found) for name, found in sorted(differing.items())]


def known_answers() -> QuerySet[KnownAnswer]:
    """Return the known answers that are handed out, with how often they were answered and how often rightly."""
    answered = Q(readings__answer__isnull=False)
    return (
        KnownAnswer.objects.filter(ended_at=None)
        .select_related("claim", "marked_by")
        .annotate(
            answered=Count("readings", filter=answered),
            right=Count("readings", filter=answered & Q(readings__answer__differing=[])),
        )
    )


def _result(name: str, found: list[list[str]]) -> Result:
    right = sum(not fields for fields in found)
    low, high = wilson(right, len(found))
    missed = Counter(field for fields in found for field in fields).most_common(3)
    words = ", ".join(f"{LABELS[field].lower()} {count}" for field, count in missed)
    return Result(name, len(found), right, round(100 * low), round(100 * high), words)
