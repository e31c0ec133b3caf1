"""What goes out to another tool comes back as it went, in all fields that the tool's format holds."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from annotator.exchange.peers import shape
from annotator.exchange.peers.reading import FORMATS
from annotator.exchange.peers.rows import claim_rows
from annotator.exchange.peers.shape import Annotation, Document
from tests.annotator.exchange.peers.documents import a_document, read_back, written

MANY = settings(
    max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def said(document: Document, held: frozenset[str]) -> list[dict[str, str]]:
    """Return what is said of each passage in the fields that a format holds; `of` as the other one's place."""
    order = {one.id: number for number, one in enumerate(document.annotations)}
    return [
        {name: value for name in shape.FIELDS if name in held and (value := field(one, name, order)) not in ("", None)}
        for one in document.annotations
    ]


def in_order(document: Document) -> Document:
    """Return a text with its annotations in the order of their ids; Label Studio groups them by who made them."""
    return replace(document, annotations=tuple(sorted(document.annotations, key=lambda one: one.id)))


def field(one: Annotation, name: str, order: dict[str, int]):
    if name == "of":
        return order.get(one.of)
    return getattr(one, name) if name in shape.SAID else one.values.get(name)


@pytest.mark.parametrize("format", FORMATS)
@given(document=a_document())
@MANY
def test_what_a_format_holds_comes_back_as_it_went(format, document):
    came = [in_order(each) for each in read_back(written(format, document))]
    held = FORMATS[format].held
    if not document.annotations and format == "web_annotation":
        assert came == []
        return
    assert said(came[0], held) == said(document, held)
    assert all(one.problems == () for one in came[0].annotations)
    if FORMATS[format].carries_texts:
        assert came[0].text.text == document.text.text
    assert came[0].text.article == document.text.article


@pytest.mark.parametrize("format", FORMATS)
@given(document=a_document())
@MANY
def test_its_rows_name_passages_as_the_text_has_them(format, document):
    text = document.text.text
    came = [in_order(each) for each in read_back(written(format, document))]
    rows = list(claim_rows(came, format))
    for row, one in zip(rows, document.annotations, strict=True):
        cells = row.cells
        assert text[int(cells["start"]) : int(cells["end"])] == cells["quote"] == one.quote
        assert cells["sha256"] == document.text.sha256
        assert cells["kind"] == one.values["kind"]


@pytest.mark.parametrize("format", FORMATS)
@given(one=a_document("1"), other=a_document("2"))
@settings(MANY, max_examples=25)
def test_several_texts_stay_apart(format, one, other):
    came = read_back(written(format, one, other))
    sent = [each for each in (one, other) if each.annotations or FORMATS[format].carries_texts]
    assert [each.text.article for each in came] == [each.text.article for each in sent]
    assert [len(each.annotations) for each in came] == [len(each.annotations) for each in sent]
    if FORMATS[format].carries_texts:
        assert [each.text.text for each in came] == [each.text.text for each in sent]


@pytest.mark.parametrize("format", FORMATS)
@given(document=a_document())
@settings(MANY, max_examples=10)
def test_the_same_claims_make_the_same_bytes(format, document):
    assert written(format, document) == written(format, document)
