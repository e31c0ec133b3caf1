"""Parts feed the breakdown, are never added, and must fit their whole."""

import pytest

from annotator.incidents.facts import Number
from annotator.incidents.tally import tally

from .making import CIVILIANS, JANUARY, fact, unquantified

PARTS = [
    ("parts that fit", [("child", "", 40), ("", "female", 100)], 200, False),
    ("parts that are too many", [("child", "", 120), ("", "female", 100)], 200, True),
    ("one part that is too large", [("child", "", 201)], 200, True),
    ("an open total holds any part", [("child", "", 400)], None, False),
]


@pytest.mark.parametrize(("_", "shares", "most", "problem"), PARTS, ids=[row[0] for row in PARTS])
def test_R7_parts_never_exceed_their_whole_unnoticed(_, shares, most, problem):
    whole = fact(1, min=200, best=200, max=most)
    parts = [
        fact(n, n=count, age_group=age, sex=sex, role="part_of", of=1) for n, (age, sex, count) in enumerate(shares, 2)
    ]
    result = tally([whole, *parts], JANUARY)
    assert result.figure(CIVILIANS).number == Number(200, 200, most)
    assert [note.rule for note in result.footnotes if note.problem] == (["R7"] if problem else [])


def test_R7_traits_that_overlap_are_not_added_against_the_whole():
    whole = fact(1, n=10, victim_status="mixed_unsplit")
    children = fact(2, n=6, role="part_of", of=1, age_group="child", victim_status="mixed_unsplit")
    civilians = fact(3, n=7, role="part_of", of=1, victim_status="civilian")
    assert tally([whole, children, civilians], JANUARY).footnotes == ()


def test_R7_parts_feed_the_breakdown_once_whatever_number_of_reports():
    facts = [
        fact(1, n=9, article_id=1, independence_group="a"),
        fact(2, n=4, article_id=1, independence_group="a", role="part_of", of=1, age_group="child"),
        fact(3, n=8, article_id=2, independence_group="b"),
        fact(4, n=3, article_id=2, independence_group="b", role="part_of", of=3, age_group="child"),
        fact(5, n=2, article_id=3, incident_id=2),
        fact(6, n=1, article_id=3, incident_id=2, role="part_of", of=5, age_group="child"),
    ]
    (part,) = tally(facts, JANUARY).figure(CIVILIANS).breakdown
    assert (part.age_group, part.number, part.claim_ids) == ("child", Number(4, None, 5), (2, 4, 6))


SHARE = {"role": "part_of", "of": 1}


NOT_COMPARED = [
    ("another kind of event", {"kind": "injured", "age_group": "child", "n": 9}),
    ("another unit", {"unit": "body", "age_group": "child", "n": 9}),
]


@pytest.mark.parametrize(("_", "fields"), NOT_COMPARED, ids=[row[0] for row in NOT_COMPARED])
def test_R7_a_part_that_counts_something_else_is_not_set_against_the_whole(_, fields):
    result = tally([fact(1, n=3), fact(2, **(SHARE | fields))], JANUARY)
    assert result.footnotes == ()
    assert result.figure(CIVILIANS).breakdown == ()


def test_R7_two_reports_of_the_same_parts_are_not_added_against_the_whole():
    parts = [fact(n, n=3, age_group="child", article_id=n, **SHARE) for n in (2, 3)]
    assert tally([fact(1, n=5), *parts], JANUARY).footnotes == ()


def test_R7_a_whole_that_was_rejected_is_no_measure_of_its_parts():
    parts = [fact(2, n=9, age_group="child", **SHARE)]
    assert tally([fact(1, n=3, status="rejected"), *parts], JANUARY).footnotes == ()


def test_R7_a_part_without_a_number_leaves_the_share_open():
    parts = [fact(2, n=2, age_group="child", **SHARE), unquantified(3, age_group="child", **SHARE)]
    (part,) = tally([fact(1, n=9), *parts], JANUARY).figure(CIVILIANS).breakdown
    assert part.number == Number(2, None, None)


def test_R7_a_part_that_names_no_trait_is_no_row_of_the_breakdown():
    assert tally([fact(1, n=9), fact(2, n=4, **SHARE)], JANUARY).figure(CIVILIANS).breakdown == ()
