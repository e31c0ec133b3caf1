"""What stands beside the recorded figures: allegations, corroboration, and other profiles."""

from datetime import date

import pytest

from annotator.incidents.facts import Number
from annotator.incidents.tally import PROFILES, tally

from .making import CIVILIANS, JANUARY, fact, number_of


def test_R4_an_allegation_has_a_column_of_its_own():
    facts = [fact(1, n=3), fact(2, n=50, modality="alleged", incident_id=2)]
    assert number_of(*facts) == Number(3, 3, 3)
    assert number_of(*facts, column="alleged") == Number(50, 50, 50)


OLD = {"modality": "alleged", "n": 200, "date_start": date(2019, 3, 21), "incident_id": None, "role": ""}


def test_R4_an_old_allegation_reported_again_is_apart_from_those_of_the_window():
    facts = [fact(1, **OLD), fact(2, n=5, modality="alleged")]
    assert number_of(*facts, column="alleged") == Number(5, 5, 5)
    assert number_of(*facts, column="alleged", outside_window=True) == Number(200, 200, 200)


def test_R4_one_allegation_told_twice_is_not_two():
    facts = [fact(1, **OLD), fact(2, article_id=2, source_id=2, **OLD)]
    assert number_of(*facts, column="alleged", outside_window=True) == Number(200, 200, 200)


@pytest.mark.parametrize(
    "fields",
    [
        {"role": "part_of", "of": 1},
        {"role": "duplicate_of", "of": 1},
        {"role": "cumulative"},
        {"scope": ("counterfactual",)},
        {"status": "held"},
        {"grade": "discounted"},
        {"date_start": date(2022, 3, 1)},
        {"published_on": date(2021, 6, 1)},
    ],
    ids=str,
)
def test_R4_the_column_leaves_out_what_would_count_twice_or_is_not_told(fields):
    assert tally([fact(2, **(OLD | fields))], JANUARY).figures == ()


CORROBORATION = [
    ("fair and two sources", "fair", ("a", "b"), True),
    ("confirmed and two sources", "confirmed", ("a", "b"), True),
    ("fair and one source", "fair", ("a", "a"), False),
    ("weak and two sources", "weak", ("a", "b"), False),
    ("contested and two sources", "contested", ("a", "b"), False),
    ("not graded and two sources", "", ("a", "b"), False),
]


@pytest.mark.parametrize(("_", "grade", "groups", "firm"), CORROBORATION, ids=[row[0] for row in CORROBORATION])
def test_corroborated_needs_a_fair_grade_and_two_independent_sources(_, grade, groups, firm):
    facts = [fact(n, n=3, grade=grade, independence_group=group) for n, group in enumerate(groups, 1)]
    result = tally(facts, JANUARY)
    assert (result.figure(CIVILIANS, "corroborated") is not None) is firm
    assert result.figure(CIVILIANS).provisional is (groups == ("a", "a"))


WHAT_IF = [
    ("recorded", 3),
    ("two_sources", None),
    ("with_alleged", 13),
    ("with_held", 103),
    ("with_party_claims", 3),
]


@pytest.mark.parametrize(("profile", "most"), WHAT_IF)
def test_a_profile_lets_in_what_it_says(profile, most):
    facts = [
        fact(1, n=3),
        fact(2, n=10, incident_id=2, modality="alleged"),
        fact(3, n=100, incident_id=3, status="held"),
    ]
    row = tally(facts, JANUARY, next(p for p in PROFILES if p.id == profile)).figure(CIVILIANS)
    assert (row and row.number and row.number.max) == most
