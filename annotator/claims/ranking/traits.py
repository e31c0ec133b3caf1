"""What a ranker looks at in a candidate: the machine's own values, never what a person made of them."""

from collections.abc import Mapping
from math import log1p
from typing import Any

WORDS = ("kind", "modality", "hedge", "role", "rule", "date_basis", "victim_status")
Traits = dict[str, float]


def traits(proposal: Mapping[str, Any], *, source: int, text_length: int) -> Traits:
    """Return a candidate's traits by name: 1 for each word that is true of it, a number for each measure."""
    start, end = int(proposal.get("start", 0)), int(proposal.get("end", 0))
    sentence = int(proposal.get("sentence_end", end)) - int(proposal.get("sentence_start", start))
    found = {f"{name}={proposal.get(name) or 'none'}": 1.0 for name in WORDS}
    found |= {
        f"source={source}": 1.0,
        "score": float(proposal.get("score", 0)),
        "length of the quote": log1p(max(0, end - start)) / 10,
        "length of the sentence": log1p(max(0, sentence)) / 10,
        "position": min(1.0, start / text_length) if text_length else 0.0,
    }
    for name in ("attribution", "actor", "places"):
        if proposal.get(name):
            found[f"has {name}"] = 1.0
    if proposal.get("best") is not None:
        found["has a number"] = 1.0
    return found
