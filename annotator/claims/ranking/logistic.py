"""A ranker as plain numbers: an intercept and a weight for each trait. It is stored as JSON and needs no library."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp, isfinite
from typing import Any


class NoRanker(ValueError):
    """Stored coefficients that make no ranker."""


@dataclass(frozen=True, slots=True)
class Logistic:
    """A calibrated logistic regression."""

    intercept: float
    weights: Mapping[str, float]

    def probability(self, traits: Mapping[str, float]) -> float:
        """Return how likely a candidate with these traits is to be accepted; a trait never met says nothing."""
        return sigmoid(self.intercept + sum(self.weights.get(name, 0.0) * value for name, value in traits.items()))

    def as_json(self) -> dict[str, Any]:
        """Return the coefficients as they are stored."""
        return {"intercept": self.intercept, "weights": dict(self.weights)}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> "Logistic":
        """Return the ranker that was stored; raises NoRanker where the numbers make none."""
        try:
            intercept = float(stored["intercept"])
            weights = {str(name): float(weight) for name, weight in stored["weights"].items()}
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise NoRanker(f"These are no coefficients: {error}") from error
        if not all(map(isfinite, (intercept, *weights.values()))):
            raise NoRanker("A coefficient is not a number.")
        return cls(intercept, weights)


def sigmoid(margin: float) -> float:
    """Return the probability for a margin, for margins of any size."""
    if margin >= 0:
        return 1 / (1 + exp(-min(margin, 700)))
    power = exp(max(margin, -700))
    return power / (1 + power)
