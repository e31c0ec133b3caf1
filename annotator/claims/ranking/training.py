"""Learns a ranker from this desk's decisions and has it installed unless it is worse than what there is."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from django.db.models import Exists, F, OuterRef

from annotator.claims.life import ACCEPTED, Status
from annotator.claims.models import Claim, ClaimQuerySet
from annotator.claims.ranking.actions import install_ranker, traits_of
from annotator.claims.ranking.learning import (
    Example,
    Measures,
    lacking,
    learn,
    measure_ranker,
    measure_scores,
    split,
)
from annotator.claims.ranking.models import Ranker

# A source that withdrew or updated what it said had said it: the candidate was right.
RIGHT = ACCEPTED | {Status.SUPERSEDED, Status.RETRACTED}


class TooFewDecisions(Exception):
    """There is not enough to learn from; `needs` says what is missing."""

    def __init__(self, needs: list[str]) -> None:
        super().__init__("; ".join(needs))
        self.needs = needs


@dataclass(frozen=True)
class Training:
    """The outcome of a training: the measures of what there was and of what was learnt, and what was installed."""

    decisions: int
    held_back: int
    by_score: Measures
    by_former: Measures | None
    by_new: Measures
    installed: Ranker | None


def train_ranker() -> Training:
    """Learn a ranker from all decided candidates, and install it unless it is worse than what there is.

    Raises TooFewDecisions where nothing can be learnt or measured yet.
    """
    examples = decided_examples()
    if needs := lacking(examples):
        raise TooFewDecisions(needs)
    learnt, held_back = split(examples)
    new, former = learn(learnt), Ranker.objects.first()
    before = [measure_scores(held_back), *([measure_ranker(former.logistic, held_back)] if former else [])]
    after = measure_ranker(new, held_back)
    installed = None
    if not any(after.is_worse_than(one) for one in before):
        measures = {"before": asdict(before[0]), "after": asdict(after)}
        installed = install_ranker(logistic=new, decisions=len(learnt), held_back=len(held_back), measures=measures)
    return Training(len(learnt), len(held_back), before[0], before[1] if former else None, after, installed)


def decided_examples() -> Sequence[Example]:
    """Return the extractor's candidates that people accepted or rejected."""
    claims = Claim.objects.filter(origin=Claim.Origin.EXTRACTOR, status__in=[*RIGHT, Status.REJECTED])
    claims = claims.annotate(ended=Exists(ended_by_assessment().filter(pk=OuterRef("pk"))))
    return [_example(claim) for claim in claims.select_related("article").order_by("pk")]


def ended_by_assessment() -> ClaimQuerySet:
    """Return the allegations that stand as two people ended them: the world refuted them, and the reading was right."""
    return Claim.objects.filter(assessments__state="agreed", assessments__decision__version=F("version"))


def _example(claim: Claim) -> Example:
    right = claim.status in RIGHT or vars(claim)["ended"]
    return Example(claim.article_id, traits_of(claim), claim.score, right)
