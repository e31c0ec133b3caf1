"""From a Vega-Lite specification to a finished SVG: the same bytes for the same specification on every run. Pure."""

import json
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from html import escape, unescape
from typing import Any

import vl_convert

from reports.charts import letters
from reports.charts.palette import LIGHT

# What is drawn as hatching: the part of the palette, and how far apart its lines stand.
HATCHED = {"silence": 5, "vague": 6}
_NOISE = re.compile(r' (?:role|class|aria-[a-z]+|pointer-events|xmlns:xlink|version)="[^"]*"')
_EMPTY = re.compile(r'<path[^>]* d="(?:M0,0h0v0h0Z)?"[^>]*/>')
_TEXT = re.compile(r"<text([^>]*)>(.*?)</text>")
_TAG = re.compile(r"<[^>]*>")
_LONG = re.compile(r"-?\d+\.\d{3,}")
_CLIP = re.compile(r'id="(clip\d+)"')
_CLIPS = re.compile(r'(id="|url\(#)(clip\d+)("|\))')
_HEAD = re.compile(r"<svg[^>]*>")
_SIZE = re.compile(r'width="([\d.]+)" height="([\d.]+)"')


def draw(spec: Mapping[str, Any], *, name: str, title: str, description: str) -> str:
    """Return the picture of a specification with its title and description for those who do not see it."""
    return _drawn(json.dumps(spec, sort_keys=True, ensure_ascii=False), name, title, description)


# An edition that is published again, or drafted and then published, mostly shows the same pictures.
@lru_cache(maxsize=256)
def _drawn(spec: str, name: str, title: str, description: str) -> str:
    _know_our_letters()
    # Nothing is fetched while a picture is drawn, whatever a specification says.
    raw = vl_convert.vegalite_to_svg(spec, allowed_base_urls=[])
    body = _EMPTY.sub("", _NOISE.sub("", raw))
    body = _LONG.sub(lambda number: f"{float(number[0]):.2f}".rstrip("0").rstrip("."), body)
    return _with_head(_hatched(_clipped(body, name), name), name, title, description)


@cache
def _know_our_letters() -> None:
    vl_convert.register_font_directory(str(letters.FOLDER))


def _with_head(svg: str, name: str, title: str, description: str) -> str:
    size = _SIZE.search(svg)
    assert size is not None
    width, height = size.groups()
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'role="img" aria-labelledby="{name}-title {name}-description">'
        f'<title id="{name}-title">{escape(title)}</title>'
        f'<desc id="{name}-description">{escape(description)}</desc>'
        f"<style>{letters.embedded(_letters(svg))}</style>{_patterns(svg, name)}"
    )
    return _HEAD.sub(lambda _: head, svg, count=1)


def _letters(svg: str) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {400: set(), 600: set()}
    for attributes, text in _TEXT.findall(svg):
        found[600 if 'font-weight="600"' in attributes else 400].update(unescape(_TAG.sub("", text)))
    return found


def _clipped(svg: str, name: str) -> str:
    """Number the clips of a drawing from nought, whatever was drawn before it, and name them after it."""
    found = {clip: f"{name}-clip{at}" for at, clip in enumerate(_CLIP.findall(svg))}
    return _CLIPS.sub(lambda use: f"{use[1]}{found[use[2]]}{use[3]}", svg)


def _hatched(svg: str, name: str) -> str:
    for part in HATCHED:
        svg = svg.replace(f'fill="{LIGHT[part]}"', f'fill="url(#{name}-{part})"')
    return svg


def _patterns(svg: str, name: str) -> str:
    made = [
        f'<pattern id="{name}-{part}" width="{gap}" height="{gap}" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)">'
        f'<path d="M0,0V{gap}" stroke="{LIGHT[part]}" stroke-width="{gap / 2:g}"/></pattern>'
        for part, gap in HATCHED.items()
        if f"#{name}-{part})" in svg
    ]
    return f"<defs>{''.join(made)}</defs>" if made else ""
