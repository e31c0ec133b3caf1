"""Learning from decisions, measured on articles that no ranker is trained on."""

import random

from hypothesis import given
from hypothesis import strategies as st

from annotator.claims.ranking.learning import (
    Example,
    Measures,
    is_held_back,
    lacking,
    learn,
    measure_ranker,
    measure_scores,
    split,
)


def examples(count, articles=40, learnable=True):
    """Return decisions in which one rule is mostly right and the other mostly wrong, whatever their scores say."""
    chance = random.Random(7)
    found = []
    for number in range(count):
        good = number % 2 == 0
        likely = (0.9 if good else 0.15) if learnable else 0.5
        traits = {f"rule={'good' if good else 'bad'}": 1.0, "score": 0.6}
        found.append(Example(number % articles, traits, chance.uniform(0.3, 0.9), chance.random() < likely))
    return found


def test_it_learns_which_rule_is_right_and_beats_the_rules_scores():
    learnt, held_back = split(examples(600))
    ranker = learn(learnt)
    assert ranker.probability({"rule=good": 1.0, "score": 0.6}) > 0.8
    assert ranker.probability({"rule=bad": 1.0, "score": 0.6}) < 0.3
    before, after = measure_scores(held_back), measure_ranker(ranker, held_back)
    assert not after.is_worse_than(before)
    assert (after.auc, after.log_loss, after.brier) > (before.auc, 0, 0)
    assert after.brier < before.brier


def test_it_is_calibrated():
    learnt, held_back = split(examples(2000))
    ranker = learn(learnt)
    expected = sum(ranker.probability(one.traits) for one in held_back)
    assert abs(expected - sum(one.accepted for one in held_back)) / len(held_back) < 0.06


def test_the_same_decisions_give_the_same_ranker():
    assert learn(examples(300)) == learn(examples(300))


def test_where_there_is_nothing_to_learn_it_says_little():
    ranker = learn(split(examples(600, learnable=False))[0])
    assert all(0.3 < ranker.probability({f"rule={rule}": 1.0, "score": 0.6}) < 0.7 for rule in ("good", "bad"))


def test_it_says_what_is_missing():
    assert lacking(examples(600)) == []
    missing = lacking(examples(40, articles=4))
    assert any("of 100 decisions to learn from" in need for need in missing)
    assert any("held back to measure with" in need for need in missing)


def test_worse_is_a_higher_loss_or_a_lower_order():
    base = Measures(0.5, 0.2, 0.7)
    assert not base.is_worse_than(base)
    assert Measures(0.6, 0.2, 0.7).is_worse_than(base)
    assert Measures(0.4, 0.2, 0.6).is_worse_than(base)
    assert not Measures(0.4, 0.3, 0.8).is_worse_than(base)


@given(st.lists(st.integers(1, 10_000), max_size=60))
def test_an_article_is_on_one_side_and_always_the_same(articles):
    learnt, held_back = split([Example(article, {}, 0.5, True) for article in articles])
    assert len(learnt) + len(held_back) == len(articles)
    assert not {one.article for one in learnt} & {one.article for one in held_back}
    assert all(is_held_back(one.article) for one in held_back)


def test_about_a_quarter_of_the_articles_is_held_back():
    assert 0.2 < sum(map(is_held_back, range(4000))) / 4000 < 0.3
