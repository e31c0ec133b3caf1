"""How wide words are in the letters of the pictures, and the letters that one picture needs to take along. Pure."""

import base64
import io
import re
from functools import cache
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FOLDER = Path(__file__).resolve().parent.parent / "data" / "fonts"
FAMILY = "Inter"
FILES = {400: FOLDER / "Inter-Regular.ttf", 600: FOLDER / "Inter-SemiBold.ttf"}
# A letter that the font lacks comes from another one, which may be wider.
UNKNOWN = 0.75
_ZERO_WIDTH = re.compile(r"[\u0300-\u036f\u200b-\u200f\u2060-\u2069]")


def width_of(text: str, size: float, weight: int = 400) -> float:
    """Return how many pixels a text takes on one line."""
    advances = _advances(weight)
    return size * sum(advances.get(ord(letter), UNKNOWN) for letter in _ZERO_WIDTH.sub("", text))


def wrapped(text: str, most: float, size: float, weight: int = 400) -> list[str]:
    """Return a text in lines no wider than so many pixels; a word that is wider alone is cut in two."""
    lines = [""]
    for word in _parts(text.split(), most, size, weight):
        longer = f"{lines[-1]} {word}".strip()
        if width_of(longer, size, weight) <= most:
            lines[-1] = longer
        else:
            lines.append(word)
    return [line for line in lines if line]


def embedded(texts: dict[int, set[str]]) -> str:
    """Return the style rules that hold the letters used, by weight, so that a picture looks alike everywhere."""
    return "".join(_rule(weight, frozenset(letters)) for weight, letters in sorted(texts.items()) if letters)


def _parts(words: list[str], most: float, size: float, weight: int) -> list[str]:
    parts = []
    for word in words:
        while width_of(word, size, weight) > most and len(word) > 1:
            cut = next(at for at in range(len(word), 0, -1) if at == 1 or width_of(word[:at], size, weight) <= most)
            parts.append(word[:cut])
            word = word[cut:]
        parts.append(word)
    return parts


@cache
def _advances(weight: int) -> dict[int, float]:
    font = TTFont(FILES[weight])
    widths, em = font["hmtx"].metrics, font["head"].unitsPerEm
    return {code: widths[name][0] / em for code, name in font.getBestCmap().items()}


@cache
def _rule(weight: int, letters: frozenset[str]) -> str:
    font = TTFont(FILES[weight], recalcTimestamp=False)
    cut = subset.Subsetter(subset.Options(layout_features=["kern"], hinting=False, drop_tables=["GPOS"]))
    cut.populate(unicodes=sorted(map(ord, letters)))
    cut.subset(font)
    font.flavor = "woff2"
    file = io.BytesIO()
    font.save(file, reorderTables=None)
    data = base64.b64encode(file.getvalue()).decode()
    return f'@font-face{{font-family:"{FAMILY}";font-weight:{weight};src:url(data:font/woff2;base64,{data})}}'
