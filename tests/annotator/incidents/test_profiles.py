"""Profiles as data, and the same facts under each of them."""

from dataclasses import replace
from itertools import pairwise
from math import inf

import pytest
from hypothesis import given

from annotator.incidents.facts import Number
from annotator.incidents.profiles import PROFILES, RECORDED, Profile, profile_of
from annotator.incidents.tally import tally
from annotator.incidents.what_if import WhatIf, what_if

from .drawing import cases
from .making import CIVILIANS, JANUARY, fact, unquantified


def number(profile: str, *facts, measure=CIVILIANS):
    row = tally(facts, JANUARY, profile_of(profile)).figure(measure)
    return row and row.number


def test_the_recorded_profile_is_the_first_and_changes_nothing():
    assert PROFILES[0] is RECORDED
    assert Profile("recorded", RECORDED.label, RECORDED.definition) == RECORDED


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.id)
def test_each_profile_says_what_it_does_and_comes_back_from_json(profile):
    assert profile.label
    assert profile.definition.endswith(".")
    assert Profile.from_json(profile.to_json()) == profile


def test_a_profile_that_does_not_exist_is_an_error():
    with pytest.raises(LookupError, match="no profile called wishful"):
        profile_of("wishful")


TWO = {"independence_group": "another"}
GRADED = [
    ("recorded", Number(13, 13, 13)),
    ("two_sources", Number(10, 10, 10)),
    ("corroborated", Number(9, 9, 9)),
    ("confirmed", Number(5, 5, 5)),
]


@pytest.mark.parametrize(("profile", "expected"), GRADED)
def test_the_grade_and_the_sources_decide_which_incidents_a_profile_lets_in(profile, expected):
    facts = [
        fact(1, n=5, incident_id=1, grade="confirmed"),
        fact(2, n=5, incident_id=1, grade="confirmed", **TWO),
        fact(3, n=4, incident_id=2, grade="fair"),
        fact(4, n=4, incident_id=2, grade="fair", **TWO),
        fact(5, n=1, incident_id=3, grade="weak"),
        fact(6, n=1, incident_id=3, grade="weak", **TWO),
        fact(7, n=3, incident_id=4, grade="confirmed"),
    ]
    assert number(profile, *facts) == expected


WORDS = [("several", 3), ("tens", 10), ("dozens", 12), ("scores", 20), ("hundreds", 100), ("thousands", 1000)]


@pytest.mark.parametrize(("hedge", "expected"), WORDS)
def test_the_conservative_profile_reads_words_as_ACLED_codes_them(hedge, expected):
    vague = fact(1, hedge=hedge, min=2, best=None, max=None)
    assert number("conservative", vague) == Number(expected, expected, expected)


def test_words_for_anything_but_people_are_not_coded():
    strikes = fact(1, kind="airstrike", unit="event", hedge="dozens", min=24, best=None, max=None)
    (row,) = [one for one in tally([strikes], JANUARY, profile_of("conservative")).figures if one.contributions]
    assert row.number == Number(24, 24, 24)


def test_the_conservative_profile_takes_the_lowest_figure_of_an_incident():
    facts = [fact(1, min=23, best=25, max=25), fact(2, n=30, **TWO)]
    assert number("recorded", *facts) == Number(23, 25, 30)
    assert number("conservative", *facts) == Number(23, 23, 23)


def test_what_if_names_the_claims_that_make_the_difference_and_the_rule():
    facts = [
        fact(1, n=3),
        fact(2, n=10, incident_id=2, modality="alleged"),
        unquantified(3, incident_id=3),
        fact(4, n=100, incident_id=4, status="held", reason="which month?"),
    ]
    ladder = what_if(facts, JANUARY).ladder(CIVILIANS)
    assert [one.profile for one in ladder.alternatives] == [profile.id for profile in PROFILES]
    alleged, held = ladder.under("with_alleged"), ladder.under("with_held")
    assert alleged.figure.number == Number(13, 13, 13)
    assert [(one.claim_id, one.rule) for one in alleged.entering] == [(2, "R4")]
    assert [(one.claim_id, one.rule, one.reason) for one in held.entering] == [
        (4, "§4", "Held for a decision: which month?")
    ]
    assert ladder.under("conservative").read_otherwise == (3,)
    assert ladder.under("conservative").figure.number == Number(6, 6, 6)


def test_what_if_says_what_a_stricter_profile_leaves_out():
    stricter = what_if([fact(1, n=3)], JANUARY).ladder(CIVILIANS).under("corroborated")
    assert stricter.figure is None
    assert [(one.claim_id, one.rule) for one in stricter.leaving] == [(1, "§3")]


@given(cases())
def test_what_if_comes_back_from_json_and_is_recorded_under_recorded(drawn):
    found = what_if(drawn, JANUARY)
    assert WhatIf.from_json(found.to_json()) == found
    for ladder in found.ladders:
        alone = ladder.under("recorded")
        assert (alone.entering, alone.leaving, alone.read_otherwise) == ((), (), ())


@given(cases())
def test_profiles_nest(drawn):
    """Confirmed is at most corroborated, and that at most recorded, in the highest number and in incidents."""
    ordered = [what_if_of(drawn, id) for id in ("confirmed", "corroborated", "two_sources", "recorded")]
    for narrow, wide in pairwise(ordered):
        for measure, (most, incidents) in narrow.items():
            assert most <= wide[measure][0]
            assert incidents <= wide[measure][1]


def what_if_of(drawn, id):
    """Return the highest number and the incidents of each measure under a profile; more claims share a grade here."""
    graded = [replace(each, grade=("fair", "confirmed")[each.incident_id % 2]) if each.incident_id else each
              for each in drawn]  # fmt: skip
    figures = [one for one in tally(graded, JANUARY, profile_of(id)).figures if one.column == "recorded"]
    return {one.measure: (_most(one.number), one.incidents) for one in figures if one.contributions}


def _most(number):
    return 0 if number is None else inf if number.max is None else number.max
