"""What the figures lead to: the words they are told in (R21), the table for those who estimate (R22)."""

import re

from hypothesis import given

from annotator.claims.vocabulary import terms
from annotator.incidents import wording
from annotator.incidents.linkage import Linkage, linkage
from annotator.incidents.tally import COLUMNS, tally

from .drawing import cases
from .making import JANUARY, fact

TREND = re.compile(r"\b(rose|fell|increas|decreas|risen|fallen|trend|surge|drop|more than last|total number of)", re.I)


@given(cases())
def test_R21_no_word_about_a_figure_speaks_of_a_trend_or_an_estimate(drawn):
    kinds = {kind: term.label for kind, term in terms("kinds").items()}
    for figure in tally(drawn, JANUARY).figures:
        words = f"{wording.label(figure.measure, kinds)} {wording.column(figure)} {wording.in_words(figure, kinds)}"
        assert not TREND.search(words)
        assert "estimate" not in words


def test_R21_the_figure_that_counts_is_called_recorded():
    assert COLUMNS[0] == "recorded"
    assert wording.COLUMNS["recorded"] == "Recorded"


def test_R22_the_linkage_table_has_a_row_for_each_claim_in_an_incident():
    facts = [
        fact(2, role="duplicate_of", of=1, independence_group="b"),
        fact(1, grade="fair"),
        fact(3, incident_id=None),
    ]
    first, second = linkage(facts)
    assert (first.claim_id, first.incident_id, first.role, first.of) == (1, 1, "new_event", None)
    assert (first.origin, first.grade) == ("a monitor", "fair")
    assert (second.claim_id, second.role, second.of, second.origin) == (2, "duplicate_of", 1, "b")


@given(cases())
def test_R22_the_linkage_table_keeps_every_link_and_comes_back_from_json(drawn):
    rows = linkage(drawn)
    assert {row.claim_id for row in rows} == {one.claim_id for one in drawn if one.incident_id is not None}
    assert all(Linkage.from_json(row.to_json()) == row for row in rows)
