"""How far the scores of candidates can be believed: fitted on half of the labelled texts, measured on the other half.

A candidate is right when its kind and its number meet the key. Keys of whole documents say nothing of parts, totals,
background and people told one by one, so only claims that could count are asked there.

    python -m bench.calibration          measure, and write bench/results/calibration.md
    python -m bench.calibration --fit    fit annotator/extraction/data/calibration.json first
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from annotator.extraction import Candidate, data, extract_many
from annotator.extraction.scoring import Traits, traits_of
from bench.corpus import CORPUS, lines, scorer
from bench.extraction import as_scored, document_of
from bench.rows import half

WEIGHTS = Path(data.__file__).parent / "calibration.json"
RESULTS = Path(__file__).parent / "results" / "calibration.md"
COUNTED = {"newswire": "pitf", "narratives": "airwars_gaza"}
STRENGTH = 0.5
SELDOM = 5
BINS = 10


@dataclass(frozen=True)
class Row:
    """One candidate of a labelled text."""

    text: str
    half: int
    traits: Traits
    score: float
    right: bool


def rows() -> list[Row]:
    """Return the candidates of the labelled texts with whether the key agrees."""
    return [*_claim_by_claim(), *(row for name, mode in COUNTED.items() for row in _whole_documents(name, mode))]


def _read(name: str) -> Iterator[tuple[dict[str, Any], list[Candidate]]]:
    texts = lines(f"{name}/dev.jsonl")
    return zip(texts, extract_many(map(document_of, texts), processes=2), strict=True)


def _claim_by_claim() -> Iterator[Row]:
    module = scorer("score_claims")
    gold = module.load_gold(str(CORPUS / "claims/gold"))
    for text, found in _read("claims"):
        system = [as_scored(one) for one in found]
        pairs = {ours: gold[text["id"]][theirs] for theirs, ours in module.match(gold[text["id"]], system)}
        for number, one in enumerate(found):
            right = number in pairs and module.meet(pairs[number], system[number])
            yield Row("claims", half(text["id"]), traits_of(one), one.score, right)


def _whole_documents(name: str, mode: str) -> Iterator[Row]:
    module = scorer("score_counts")
    for text, found in _read(name):
        keys = module.golds(mode, text)
        for one in found:
            if one.kind in keys and _is_asked(one, keys[one.kind]):
                right = _meets(module.iv(as_scored(one)), one, keys[one.kind])
                yield Row(name, half(text["id"]), traits_of(one), one.score, right)


def _is_asked(one: Candidate, key: dict[str, int] | None) -> bool:
    """Tell whether a candidate could be what the key counts; people told one by one are parts of what it counts."""
    whole = one.role in ("new_event", "duplicate_of") and one.modality in ("asserted", "alleged")
    alone = one.hedge == "single" and key is not None and (key["min"] or 0) > 1
    return whole and not alone


def _meets(bounds: tuple[int, int] | None, one: Candidate, key: dict[str, int] | None) -> bool:
    """Tell whether a number meets the key, which takes "more than N" for N."""
    if bounds is None or not key or not key["max"]:
        return False
    low, high = bounds
    return low - (one.hedge == "more_than") <= key["max"] and key["min"] <= high


def fit(examples: list[Row]) -> dict[str, Any]:
    """Return the weights of the traits, with how often each was seen and was right.

    Each collection of texts weighs the same, however many candidates it has.
    """
    vectorizer = DictVectorizer()
    table = vectorizer.fit_transform([dict.fromkeys(row.traits, 1.0) for row in examples])
    share = Counter(row.text for row in examples)
    weights = [len(examples) / len(share) / share[row.text] for row in examples]
    model = LogisticRegression(C=STRENGTH, max_iter=2000)
    model.fit(table, [row.right for row in examples], sample_weight=weights)
    seen = Counter(trait for row in examples for trait in row.traits)
    right = Counter(trait for row in examples for trait in row.traits if row.right)
    learnt = zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True)
    return {
        "about": "Log-odds that a candidate is right: base plus weights of traits. Written by bench.calibration.",
        "base": round(float(model.intercept_[0]), 3),
        "traits": [
            {
                "trait": trait,
                "weight": round(float(weight), 3),
                "seen": seen[trait],
                "right": _share(right, seen, trait),
            }
            for trait, weight in sorted(learnt)
            if seen[trait] >= SELDOM
        ],
    }


def _share(right: Counter[str], seen: Counter[str], trait: str) -> float:
    return round(right[trait] / seen[trait], 3)


def write(table: dict[str, Any]) -> None:
    """Keep the weights, one trait a line."""
    rows = ",\n".join("  " + json.dumps(row) for row in table["traits"])
    head = "".join(f' "{name}": {json.dumps(table[name])},\n' for name in ("about", "base"))
    WEIGHTS.write_text(f'{{\n{head} "traits": [\n{rows}\n ]\n}}\n', "utf-8")


def brier(pairs: list[tuple[float, bool]]) -> float:
    """Return the mean squared distance of the scores from what was so."""
    return sum((score - right) ** 2 for score, right in pairs) / len(pairs)


def bins(pairs: list[tuple[float, bool]]) -> Iterator[tuple[float, float, int]]:
    """Yield the mean score, the share that was right and the number of candidates of each tenth of the scale."""
    for number in range(BINS):
        inside = [pair for pair in pairs if min(int(pair[0] * BINS), BINS - 1) == number]
        if inside:
            yield *(float(mean) for mean in np.mean(inside, axis=0)), len(inside)


def ece(pairs: list[tuple[float, bool]]) -> float:
    """Return the expected calibration error: how far the bins are off, weighed by their size."""
    return sum(abs(score - share) * size for score, share, size in bins(pairs)) / len(pairs)


def report(examples: Iterable[Row]) -> str:
    """Return the table of reliability on the half that nothing was fitted on."""
    kept = [row for row in examples if row.half == 1]
    pairs = [(row.score, row.right) for row in kept]
    share = sum(right for _, right in pairs) / len(pairs)
    out = ["| score | predicted | observed | candidates |", "|---|---|---|---|"]
    for score, observed, size in bins(pairs):
        low = min(int(score * BINS), BINS - 1) / BINS
        out.append(f"| {low:.1f}–{low + 1 / BINS:.1f} | {score:.2f} | {observed:.2f} | {size} |")
    out += ["", "| texts | candidates | right | Brier | Brier of the mean | ECE |", "|---|---|---|---|---|---|"]
    for name in ("all", *dict.fromkeys(row.text for row in kept)):
        own = [(row.score, row.right) for row in kept if name in ("all", row.text)]
        mean = sum(right for _, right in own) / len(own)
        out.append(
            f"| {name} | {len(own)} | {mean:.2f} | {brier(own):.3f} | {mean * (1 - mean):.3f} | {ece(own):.3f} |"
        )
    return "\n".join([*out, "", f"Of all candidates {share:.0%} are right."])


def main() -> None:
    """Fit if asked to, measure on the other half, print and keep the table."""
    if "--fit" in sys.argv:
        write(fit([row for row in rows() if row.half == 0]))
    table = report(rows())
    print(table)
    RESULTS.write_text(f"# Scores against what was right\n\nHalf 1; fitted on half 0.\n\n{table}\n", "utf-8")


if __name__ == "__main__":
    main()
