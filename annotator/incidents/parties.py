"""What a party to the fighting says, and how far it counts (R5)."""

import re

from .facts import Fact

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
