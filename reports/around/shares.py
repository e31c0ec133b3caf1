"""What some of a figure's incidents come to: a sum of what the edition froze for each of them. Pure: no query."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from reports.models import Figure
from reports.ranges import NO_BEST, Picture, picture, scales, shown_number
from reports.tables import url_of

Number = Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class Share:
    """One figure as far as some of its incidents go: in words, as a picture, and the figure that it belongs to."""

    label: str
    column: str
    display: str
    note: str
    state: str
    url: str
    picture: Picture


def shares(figures: Iterable[Figure], incidents: Collection[int]) -> list[Share]:
    """Return of each figure what these incidents give it; figures that they give nothing are left out."""
    found = [(figure, _parts(figure, incidents)) for figure in figures]
    given = [(figure, parts, _data(figure, [part for part, _ in parts])) for figure, parts in found if parts]
    scale = scales(data for _, _, data in given)
    return [_share(figure, parts, data, scale) for figure, parts, data in given]


def words_of(number: Number) -> str:
    """Return a range in words: "24–26", "at least 3", "up to 4"."""
    least, most = number["min"], number["max"]
    if most is None:
        return f"at least {least or 0:,}"
    if least == most:
        return f"{most:,}"
    return f"{least:,}–{most:,}" if least else f"up to {most:,}"


def _parts(figure: Figure, incidents: Collection[int]) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    pairs = zip(figure.data["contributions"], figure.data["words"]["incidents"], strict=True)
    return [(part, words) for part, words in pairs if part["incident_id"] in incidents]


def _data(figure: Figure, parts: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the parts in the shape of a figure's data, so that they are drawn as figures are."""
    numbers = [number for part in parts if (number := shown_number(part))]
    return {
        "measure": figure.data["measure"],
        "net": None,
        "number": {bound: _sum(numbers, bound) for bound in ("min", "best", "max")} if numbers else None,
        "unquantified_incidents": len(parts) - len(numbers),
        "reported_none": False,
    }


def _sum(numbers: list[Number], bound: str) -> int | None:
    values = [number[bound] for number in numbers]
    return None if None in values else sum(value for value in values if value is not None)


def _share(
    figure: Figure, parts: list[tuple[dict[str, Any], dict[str, Any]]], data: dict[str, Any], scale: dict[str, int]
) -> Share:
    contested = any(part["contested"] for part, _ in parts)
    unquantified = data["unquantified_incidents"]
    notes = [words["note"] for _, words in parts] if len(parts) == 1 else [f"{len(parts)} incidents"]
    if len(parts) > 1 and unquantified and data["number"]:
        notes.append(f"plus {unquantified} without a number")
    return Share(
        label=figure.label,
        column=figure.data["words"]["column"],
        display=parts[0][1]["display"] if len(parts) == 1 else _display(data),
        note=" · ".join(filter(None, notes)),
        state="alleged" if figure.column == "alleged" else "contested" if contested else "verified",
        url=url_of(figure),
        picture=picture(data, scale) if data["number"] or unquantified else Picture("silence", best=NO_BEST),
    )


def _display(data: Mapping[str, Any]) -> str:
    return words_of(data["number"]) if data["number"] else "unquantified"
