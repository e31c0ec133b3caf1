"""What goes to the press: light colours, our files, no address of ours."""

import base64

import pytest

from reports.pdf.document import document_of, on_light
from reports.pdf.press import ROOT, OnlyThese

CSS = "a { color: light-dark(oklch(23% 0.01 260), oklch(93% 0 85)); margin: 0 } b { c: light-dark(x(1, 2), y) }"


def test_of_two_colours_the_light_one_is_printed():
    assert on_light(CSS) == "a { color: oklch(23% 0.01 260); margin: 0 } b { c: x(1, 2) }"


def test_a_function_that_is_not_closed_is_an_error():
    with pytest.raises(ValueError, match="not closed"):
        on_light("a { color: light-dark(red, blue; }")


@pytest.mark.django_db
def test_it_loads_only_what_comes_with_it_and_leads_to_no_address_of_ours(edition):
    document = document_of(edition)
    assert 'href="/' not in document.html
    assert {f"pictures/{one.name}.svg" for one in edition.pictures.all()} <= document.files.keys()
    assert "light-dark(" not in document.files["css/tokens.css"][1].decode()
    assert not any(b"<style>" in content for name, (_, content) in document.files.items() if name.endswith(".svg"))


@pytest.mark.parametrize(
    "url", ["https://example.org/x.css", "file:///etc/passwd", f"{ROOT}other.css", "http://[::1]/"]
)
def test_the_press_fetches_nothing_else(url):
    fetcher = OnlyThese({"css/a.css": ("text/css", base64.b64encode(b"a{}").decode())})
    assert fetcher.fetch(f"{ROOT}css/a.css").read() == b"a{}"
    with pytest.raises(KeyError):
        fetcher.fetch(url)
