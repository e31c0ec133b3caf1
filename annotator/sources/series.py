"""Numbered runs of reports: what is known of each is data, and its windows follow from it."""

import json
import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from annotator.sources.periods import Period, add_months


@dataclass(frozen=True, slots=True)
class Series:
    """A run of reports, numbered in their own words, whose windows follow from the number."""

    id: str
    name: str
    publisher: str
    begun: date
    ordinals: tuple[re.Pattern[str], ...]
    basis: str

    def window(self, ordinal: int) -> Period:
        """Return the nth month, always counted from the first day, so that no day falls between two."""
        return add_months(self.begun, ordinal - 1), add_months(self.begun, ordinal)

    def ordinals_in(self, text: str) -> Counter[int]:
        """Count the numbers that the text gives this report: "88 months of …", "the 88th month of …"."""
        matches = (match for pattern in self.ordinals for match in pattern.finditer(text))
        return Counter(ordinal for match in matches if (ordinal := int(match["n"])) > 0)


def load_series(path: Path) -> tuple[Series, ...]:
    """Read series from a JSON list; a window that is not monthly raises ValueError."""
    return tuple(map(_series, json.loads(path.read_text(encoding="utf-8"))))


def _series(entry: dict[str, object]) -> Series:
    if entry["window"] != "monthly":
        raise ValueError(f"series {entry['id']} has a window that is not monthly: {entry['window']}")
    patterns = entry["ordinal_patterns"]
    assert isinstance(patterns, list)
    return Series(
        id=str(entry["id"]),
        name=str(entry["name"]),
        publisher=str(entry["publisher"]),
        begun=date.fromisoformat(str(entry["begun"])),
        ordinals=tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns),
        basis=str(entry["basis"]),
    )


SERIES = load_series(Path(__file__).parent / "data" / "series.json")
