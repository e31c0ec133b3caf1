"""An event of another dataset in words."""

from dataclasses import dataclass

from annotator.exchange.external.models import ExternalEvent
from annotator.incidents import wording
from annotator.incidents.facts import Number

AREA = 4  # from this precision on a place is an area (R17)


@dataclass(frozen=True)
class Said:
    """What a line says of an event."""

    dead: str
    when: str
    where: str
    sides: str


def said(event: ExternalEvent) -> Said:
    """Return an event in words."""
    sides = " · ".join(side for side in (event.side_a, event.side_b) if side)
    return Said(
        _dead(event), wording.when(event.date_start, event.date_end, event.date_precision), _where(event), sides
    )


def _dead(event: ExternalEvent) -> str:
    if event.best is None:
        return "no number"
    low = event.best if event.low is None else min(event.low, event.best)
    high = event.best if event.high is None else max(event.high, event.best)
    if high == 0:
        return "no dead known of"
    spread = wording.spread(Number(low, event.best, high))
    return f"{spread} dead" if low == high else f"{spread} dead, best {event.best}"


def _where(event: ExternalEvent) -> str:
    about = "somewhere in " if (event.place_precision or 0) >= AREA else ""
    return about + ", ".join(dict.fromkeys(part for part in (event.place, event.admin1, event.country) if part))
