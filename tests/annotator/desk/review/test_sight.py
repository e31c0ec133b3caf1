"""What stays in sight of a claim, and the words behind its values."""

from datetime import date

import pytest

from annotator.desk.review.evidence import evidence_of, words_by_field
from annotator.desk.review.segments import Span, lanes
from annotator.desk.review.sight import sight
from annotator.extraction.candidates import Place
from tests.factories import make_article, make_claim

pytestmark = pytest.mark.django_db

TEXT = (
    "On 3 January a column left.\n\n"
    "Snow fell. In the village soldiers killed four fighters. Nobody else was there. It was cold."
)
QUOTE = "killed four fighters"


def at(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def make(**values):
    evidence = (("kind", *at("killed")), ("quantity", *at("four")), ("target", *at("four fighters")))
    sentence = dict(
        zip(("sentence_start", "sentence_end"), at("In the village soldiers killed four fighters."), strict=True)
    )
    values = {"evidence": evidence, "text": TEXT, "quote": QUOTE, **sentence, **values}
    return make_claim(article=make_article(TEXT), **values)


def test_the_evidence_is_named_by_the_forms_fields():
    place = Place("village", "event", *at("village"), 1)
    found = evidence_of(make(places=(place,)))
    assert [(one.field, TEXT[one.start : one.end]) for one in found] == [
        ("places", "village"), ("kind", "killed"), ("number", "four"), ("target", "four fighters"),
    ]  # fmt: skip
    assert words_by_field(TEXT, found)["target"] == "“four fighters”"


def test_a_claim_without_evidence_is_shown_all_the_same():
    claim = make(evidence=())
    assert evidence_of(claim) == []
    assert [one.text for one in sight(claim, []).quote] == [QUOTE]


def test_the_sentence_is_cut_where_evidence_begins_and_ends():
    shown = sight(claim := make(), evidence_of(claim))
    assert [(one.text, one.fields) for one in shown.quote] == [
        ("killed", "kind"), (" ", ""), ("four", "number target"), (" fighters", "target"),
    ]  # fmt: skip
    assert [one.text for one in shown.before + shown.after] == ["In the village soldiers ", "."]


def test_the_sentences_beside_it_are_shown():
    shown = sight(claim := make(), evidence_of(claim))
    assert (shown.previous, shown.following, shown.paragraph) == ("Snow fell.", "Nobody else was there.", 2)


JAN_3 = {"date_start": date(2022, 1, 3), "date_end": date(2022, 1, 3), "date_precision": 1}


def test_an_inherited_date_says_where_it_comes_from():
    shown = sight(
        claim := make(evidence=(("date", *at("3 January")),), date_basis="inherited", **JAN_3), evidence_of(claim)
    )
    assert (shown.date, shown.date_from) == ("3 Jan 2022", "“3 January” in ¶1")


def test_a_date_of_the_window_says_so():
    shown = sight(claim := make(date_basis="window"), evidence_of(claim))
    assert shown.date_from == "the paragraph has no date; this is the reporting window"


def test_a_claim_without_a_date_says_so():
    shown = sight(claim := make(date_start=None, date_end=None, date_basis="unknown"), evidence_of(claim))
    assert (shown.date, shown.date_from) == ("no date", "unknown")


def test_lines_of_spans_that_share_words_do_not_meet():
    spans = [Span(0, 20, 1), Span(5, 10, 2), Span(8, 15, 3), Span(12, 18, 4), Span(20, 30, 5)]
    assert lanes(spans) == {1: 0, 2: 1, 3: 2, 4: 1, 5: 0}
