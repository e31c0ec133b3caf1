"""Every picture: the same bytes each time, nothing cut, nothing loaded, words for who cannot see it."""

import re
import subprocess
import sys
from xml.etree import ElementTree

import altair
import pytest

from reports.charts import drawing
from reports.charts.palette import COLOURS, on_dark
from tests.reports.charts.samples import pictures
from tests.reports.charts.svg import SVG, size, texts

PICTURES = pictures()
AGAIN = "from tests.reports.charts.samples import pictures; print(pictures()[{name!r}].svg, end='')"
every = pytest.mark.parametrize("name", sorted(PICTURES))


@every
def test_a_specification_keeps_to_the_schema_of_vega_lite(name):
    altair.Chart.from_dict(PICTURES[name].spec, validate=True)


@every
def test_no_text_is_cut_by_the_edge(name):
    svg = PICTURES[name].svg
    width, height = size(svg)
    for text in texts(svg):
        inside = text.left >= -1 and text.right <= width + 1 and text.top >= -1 and text.bottom <= height + 1
        assert inside, text


@every
def test_no_text_lies_on_another(name):
    drawn = texts(PICTURES[name].svg)
    for at, one in enumerate(drawn):
        for other in drawn[at + 1 :]:
            apart = one.right <= other.left + 1 or other.right <= one.left + 1
            assert apart or one.bottom <= other.top + 2 or other.bottom <= one.top + 2, (one, other)


@every
def test_a_narrow_picture_fits_a_phone_and_a_wide_one_a_page(name):
    width, _ = size(PICTURES[name].svg)
    assert width <= (370 if name.endswith("-narrow") else 745)


@every
def test_it_has_words_for_who_cannot_see_it(name):
    picture = PICTURES[name]
    root = ElementTree.fromstring(picture.svg)
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert title.text == picture.title
    assert description is not None
    assert description.text == picture.description
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"


@every
def test_it_loads_and_runs_nothing(name):
    svg = PICTURES[name].svg
    assert not re.search(r"<script|<image|<use|<foreignObject|@import|\son\w+=|javascript:", svg, re.IGNORECASE)
    assert all(target.startswith(("data:font/woff2", f"#{name}-")) for target in re.findall(r"url\(([^)]*)\)", svg))


@every
def test_every_colour_is_of_the_palette_and_has_one_for_dark_ground(name):
    used = set(re.findall(r"#[0-9a-f]{6}\b", PICTURES[name].svg))
    light, dark = {one for one, _ in COLOURS.values()}, {one for _, one in COLOURS.values()}
    assert used <= light
    assert set(re.findall(r"#[0-9a-f]{6}\b", on_dark(PICTURES[name].svg))) <= dark


def test_the_same_rows_give_the_same_bytes_also_in_another_process():
    for name in ("figures", "map-narrow"):
        made = subprocess.run(
            [sys.executable, "-c", AGAIN.format(name=name)], capture_output=True, check=True, encoding="utf-8"
        )
        assert made.stdout == PICTURES[name].svg


def test_drawn_again_the_same_specification_gives_the_same_bytes():
    one = PICTURES["timeline"]
    drawing._drawn.cache_clear()
    again = drawing.draw(one.spec, name=one.name, title=one.title, description=one.description)
    assert again == one.svg


def test_words_with_markup_in_them_stay_words():
    spec = PICTURES["timeline"].spec
    svg = drawing.draw(spec, name="x", title="<script>a & b</script>", description='"quoted" <b>')
    root = ElementTree.fromstring(svg)
    assert root.find(f"{SVG}title").text == "<script>a & b</script>"
    assert root.find(f"{SVG}desc").text == '"quoted" <b>'
