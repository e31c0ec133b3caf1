"""The measures of an edition under other profiles, as the ladder takes them. Pure."""

from collections.abc import Iterable, Mapping
from typing import Any

from reports.album.recorded import UNITS, of_recorded
from reports.charts.ladder import Rungs
from reports.charts.values import SILENCE, UNQUANTIFIED, Value, of_number, value_of
from reports.models import Figure
from reports.tables import RECORDED

MOST = 6
NOTHING = Value(SILENCE, words="nothing counts")


def ladders(found: Iterable[Any], profiles: Mapping[str, str], figures: Iterable[Figure]) -> tuple[Rungs, ...]:
    """Return each measure under each profile, people first; `found` are ladders as the tally gives them."""
    rows = {_measure(one.data["measure"]): one for one in of_recorded(figures)}
    rungs = []
    for one in found:
        measure = one.measure.to_dict()
        unit = UNITS.get(measure["unit"], measure["unit"].capitalize())
        row = rows.get(_measure(measure))
        label = row.label if row else f"{measure['kind'].replace('_', ' ').capitalize()}, {unit.lower()}"
        published = value_of(row.data, row.display) if row else None
        values = tuple(
            (profiles[rung.profile], published or NOTHING if rung.profile == RECORDED else _value(rung.figure))
            for rung in one.alternatives
        )
        rungs.append(Rungs(label, unit, values))
    chosen = sorted(filter(_tells, rungs), key=_weight)[:MOST]
    return tuple(sorted(chosen, key=lambda one: one.unit != UNITS["person"]))


def _tells(one: Rungs) -> bool:
    return len({value.said for _, value in one.values}) > 1


def _weight(one: Rungs) -> tuple[bool, bool, int]:
    """Put first what would be more under another rule, then people, then what differs most often."""
    published, *others = (value for _, value in one.values)
    more = any(value.reach > published.reach for value in others)
    return not more, one.unit != UNITS["person"], -len({value.said for value in others})


def _value(figure: Any) -> Value:
    if figure is None:
        return NOTHING
    number = figure.net or figure.number
    if number is None:
        incidents = figure.unquantified_incidents
        return Value(UNQUANTIFIED, words=f"{incidents} incident{'' if incidents == 1 else 's'}, unquantified")
    return of_number({"min": number.min, "best": number.best, "max": number.max})


def _measure(measure: Mapping[str, Any]) -> tuple[str, ...]:
    return measure["kind"], measure["unit"], measure["victim_status"], measure["detail"]
