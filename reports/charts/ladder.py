"""What the figures would be under other rules: one panel a measure, one rung a profile."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reports.charts.picture import NARROW, Picture, Table, made, remembered
from reports.charts.ranged_rows import Named, panel
from reports.charts.sheet import SLIM, WIDE, Sheet, page
from reports.charts.values import Value

COLUMNS = ("measure", "profile", "min", "best", "max", "in words")


@dataclass(frozen=True, slots=True)
class Rungs:
    """One measure under each profile; the first is what is published."""

    label: str
    unit: str
    values: tuple[tuple[str, Value], ...]


@remembered
def ladder_picture(measures: Sequence[Rungs], *, note: str) -> tuple[Picture, ...]:
    """Return the ladder in both widths; none where no other rule would change a figure."""
    differing = [one for one in measures if len({value.said for _, value in one.values}) > 1]
    if not differing:
        return ()
    title = "What the figure would be under other rules"
    says = (
        "The first line is what is published. The others count the same claims by other rules; "
        "they are no further figures. A rule that is not named changes nothing."
    )
    description = f"{says} " + " ".join(
        f"{one.label}: " + "; ".join(f"{profile.lower()} {value.words}" for profile, value in one.values) + "."
        for one in differing
    )
    rows = tuple(
        (one.label, profile, value.min, value.best, value.max, value.words)
        for one in differing
        for profile, value in one.values
    )
    return tuple(
        made(
            name=f"what-if{ending}",
            title=title,
            description=description,
            spec=_spec(differing, sheet, title=title, says=says, note=note),
            table=Table(COLUMNS, rows),
        )
        for ending, sheet in (("", WIDE), (NARROW, SLIM))
    )


def told_apart(one: Rungs) -> list[tuple[str, Value]]:
    """Return the published figure and those that differ from it, the profiles that agree on one rung."""
    (published, figure), *others = one.values
    names: dict[Value, list[str]] = {}
    for profile, value in others:
        if value.said != figure.said:
            names.setdefault(value, []).append(profile)
    return [(published, figure), *((_listed(profiles), value) for value, profiles in names.items())]


def _listed(profiles: Sequence[str]) -> str:
    return ", ".join([profiles[0], *(profile[0].lower() + profile[1:] for profile in profiles[1:])])


def _spec(measures: Sequence[Rungs], sheet: Sheet, *, title: str, says: str, note: str) -> dict[str, Any]:
    panels = [
        panel(
            one.label,
            [
                Named(profile, value, strong=True) if at == 0 else Named(profile, value, "grid", "axis")
                for at, (profile, value) in enumerate(told_apart(one))
            ],
            sheet,
        )
        for one in measures
    ]
    return page(panels, sheet, title=title, says=says, note=note, spacing=26)
