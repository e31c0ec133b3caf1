"""The counting rules in one sentence each, as readers meet them."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PATH = Path(__file__).parent / "data" / "rules.json"


@dataclass(frozen=True)
class Rule:
    """One counting rule of the method."""

    id: str
    sentence: str

    @property
    def anchor(self) -> str:
        """Return the rule's name as an address within a page."""
        return self.id.replace("§", "section-")


@cache
def rules() -> dict[str, Rule]:
    """Return the rules by id, in the method's order."""
    return {one["id"]: Rule(**one) for one in json.loads(PATH.read_text("utf-8"))["items"]}


def rule(id: str) -> Rule:
    """Return a rule; one that this version does not know has no sentence, since editions outlive rules."""
    return rules().get(id) or Rule(id, "")
