"""Facts and tallies go to JSON and come back equal, and the same value gives the same bytes."""

import json

import pytest
from hypothesis import given

from annotator.incidents.facts import Fact, Number
from annotator.incidents.frozen import UnknownField
from annotator.incidents.tally import PROFILES, Tally, tally

from .drawing import cases, facts
from .making import JANUARY, fact


@given(facts())
def test_a_fact_comes_back_from_json_unchanged(drawn):
    assert Fact.from_json(drawn.to_json()) == drawn


@given(cases())
def test_a_tally_comes_back_from_json_unchanged(drawn):
    result = tally(drawn, JANUARY)
    assert Tally.from_json(result.to_json()) == result


@given(cases())
def test_facts_that_were_frozen_give_the_same_tally_again(drawn):
    thawed = [Fact.from_json(each.to_json()) for each in drawn]
    assert tally(thawed, JANUARY).to_json() == tally(drawn, JANUARY).to_json()


def test_the_bytes_do_not_depend_on_the_order_of_keys():
    text = fact(n=3).to_json()
    shuffled = dict(reversed(json.loads(text).items()))
    assert Fact.from_dict(shuffled).to_json() == text
    assert list(json.loads(text)) == sorted(json.loads(text))


def test_letters_of_any_script_stay_readable():
    assert "الباغوز" in fact(places=("الباغوز",)).to_json()


def test_a_record_of_an_older_version_takes_the_defaults_of_new_fields():
    values = fact(n=3).to_dict()
    del values["preferred"]
    assert Fact.from_dict(values) == fact(n=3)


def test_a_field_that_decides_counting_may_not_be_missing():
    values = fact(n=3).to_dict()
    del values["modality"]
    with pytest.raises(TypeError, match="modality"):
        Fact.from_dict(values)


def test_a_field_of_a_newer_version_is_refused():
    with pytest.raises(UnknownField, match="Number has no field median"):
        Number.from_dict({"min": 1, "best": 1, "max": 1, "median": 1})


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.id)
def test_profiles_are_kept_with_the_tally(profile):
    assert Tally.from_json(tally([fact()], JANUARY, profile).to_json()).profile == profile


DIFFERENCES = [
    (Number(10, 10, 10), Number(3, 3, 3), Number(7, 7, 7)),
    (Number(10, 11, 12), Number(3, 4, 5), Number(5, 7, 9)),
    (Number(10, 10, None), Number(3, 3, 3), Number(7, 7, None)),
    (Number(10, 10, 10), Number(3, 3, None), Number(0, 7, 7)),
    (Number(0, None, 9), Number(3, 3, 3), Number(0, None, 6)),
    (Number(2, 2, 2), Number(3, 3, 3), Number(0, 0, 0)),
]


@pytest.mark.parametrize(("whole", "taken", "left"), DIFFERENCES)
def test_a_difference_keeps_the_range(whole, taken, left):
    assert whole.minus(taken) == left


def test_a_window_holds_its_first_day_and_not_its_end():
    assert JANUARY.start in JANUARY
    assert JANUARY.end not in JANUARY
