"""How many died in one incident, as collections that have one number for it count. Pure."""

from collections.abc import Iterable, Mapping

from reports.files.told import Number, Told

DEADLY = ("killed", "executed")
CIVILIAN, COMBATANT = "civilian", "combatant"
NOT_SAID = ("unknown", "mixed_unsplit", "not_applicable")


def deaths(told: Told, statuses: Iterable[str] = (CIVILIAN, COMBATANT, *NOT_SAID)) -> Mapping[str, int | None] | None:
    """Return the recorded dead of these victim statuses together; None where no number is reported.

    Executed people are added only where the incident has no other dead of the same status: they may be the same.
    """
    found = [number for number in (_of(told, status) for status in statuses) if number is not None]
    return {bound: _sum(one[bound] for one in found) for bound in ("min", "best", "max")} if found else None


def _of(told: Told, status: str) -> Number | None:
    numbers = (told.harm.get((kind, status)) for kind in DEADLY)
    return next((number for number in numbers if number is not None), None)


def _sum(values: Iterable[int | None]) -> int | None:
    known = list(values)
    return None if None in known else sum(value for value in known if value is not None)
