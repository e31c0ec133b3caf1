"""What the kinds are called by others: ACLED's event types, PLOVER's events and modes. Pure; the table is data."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PATH = Path(__file__).resolve().parents[2] / "data" / "interchange.json"
# As ACLED codes an event of several types: a battle holds its shelling.
LEADING = ("Battles", "Explosions/Remote violence", "Violence against civilians", "Strategic developments")


@dataclass(frozen=True, slots=True)
class Peer:
    """One kind as others name it."""

    id: str
    acled_event: str
    acled_sub_event: str
    plover_event: str
    plover_mode: str


@cache
def peers() -> dict[str, Peer]:
    """Return the kinds as others name them, by id."""
    return {one["id"]: Peer(**one) for one in json.loads(PATH.read_text("utf-8"))["items"]}


def leading(kinds: Iterable[str]) -> Peer | None:
    """Return the kind by which an event of several kinds is coded; None where none of them is known."""
    known = [peers()[kind] for kind in kinds if kind in peers()]
    return min(known, key=lambda one: LEADING.index(one.acled_event), default=None)
