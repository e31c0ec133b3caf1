"""Alpha against values computed by hand, and the interval against the package that computes alpha."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.review.second.agreeing import alpha as module
from annotator.review.second.agreeing.alpha import INTERVAL, NOMINAL, RATIO, agreement, alpha, interval

# Ten passages, nine read alike. Pooled: 11 a, 9 b. Expected disagreement 2·11·9 / (20·19) = 0.52105; observed 0.1.
TEN = [("a", "a")] * 5 + [("b", "b")] * 4 + [("a", "b")]


def test_nominal_alpha_by_hand():
    assert alpha(TEN) == pytest.approx(1 - 0.1 / (198 / 380))


def test_interval_alpha_by_hand():
    # Values 1, 1, 2, 2, 3, 4: observed (0 + 0 + 1) / 3; expected the mean squared distance of the 30 ordered pairs.
    pairs = [(1, 1), (2, 2), (3, 4)]
    values = [1, 1, 2, 2, 3, 4]
    expected = sum((one - other) ** 2 for one in values for other in values) / 30
    assert alpha(pairs, INTERVAL) == pytest.approx(1 - (1 / 3) / expected)


def test_ratio_alpha_by_hand():
    pairs = [(1, 1), (2, 2), (3, 4)]
    values = [1, 1, 2, 2, 3, 4]
    expected = sum(((one - other) / (one + other)) ** 2 for one in values for other in values) / 30
    assert alpha(pairs, RATIO) == pytest.approx(1 - ((1 / 7) ** 2 / 3) / expected)


def test_chance_alone_gives_nothing():
    pairs = [("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")] * 25
    assert alpha(pairs) == pytest.approx(0, abs=0.01)


def test_who_always_differs_is_below_chance():
    assert alpha([("a", "b"), ("b", "a")] * 10) < 0


def test_too_few_passages_say_nothing():
    one = agreement(TEN)
    assert (one.alpha, one.why, one.n, one.agreed) == (None, "too few", 10, 9)


def test_without_two_values_there_is_nothing_to_agree_on():
    one = agreement([("a", "a")] * 40)
    assert (one.alpha, one.why, one.per_cent) == (None, "only one value", 100)


def test_enough_passages_give_alpha_within_its_interval():
    one = agreement(TEN * 5)
    assert one.alpha is not None
    assert one.low < one.alpha < one.high <= 1


def test_the_interval_is_the_same_whenever_it_is_asked_for():
    assert interval(TEN * 3) == interval(list(reversed(TEN * 3)))


def test_more_passages_make_the_interval_narrower():
    low, high = interval(TEN * 3)
    lower, higher = interval(TEN * 100)
    assert higher - lower < (high - low) / 3


def test_perfect_agreement_has_no_width():
    assert interval([("a", "a"), ("b", "b")] * 20) == (1, 1)


values = st.integers(0, 6)


@settings(max_examples=60)
@given(st.lists(st.tuples(values, values), min_size=2, max_size=30), st.sampled_from([NOMINAL, INTERVAL, RATIO]))
def test_what_is_resampled_is_the_alpha_of_the_package(pairs, metric):
    if len({value for pair in pairs for value in pair}) < 2:
        return
    drawn = [[pairs.count(pair) for pair in sorted(set(pairs))]]

    class Once:
        def multinomial(self, *args, **kwargs):
            return module.np.array(drawn)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module.np.random, "default_rng", lambda seed: Once())
        low, high = interval(pairs, metric)
    assert low == pytest.approx(alpha(pairs, metric), abs=1e-9) == high
