"""Positions as each tool counts them, in texts where the ways of counting differ."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.exchange.contract import Problem
from annotator.exchange.peers import brat, brat_reading, doccano, label_studio, label_studio_reading
from annotator.exchange.peers.offsets import Span, Units, settled, span_of
from annotator.exchange.peers.shape import Annotation, Document, Text
from annotator.sources.normalise import normalise

EMOJI = "💥💥 Shelling killed three 🇸🇾 people."
ARABIC = "قُتل ثلاثة مدنيين 💥 في القصف"
MIXED = [(EMOJI, "three 🇸🇾 people"), (ARABIC, "القصف"), (ARABIC, "ثلاثة مدنيين 💥"), ("plain text", "text")]


def marked(text: str, quote: str) -> Document:
    start = text.index(quote)
    return Document(Text(text), (Annotation("a", start, start + len(quote), quote, {"kind": "killed"}),))


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(st.text("ab💥🇸é"), st.integers(0, 20))
def test_units_are_those_of_utf_16(text, at):
    at = min(at, len(text))
    units = Units(text)
    assert units.units(at) == utf16(text[:at])
    assert units.code_points(units.units(at)) == at


def test_the_midst_of_a_character_is_no_place():
    assert [Units("a💥b").code_points(at) for at in range(5)] == [0, 1, None, 2, 3]


@pytest.mark.parametrize(("text", "quote"), MIXED)
def test_doccano_counts_units_of_utf_16(text, quote):
    entity = doccano.example(marked(text, quote))["entities"][0]
    start = text.index(quote)
    assert (entity["start_offset"], entity["end_offset"]) == (utf16(text[:start]), utf16(text[: start + len(quote)]))
    (found,) = doccano.document({"text": text, "entities": [entity]}).annotations
    assert found.quote == quote


@pytest.mark.parametrize(("text", "quote"), MIXED)
def test_label_studio_counts_code_points(text, quote):
    document = marked(text, quote)
    value = label_studio.task(document)["predictions"][0]["result"][0]["value"]
    assert text[value["start"] : value["end"]] == quote


@pytest.mark.parametrize(("text", "quote"), MIXED)
def test_old_files_of_label_studio_are_recognised_by_their_words(text, quote):
    start = text.index(quote)
    value = {
        "start": utf16(text[:start]),
        "end": utf16(text[: start + len(quote)]),
        "text": quote,
        "labels": ["killed"],
    }
    result = [{"id": "r", "type": "labels", "from_name": "l", "to_name": "t", "value": value}]
    (found,) = label_studio_reading.document({"data": {"t": text}, "annotations": [{"result": result}]}).annotations
    assert (found.quote, found.problems) == (quote, ())
    assert bool(found.notes) == (text != "plain text")


@pytest.mark.parametrize(("text", "quote"), MIXED)
def test_brat_counts_code_points(text, quote):
    line = next(brat.lines(marked(text, quote)))
    start = text.index(quote)
    assert line == f"T1\tkilled {start} {start + len(quote)}\t{quote}"


def test_a_passage_over_lines_is_written_in_pieces_as_brat_does():
    text = "First line\n\nsecond line"
    line = next(brat.lines(marked(text, "line\n\nsecond")))
    assert line == "T1\tkilled 6 10;12 18\tline second"
    (found,) = brat_reading.document(text, line).annotations
    assert (found.start, found.end, found.quote) == (6, 18, "line\n\nsecond")


def test_a_passage_with_words_between_its_pieces_is_refused():
    (found,) = brat_reading.document("killed many people", "T1\tkilled 0 6;12 18\tkilled people").annotations
    assert found.problems == (Problem("pieces", "start", "0 6;12 18", brat_reading.APART),)


WRONG = [("0", 3), (0, "3"), (True, 3), (None, None), (3, 3), (4, 2), (-1, 3), (0, 11), (0.0, 3), ([], {})]


@pytest.mark.parametrize(("start", "end"), WRONG)
def test_positions_that_are_none_are_told(start, end):
    assert isinstance(span_of(start, end, 10), Problem)


@pytest.mark.parametrize(("start", "end"), WRONG)
def test_no_reader_takes_positions_that_are_none(start, end):
    text = "ten signs."
    entity = {"id": 1, "label": "killed", "start_offset": start, "end_offset": end}
    (found,) = doccano.document({"text": text, "entities": [entity]}).annotations
    assert found.problems
    assert found.start is None
    value = {"start": start, "end": end, "labels": ["killed"]}
    result = [{"id": "r", "type": "labels", "value": value}]
    (found,) = label_studio_reading.document({"data": {"text": text}, "annotations": [{"result": result}]}).annotations
    assert found.problems
    assert found.start is None


def test_words_that_stand_elsewhere_are_refused_with_those_that_stand_there():
    value = {"start": 0, "end": 3, "text": "signs", "labels": ["killed"]}
    task = {
        "data": {"text": "ten signs."},
        "annotations": [{"result": [{"id": "r", "type": "labels", "value": value}]}],
    }
    (found,) = label_studio_reading.document(task).annotations
    assert "“ten”" in found.problems[0].reason
    (found,) = brat_reading.document("ten signs.", "T1\tkilled 0 3\tsigns").annotations
    assert "“ten”" in found.problems[0].reason


@given(st.text("ab \r\n\u00a0\u200b\ufeffe\u0301قَ💥", max_size=30), st.data())
def test_a_passage_is_found_again_in_the_text_as_it_is_kept(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    kept = normalise(text)
    span = settled(text, kept, Span(start, end))
    if span is not None and text != kept:
        assert kept[span.start : span.end] == normalise(text[start:end])


def test_windows_line_ends_move_a_passage_to_where_it_is_kept():
    text = "One\r\nkilled.\r\nTwo killed."
    start = text.rindex("killed")
    assert settled(text, normalise(text), Span(start, start + 6)) == Span(start - 2, start + 4)


def test_json_may_spell_a_character_as_two_halves():
    line = json.dumps({"text": EMOJI, "label": [[3, 4, "killed"]]})
    assert "\\ud83d" in line
    assert doccano.document(json.loads(line)).text.text == EMOJI
