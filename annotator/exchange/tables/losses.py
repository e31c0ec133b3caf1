"""What the first rows give away about things lost before the file reached us: zeros that led a number."""

import re
from collections.abc import Iterable, Sequence

from annotator.exchange.contract import Row

_DIGITS = re.compile(r"\d{1,20}")
_FEWEST = 3


def notes(sample: Iterable[Row], columns: Sequence[str]) -> list[str]:
    """Return a sentence for each column whose numbers seem to have lost the zeros before them."""
    sample = list(sample)
    return [
        f"In “{name}” some numbers begin with zeros and others are shorter: a spreadsheet may have dropped zeros."
        for name in columns
        if _lost_zeros([row.cells.get(name, "") for row in sample])
    ]


def _lost_zeros(values: list[str]) -> bool:
    numbers = [value for value in values if _DIGITS.fullmatch(value)]
    padded = {len(value) for value in numbers if value.startswith("0") and len(value) > 1}
    if len(padded) != 1 or len(numbers) < _FEWEST:
        return False
    width = padded.pop()
    return any(len(value) < width for value in numbers)
