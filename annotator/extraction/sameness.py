"""Whether two events of a text can be one and the same."""

from .numbers import Quantity
from .reading import Event
from .tallies import ends_in_name

_POINTING = frozenset({"the", "these", "those", "this", "that"})
_PRONOUNS = frozenset({"he", "she", "him", "her", "they", "them", "it"})


def bounds(quantity: Quantity | None) -> tuple[int | None, int | None]:
    return (quantity.min, quantity.max) if quantity else (None, None)


def is_plural_count(quantity: Quantity | None) -> bool:
    return quantity is not None and (quantity.min or 0) > 1 and quantity.hedge != "several"


def is_counted(event: Event) -> bool:
    return event.quantity is not None and event.quantity.best is not None and event.quantity.max is not None


def can_hold(whole: Event, part: Event) -> bool:
    """Whether the projectiles that landed can be among those told before; a single one only lands itself."""
    if whole.quantity is None or whole.quantity.max != 1:
        return True
    return whole.frame != "impact" and whole.weapon == part.weapon and bounds(part.quantity)[1] == 1


def repeats(event: Event, other: Event) -> bool:
    """Whether two events of a text can be one: same kind, same or vaguer number, no rival place or status."""
    if event.kind != other.kind or event.sentence is other.sentence or event.weapon != other.weapon:
        return False
    if event.modality != other.modality and {event.modality, other.modality} != {"asserted", "alleged"}:
        return False
    if _rival_dates(event, other) or (event.sex and other.sex and event.sex != other.sex):
        return False
    if other.role not in ("new_event", "duplicate_of") or other.part_of is not None:
        return False
    if {event.status, other.status} == {"civilian", "combatant"}:
        return False
    if event.unit != other.unit or not _agree(event.quantity, other.quantity):
        return False
    if is_counted(event) and not is_counted(other) and not other.sentence.headline:
        return False
    if other.sentence.headline:
        return True
    mine = {p.name.lower() for p in event.places if p.precision <= 3}
    theirs = {p.name.lower() for p in other.places if p.precision <= 3}
    return bool(mine & theirs) or not (mine and theirs) or event.definite


def only_points_back(event: Event) -> bool:
    """ "the murder of the priests", "when they were killed": it takes up what was told, and adds no day or place."""
    phrase = event.target
    if event.frame != "harm" or phrase is None or event.sentence.headline or event.date_basis == "stated":
        return False
    words = event.sentence.words[phrase.start : phrase.end]
    owned = any(word.norm in ("'s", "'") or word.norm.isdigit() for word in words)  # "the mayor's son" is somebody new
    points = words[0].norm in _POINTING or event.sentence.words[phrase.head].norm in _PRONOUNS
    named = len(words) > 1 and ends_in_name(event.sentence, phrase) and not words[0].text.isupper()
    return points and not owned and not named and phrase.quantity is None and not event.places


def _rival_dates(event: Event, other: Event) -> bool:
    one, two = event.date, other.date
    if one is None or two is None or "stated" not in (event.date_basis, other.date_basis):
        return False
    return one.first > two.last or two.first > one.last


def _agree(one: Quantity | None, two: Quantity | None) -> bool:
    if one is None or two is None:
        return False
    if (one.min, one.max) == (two.min, two.max):
        return True
    vague = {"several", "", "at_least"}
    if one.hedge in vague or two.hedge in vague:
        low, high = max(one.min or 0, two.min or 0), min(_top(one), _top(two))
        return low <= high
    return False


def _top(quantity: Quantity) -> int:
    return 10**12 if quantity.max is None else quantity.max
