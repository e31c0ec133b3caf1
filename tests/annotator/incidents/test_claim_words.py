"""The words for a claim: never a bare integer for a hedged number."""

import pytest

from annotator.claims.models import Claim
from annotator.extraction.numbers import read_quantity
from annotator.incidents.claim_words import about, headline, state, typed

PERSON = {"kind": "killed", "unit": "person"}


def claim(**values) -> Claim:
    return Claim(**{**PERSON, "status": "candidate", "modality": "asserted", **values})


HEADLINES = [
    ({"hedge": "nearly", "min": 23, "best": 25, "max": 25}, "23–25 killed"),
    ({"hedge": "exact", "min": 4, "best": 4, "max": 4}, "4 killed"),
    ({"hedge": "at_least", "min": 1200, "best": 1200, "max": None}, "at least 1,200 killed"),
    ({"hedge": "up_to", "min": 0, "best": None, "max": 9}, "up to 9 killed"),
    ({"kind": "injured", "hedge": "several", "min": 2, "best": None, "max": None}, "several injured"),
    ({"hedge": "none_reported", "min": 0, "best": 0, "max": None}, "none reported killed"),
    (
        {"kind": "airstrike", "unit": "event", "hedge": "none_reported", "min": 0, "best": 0},
        "Air strike: none reported",
    ),
    ({"kind": "withdrawal", "unit": "person"}, "Withdrawal"),
    (
        {"kind": "projectile_fired", "unit": "projectile", "weapon": "rocket", "min": 3, "best": 3, "max": 3},
        "3 rockets fired",
    ),
    ({"kind": "convoy_entry", "unit": "vehicle", "min": 130, "best": 130, "max": 130}, "Convoy entry: 130 vehicles"),
    ({"kind": "airstrike", "unit": "event", "min": 1, "best": 1, "max": None}, "Air strike: at least 1"),
]


@pytest.mark.parametrize(("values", "words"), HEADLINES)
def test_a_claim_in_a_few_words(values, words):
    assert headline(claim(**values)) == words


TYPED = [
    "25", "nearly 25", "about 10", "at least 4", "more than 6", "up to 9", "20 to 30", "several", "none",
    "tens of", "dozens of", "scores of", "hundreds of", "thousands of",
]  # fmt: skip


@pytest.mark.parametrize("text", TYPED)
def test_what_is_typed_is_shown_as_it_was_typed(text):
    quantity = read_quantity(text)
    assert typed(claim(hedge=quantity.hedge, min=quantity.min, best=quantity.best, max=quantity.max)) == text


@pytest.mark.parametrize("text", ["a", "a couple of"])
def test_other_words_are_shown_as_words_of_the_same_value(text):
    quantity = read_quantity(text)
    shown = typed(claim(hedge=quantity.hedge, min=quantity.min, best=quantity.best, max=quantity.max))
    assert read_quantity(shown).best == quantity.best


def test_a_claim_without_a_number_shows_no_number():
    assert typed(claim()) == ""


def test_whom_where_and_when_stand_in_one_line():
    values = {"target": "ISIS members", "places": ["Ghuwayran", "Al-Hasakah", "Syria"]}
    assert about(claim(**values)) == "ISIS members · Ghuwayran, Al-Hasakah"


STATES = [
    ("candidate", "alleged", ("candidate", "candidate")),
    ("verified", "alleged", ("alleged", "alleged")),
    ("corrected", "asserted", ("corrected", "corrected")),
    ("rejected", "alleged", ("rejected", "rejected")),
]


@pytest.mark.parametrize(("status", "modality", "shown"), STATES)
def test_an_accepted_allegation_is_shown_as_one(status, modality, shown):
    assert state(claim(status=status, modality=modality)) == shown
