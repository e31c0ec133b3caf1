"""Learns a ranker from decided candidates and measures it on articles that no ranker is ever trained on."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss, log_loss, roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict

from annotator.claims.ranking.logistic import Logistic
from annotator.claims.ranking.traits import Traits

HELD_BACK_OF = 4
FOLDS = 5
STRENGTH = 0.5
SMALLEST = 1e-6


@dataclass(frozen=True, slots=True)
class Example:
    """A decided candidate: its article, its traits, the rule's own score, and whether it was accepted."""

    article: int
    traits: Traits
    score: float
    accepted: bool


@dataclass(frozen=True, slots=True)
class Measures:
    """How well probabilities fit what people decided; lower is better but for `auc`."""

    log_loss: float
    brier: float
    auc: float

    def is_worse_than(self, other: "Measures") -> bool:
        """Tell whether these probabilities are to be refused where the others are at hand."""
        return self.log_loss > other.log_loss or self.auc < other.auc


# What it takes to learn anything, and to see whether it was learnt: (what, of which part, how many).
LEAST = {"decisions": 100, "accepted": 15, "rejected": 15, "articles": FOLDS}
LEAST_HELD_BACK = {"decisions": 30, "accepted": 5, "rejected": 5, "articles": 2}


def is_held_back(article: int) -> bool:
    """Tell whether an article is kept for measuring: one in four, the same ones for every ranker."""
    return sha256(str(article).encode()).digest()[0] % HELD_BACK_OF == 0


def split(examples: Sequence[Example]) -> tuple[list[Example], list[Example]]:
    """Return the examples to learn from and those that are held back, by article."""
    learnt = [example for example in examples if not is_held_back(example.article)]
    return learnt, [example for example in examples if is_held_back(example.article)]


def lacking(examples: Sequence[Example]) -> list[str]:
    """Return what is still needed before a ranker can be learnt and measured, in words; nothing when it can."""
    learnt, held_back = split(examples)
    return _lacking(learnt, LEAST, "to learn from") + _lacking(held_back, LEAST_HELD_BACK, "held back to measure with")


def _lacking(examples: Sequence[Example], least: dict[str, int], purpose: str) -> list[str]:
    accepted = sum(example.accepted for example in examples)
    articles = len({example.article for example in examples})
    there = Counter(decisions=len(examples), accepted=accepted, rejected=len(examples) - accepted, articles=articles)
    return [f"{there[what]} of {need} {what} {purpose}" for what, need in least.items() if there[what] < need]


def learn(examples: Sequence[Example]) -> Logistic:
    """Fit a logistic regression and calibrate it on predictions for articles that it had not seen."""
    vectorizer = DictVectorizer()
    table = vectorizer.fit_transform([example.traits for example in examples])
    labels = np.array([example.accepted for example in examples])
    articles = [example.article for example in examples]
    regression = LogisticRegression(C=STRENGTH, max_iter=2000)
    folds = GroupKFold(min(FOLDS, len(set(articles))))
    margins = cross_val_predict(regression, table, labels, groups=articles, cv=folds, method="decision_function")
    slope, shift = _calibration(margins, labels)
    regression.fit(table, labels)
    weights = zip(vectorizer.feature_names_, regression.coef_[0], strict=True)
    kept = {name: round(float(weight * slope), 6) for name, weight in weights if abs(weight) > SMALLEST}
    return Logistic(round(float(regression.intercept_[0] * slope + shift), 6), kept)


def _calibration(margins: np.ndarray, labels: np.ndarray) -> tuple[float, float]:
    """Return Platt's slope and shift; a slope that turns the order round says that nothing was learnt, and is flat."""
    platt = LogisticRegression(C=1e6).fit(margins.reshape(-1, 1), labels)
    slope = max(0.0, float(platt.coef_[0][0]))
    if slope:
        return slope, float(platt.intercept_[0])
    share = float(labels.mean())
    return 0.0, float(np.log(share / (1 - share)))


def measure(probabilities: Sequence[float], examples: Sequence[Example]) -> Measures:
    """Compare probabilities with what people decided."""
    labels = [example.accepted for example in examples]
    clipped = np.clip(probabilities, 0.01, 0.99)
    return Measures(
        log_loss=round(float(log_loss(labels, clipped)), 4),
        brier=round(float(brier_score_loss(labels, clipped)), 4),
        auc=round(float(roc_auc_score(labels, clipped)), 4),
    )


def measure_ranker(ranker: Logistic, examples: Sequence[Example]) -> Measures:
    """Measure a ranker on examples."""
    return measure([ranker.probability(example.traits) for example in examples], examples)


def measure_scores(examples: Sequence[Example]) -> Measures:
    """Measure the rules' own scores on examples, taken as probabilities."""
    return measure([example.score for example in examples], examples)
