"""Krippendorff's alpha of two readers, with a confidence interval by resampling what they read.

0 is what chance would give, 1 is agreement on everything; below 0 they differ more than chance would.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import krippendorff
import numpy as np

Metric = Literal["nominal", "interval", "ratio"]
NOMINAL: Metric = "nominal"
INTERVAL: Metric = "interval"
RATIO: Metric = "ratio"
TOO_FEW = 20
RESAMPLES = 1000
SEED = 88

Pair = tuple[Any, Any]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two readers agree in one field over `n` passages; where alpha is None, `why` tells the reason."""

    n: int
    agreed: int
    alpha: float | None = None
    low: float | None = None
    high: float | None = None
    why: str = ""

    @property
    def per_cent(self) -> int:
        """Return how many in a hundred passages were read alike."""
        return round(100 * self.agreed / self.n) if self.n else 0


def agreement(pairs: Sequence[Pair], metric: Metric = NOMINAL, *, fewest: int = TOO_FEW) -> Agreement:
    """Return the agreement of pairs of values; values are names, or numbers where the metric is not nominal."""
    agreed = sum(one == other for one, other in pairs)
    if len(pairs) < fewest:
        return Agreement(len(pairs), agreed, why="too few")
    if len({value for pair in pairs for value in pair}) < 2:
        return Agreement(len(pairs), agreed, why="only one value")
    low, high = interval(pairs, metric)
    return Agreement(len(pairs), agreed, alpha(pairs, metric), low, high)


def alpha(pairs: Sequence[Pair], metric: Metric = NOMINAL) -> float:
    """Return Krippendorff's alpha; raises ValueError where all values are one."""
    domain = sorted({value for pair in pairs for value in pair})
    places = {value: at if metric == NOMINAL else value for at, value in enumerate(domain)}
    data = np.array([[places[pair[reader]] for pair in pairs] for reader in (0, 1)], dtype=float)
    return float(krippendorff.alpha(reliability_data=data, level_of_measurement=metric))


def interval(pairs: Sequence[Pair], metric: Metric = NOMINAL, *, resamples: int = RESAMPLES) -> tuple[float, float]:
    """Return between which bounds alpha lies in 95 of 100 resamples of the passages; the same pairs give the same."""
    counted = Counter(pairs)
    distinct, total = sorted(counted), len(pairs)
    domain = sorted({value for pair in distinct for value in pair})
    distances = _distances(domain, metric)
    at = {value: place for place, value in enumerate(domain)}
    ones, others = (np.array([at[pair[reader]] for pair in distinct]) for reader in (0, 1))
    drawn = np.random.default_rng(SEED).multinomial(
        total, np.array([counted[pair] for pair in distinct]) / total, size=resamples
    )
    observed = drawn @ distances[ones, others] / total
    values = np.zeros((len(distinct), len(domain)))
    np.add.at(values, (np.arange(len(distinct)), ones), 1)
    np.add.at(values, (np.arange(len(distinct)), others), 1)
    pooled = drawn @ values
    expected = ((pooled @ distances) * pooled).sum(axis=1) / (2 * total * (2 * total - 1))
    # A resample in which all values are one shows no disagreement.
    alphas = 1 - np.divide(observed, expected, out=np.zeros_like(observed), where=expected > 0)
    low, high = np.percentile(alphas, [2.5, 97.5])
    return float(low), float(high)


def _distances(domain: Sequence[Any], metric: Metric) -> Any:
    """Return how far apart each two values are, by Krippendorff's difference functions."""
    if metric == NOMINAL:
        return 1.0 - np.eye(len(domain))
    values = np.array(domain, dtype=float)
    apart = values[:, None] - values[None, :]
    if metric == RATIO:
        sums = values[:, None] + values[None, :]
        apart = np.divide(apart, sums, out=np.zeros_like(apart), where=sums != 0)
    return apart**2
