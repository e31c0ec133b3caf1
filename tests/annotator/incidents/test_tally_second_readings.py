"""A figure is provisional until a second person has read what it stands on (METHOD §4)."""

from dataclasses import replace

import pytest

from annotator.incidents.describing import describe
from annotator.incidents.figures import CORROBORATED, Figure
from annotator.incidents.tally import RECORDED_COLUMN, tally
from annotator.incidents.wording import notes
from tests.annotator.incidents.making import CIVILIANS, JANUARY, fact

KINDS = {"killed": "Killed"}
ELSEWHERE = {"source_id": 2, "independence_group": "another", "source_name": "Another"}


def figure(*facts, column=RECORDED_COLUMN) -> Figure:
    found = tally(facts, JANUARY).figure(CIVILIANS, column)
    assert found is not None
    return found


def test_a_claim_that_nobody_read_again_counts_and_makes_the_figure_provisional():
    one = figure(fact(1, n=3, unread=True))
    assert one.number.best == 3
    assert one.provisional
    assert one.unread_incidents == 1


def test_once_read_it_is_provisional_no_more_where_two_sources_tell_it():
    one, other = fact(1), fact(2, **ELSEWHERE)
    assert figure(replace(one, unread=True), other).provisional
    assert not figure(one, other).provisional


def test_two_sources_corroborate_while_the_second_reading_is_missing_and_the_figure_says_so():
    one, other = fact(1, grade="fair", unread=True), fact(2, grade="fair", **ELSEWHERE)
    assert notes(figure(one, other, column=CORROBORATED), KINDS) == ("second reading missing, provisional",)


WORDS = [
    ([fact(1, unread=True)], ("one source, provisional", "second reading missing")),
    ([fact(1)], ("one source, provisional",)),
    ([fact(1, unread=True), fact(2, **ELSEWHERE)], ("second reading missing, provisional",)),
    (
        [fact(1, unread=True), fact(2, **ELSEWHERE), fact(3, incident_id=2), fact(4, incident_id=2, **ELSEWHERE)],
        ("second reading missing for 1 of 2 incidents, provisional",),
    ),
]


@pytest.mark.parametrize(("facts", "said"), WORDS)
def test_the_words_beside_the_number_say_what_is_missing(facts, said):
    assert notes(figure(*facts), KINDS) == said


def test_the_incident_says_it_too():
    one = fact(1, unread=True)
    (described,) = describe([figure(one)], {1: one})
    assert "second reading missing" in described.incidents[0].note


def test_what_an_overtaken_claim_lacks_makes_nothing_provisional():
    older = fact(1, unread=True, published_on=JANUARY.start)
    newer = fact(2)
    assert figure(older, newer).unread_incidents == 0


def test_a_fact_of_an_older_edition_was_read():
    kept = fact(1).to_dict()
    del kept["unread"]
    assert type(fact(1)).from_dict(kept) == fact(1)
