"""What a party to the fighting says, and how far it counts (R5)."""

import re
from collections.abc import Iterator
from dataclasses import replace

from .facts import Fact
from .figures import CONCEDED, DECLARED

LOSSES = frozenset({"killed", "executed", "injured", "bodies_found"})
_BETWEEN_NAMES = re.compile(r"\s*(?:[,;/&]|\band\b)\s*")


def names(actors: str, party: str) -> bool:
    """Tell whether a party is one of the actors in a list such as "International Coalition, SDF"."""
    wanted = party.casefold()
    return actors.casefold() == wanted or wanted in _BETWEEN_NAMES.split(actors.casefold())


def is_own_act(fact: Fact) -> bool:
    """Tell whether a party speaks of what it did itself."""
    return bool(fact.party) and names(fact.actor, fact.party)


def is_denial(fact: Fact) -> bool:
    """Tell whether a party denies its own act or its harm; what it says of its own losses is no denial."""
    if not fact.party or fact.modality != "negated" or names(fact.target, fact.party):
        return False
    return not fact.actor or is_own_act(fact)


def is_enemy_loss(fact: Fact) -> bool:
    """Tell whether a party reports losses of its enemy, or calls those it hit anything but civilians."""
    if not fact.party or fact.kind not in LOSSES or fact.victim_status == "civilian":
        return False
    if names(fact.target, fact.party):
        return False
    if is_own_act(fact):
        return True
    hit_by_another = bool(fact.actor) and not fact.target
    return fact.victim_status == "combatant" and not hit_by_another


def concedes(fact: Fact) -> bool:
    """Tell whether a party admits that it harmed civilians."""
    return is_own_act(fact) and fact.kind in LOSSES and fact.victim_status == "civilian"


def declares(fact: Fact) -> bool:
    """Tell whether a party announces an act of its own."""
    return is_own_act(fact) and fact.kind not in LOSSES


def answers_in(fact: Fact) -> Iterator[tuple[str, Fact]]:
    """Yield what parties answer to a claim, each as a fact of its own in the column that it belongs to.

    Of a party that answers more than once, the last number that it names in a column stands (R9).
    """
    last = {
        (column, answer.party): number
        for answer in fact.answers
        for column, number in ((DECLARED, answer.declared), (CONCEDED, answer.conceded))
        if number is not None
    }
    for (column, party), number in last.items():
        yield (
            column,
            replace(
                fact,
                party=party,
                independence_group=party,
                supported_by=(),
                answers=(),
                hedge="",
                min=number.min,
                best=number.best,
                max=number.max,
            ),
        )
