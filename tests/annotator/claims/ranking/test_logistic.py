"""A ranker is plain numbers, and a probability whatever they are."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.claims.ranking.logistic import Logistic, NoRanker, sigmoid
from annotator.claims.ranking.traits import traits

NUMBERS = st.floats(-1e6, 1e6)
TRAITS = st.dictionaries(st.sampled_from("abcdef"), st.floats(0, 1))
WEIGHTS = st.dictionaries(st.sampled_from("abcdef"), NUMBERS)


@given(NUMBERS, WEIGHTS, TRAITS)
def test_it_gives_a_probability_and_survives_being_stored(intercept, weights, seen):
    ranker = Logistic(intercept, weights)
    assert 0 <= ranker.probability(seen) <= 1
    again = Logistic.from_json(json.loads(json.dumps(ranker.as_json())))
    assert again.probability(seen) == ranker.probability(seen)


@given(NUMBERS, NUMBERS)
def test_a_larger_margin_is_no_less_likely(one, other):
    low, high = sorted((one, other))
    assert sigmoid(low) <= sigmoid(high)
    assert sigmoid(low) + sigmoid(-low) == pytest.approx(1)


def test_a_trait_never_met_says_nothing():
    ranker = Logistic(0.0, {"rule=active": 2.0})
    assert ranker.probability({"rule=other": 1.0}) == 0.5
    assert ranker.probability({"rule=active": 1.0}) > 0.8


@pytest.mark.parametrize(
    "stored",
    [{}, {"intercept": 1}, {"intercept": "x", "weights": {}}, {"intercept": 0, "weights": []},
     {"intercept": 0, "weights": {"a": float("nan")}}],
)  # fmt: skip
def test_numbers_that_make_no_ranker_are_refused(stored):
    with pytest.raises(NoRanker):
        Logistic.from_json(stored)


def test_traits_are_of_the_machines_values():
    seen = traits(
        {
            "kind": "killed",
            "rule": "active",
            "score": 0.7,
            "start": 50,
            "end": 70,
            "hedge": "",
            "places": ["Madan"],
            "best": 4,
        },
        source=3,
        text_length=100,
    )
    assert (seen["kind=killed"], seen["hedge=none"], seen["source=3"], seen["position"]) == (1.0, 1.0, 1.0, 0.5)
    assert seen["score"] == 0.7
    assert {"has places", "has a number"} <= seen.keys()
    assert "has actor" not in seen


@given(st.dictionaries(st.sampled_from(["kind", "rule", "hedge"]), st.text(max_size=5)), st.integers(0, 10))
def test_traits_are_numbers_between_nought_and_two(proposal, length):
    assert all(0 <= value <= 2 for value in traits(proposal, source=1, text_length=length).values())
