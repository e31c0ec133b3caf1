"""Scores: what the traits of a candidate are worth, read from the fitted table."""

from annotator.extraction import Document, extract
from annotator.extraction.data import load
from annotator.extraction.scoring import HIGHEST, LOWEST, probability, traits_of, whose


def score(text: str) -> float:
    return extract(Document(text))[0].score


def test_a_score_is_worth_what_the_candidates_traits_are():
    text = "Gunmen killed two guards in Sarmada on 3 May 2021. Several women were reportedly hurt."
    candidates = extract(Document(text))
    assert candidates
    assert all(one.score == probability(traits_of(one)) for one in candidates)


def test_a_plain_count_is_believed_more_than_a_vague_one():
    assert score("Gunmen killed two guards in Sarmada.") > score("Several guards were killed.")


def test_scores_stay_between_their_bounds():
    every = tuple(row["trait"] for row in load("calibration")["traits"])
    assert LOWEST <= probability(every) <= HIGHEST
    assert LOWEST <= probability(()) <= HIGHEST


def test_a_trait_that_was_never_seen_counts_for_nothing():
    assert probability(("kind unheard of",)) == probability(())


def test_the_table_tells_of_each_trait_how_often_it_was_seen_and_right():
    rows = load("calibration")["traits"]
    assert len(rows) > 30
    assert all(row["seen"] >= 5 and 0 <= row["right"] <= 1 for row in rows)


def test_an_actor_is_named_here_elsewhere_or_nowhere():
    assert whose("", None, 0, 10) == "nobody"
    assert whose("the army", (2, 10), 0, 30) == "here"
    assert whose("the army", (2, 10), 40, 60) == "elsewhere"
