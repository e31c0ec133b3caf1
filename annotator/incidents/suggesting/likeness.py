"""Compares what two claims tell and says in words what agrees and what does not.

The weights are the log-odds of the old trade of record linkage: what agrees by chance rarely weighs much, what differs
although both say it weighs against. They only order what a person is shown; nothing is linked by them.
"""

from collections.abc import Iterator

from rapidfuzz import fuzz

from annotator.incidents import wording
from annotator.incidents.facts import Number
from annotator.incidents.suggesting.days import compare_days
from annotator.incidents.suggesting.kin import kin
from annotator.incidents.suggesting.places import ALIKE, ALMOST, compare_places
from annotator.incidents.suggesting.told import Likeness, Remark, Told

# From here on a pair is worth a person's look.
LIKELY = 3.5
# Shorter quotes are alike by chance.
LONG = 25


def compare(one: Told, other: Told) -> Likeness | None:
    """Return how alike two claims are, or None where their days or kinds rule one event out."""
    days, kinds = compare_days(one, other), _kinds(one.kind, other.kind)
    if days is None or kinds is None:
        return None
    told = (*_people(one, other), *compare_places(one, other), *_numbers(one, other), *_words(one, other))
    return Likeness((days, kinds, *told))


def _kinds(one: str, other: str) -> Remark | None:
    if one == other:
        return Remark(1.0, "same kind")
    if other in kin(one):
        return Remark(0.2, f"{one.replace('_', ' ')} and {other.replace('_', ' ')}")
    return None


def _people(one: Told, other: Told) -> Iterator[Remark]:
    if one.target and other.target and fuzz.token_set_ratio(one.target.lower(), other.target.lower()) >= ALIKE:
        yield Remark(1.2, f"both {min(one.target, other.target, key=len)}")
    elif _split(one, other):
        yield Remark(-2.5, f"{one.victim_status}s here, {other.victim_status}s there")
    elif one.victim_status == other.victim_status and one.victim_status in ("civilian", "combatant"):
        yield Remark(0.5, f"both {one.victim_status}s")
    if one.actor and other.actor:
        alike = fuzz.token_set_ratio(one.actor.lower(), other.actor.lower()) >= ALIKE
        shown = f"both by {min(one.actor, other.actor, key=len)}" if alike else f"by {one.actor}, by {other.actor}"
        yield Remark(1.0 if alike else -1.0, shown)


def _split(one: Told, other: Told) -> bool:
    return {one.victim_status, other.victim_status} == {"civilian", "combatant"}


def _numbers(one: Told, other: Told) -> Iterator[Remark]:
    if one.kind != other.kind or one.number is None or other.number is None:
        return
    said = f"{wording.spread(one.number)} against {wording.spread(other.number)}"
    if one.number == other.number:
        yield Remark(1.5, f"both {wording.spread(one.number)}")
    elif _overlap(one.number, other.number):
        yield Remark(0.9, said)
    else:
        yield Remark(0.0 if _near(one.number, other.number) else -1.5, said)


def _overlap(one: Number, other: Number) -> bool:
    return (one.max is None or other.min <= one.max) and (other.max is None or one.min <= other.max)


def _near(one: Number, other: Number) -> bool:
    """Tell whether the gap between two ranges is what early and late counts of one event may differ by."""
    low, high = sorted((one, other), key=lambda number: number.min)
    gap = high.min - (low.max or low.min)
    return gap <= max(2, high.min // 3)


def _words(one: Told, other: Told) -> Iterator[Remark]:
    if min(len(one.quote), len(other.quote)) >= LONG and fuzz.ratio(one.quote, other.quote) >= ALMOST:
        yield Remark(2.0, "the same words" if one.quote == other.quote else "almost the same words")
