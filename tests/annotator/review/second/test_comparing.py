"""What counts as the same answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.review.second.comparing import FIELDS, NONE, UNQUANTIFIED, alike, code, compare, differing

READING = {
    "judgement": "accepted", "kind": "killed", "unit": "person", "min": 23, "best": 25, "max": 25, "hedge": "nearly",
    "modality": "asserted", "scope": [], "actor": "International Coalition", "victim_status": "combatant",
    "places": ["Ghuwayran prison", "al-Hasakah"], "date_start": "2022-01-20", "date_end": "2022-01-23",
    "date_basis": "stated", "role": "new_event", "window": ["2021-12-23", "2022-01-23"],
}  # fmt: skip


def differs_in(**changes):
    return differing(compare(READING, READING | changes))


SAME = [
    {},
    {"hedge": "about"},
    {"actor": "international coalition"},
    {"actor": "the Coalition"},
    {"places": ["Ghuwayran prison"]},
    {"places": ["Ghuweiran prison", "Hassakeh"]},
    {"date_basis": "inherited"},
    {"window": None},
]
OTHERS = [
    ({"kind": "injured"}, ["kind"]),
    ({"min": 25}, ["number"]),
    ({"max": None}, ["number"]),
    ({"min": None, "best": None, "max": None}, ["number"]),
    ({"unit": "body"}, ["unit"]),
    ({"modality": "alleged"}, ["modality"]),
    ({"scope": ["historical"]}, ["scope"]),
    ({"actor": ""}, ["actor"]),
    ({"actor": "Turkish forces"}, ["actor"]),
    ({"victim_status": "civilian"}, ["victim_status"]),
    ({"places": ["al-Hasakah"]}, ["places"]),
    ({"places": []}, ["places"]),
    ({"date_end": "2022-01-22"}, ["date"]),
    ({"date_start": None, "date_end": None}, ["date"]),
    ({"role": "background"}, ["role"]),
    ({"role": "part_of", "kind": "injured"}, ["kind", "role"]),
]


@pytest.mark.parametrize("changes", SAME)
def test_these_say_the_same(changes):
    assert differs_in(**changes) == []


@pytest.mark.parametrize(("changes", "fields"), OTHERS)
def test_these_differ(changes, fields):
    assert differs_in(**changes) == fields


@pytest.mark.parametrize("judgement", ["rejected", "unverifiable"])
def test_who_does_not_accept_differs_in_that_alone(judgement):
    assert differing(compare(READING, {"judgement": judgement})) == ["judgement"]


@pytest.mark.parametrize("judgement", ["rejected", "unverifiable"])
def test_two_who_do_not_accept_agree(judgement):
    assert differing(compare({"judgement": judgement}, {"judgement": judgement})) == []


@pytest.mark.parametrize("day", [["2021-12-23", "2022-01-23"], [None, None]])
def test_the_reports_own_days_are_no_day_of_the_event(day):
    start, end = day
    undated = READING | {"date_basis": "window"}
    assert differing(compare(undated, READING | {"date_start": start, "date_end": end})) == []


NUMBERS = [
    ({"min": 0, "best": 0, "max": None, "hedge": "none_reported"}, NONE),
    ({"min": 0, "best": 0, "max": 0, "hedge": "exact"}, NONE),
    ({"min": 2, "best": None, "max": None, "hedge": "several"}, UNQUANTIFIED),
    ({"min": None, "best": None, "max": None, "hedge": ""}, UNQUANTIFIED),
    ({"min": None, "best": None, "max": None, "hedge": "", "unit": "event"}, [1, 1, None]),
    ({"min": 1, "best": 1, "max": None, "hedge": "", "unit": "event"}, [1, 1, None]),
    ({"min": 24, "best": None, "max": None, "hedge": "dozens"}, [24, None, None]),
]


@pytest.mark.parametrize(("number", "coded"), NUMBERS)
def test_numbers_are_read_as_the_hedge_table_reads_them(number, coded):
    assert code("number", READING | number) == coded


def test_aliases_of_one_party_are_one():
    names = {"isis": "isis", "daesh": "isis"}
    compared = compare(READING | {"actor": "ISIS"}, READING | {"actor": "Daesh"}, lambda name: names[name.lower()])
    assert differing(compared) == []


def test_where_they_agree_the_codes_are_equal():
    compared = compare(READING, READING | {"actor": "the Coalition", "places": ["Ghuweiran prison"]})
    assert all(one == other for one, other in compared.values())


bounds = st.one_of(st.none(), st.integers(0, 50))
readings = st.fixed_dictionaries(
    {
        "judgement": st.sampled_from(["accepted", "rejected", "unverifiable"]),
        "kind": st.sampled_from(["killed", "airstrike"]), "unit": st.sampled_from(["person", "event"]),
        "min": bounds, "best": bounds, "max": bounds, "hedge": st.sampled_from(["exact", "several", ""]),
        "modality": st.sampled_from(["asserted", "alleged"]),
        "scope": st.lists(st.sampled_from(["future"]), max_size=1),
        "actor": st.sampled_from(["", "ISIS", "the army", "Syrian army"]), "victim_status": st.just("civilian"),
        "places": st.lists(st.sampled_from(["Hasakah", "al-Hassakeh", "Raqqa"]), max_size=2),
        "date_start": st.sampled_from([None, "2022-01-01"]), "date_end": st.none(),
        "date_basis": st.sampled_from(["stated", "window"]), "role": st.just("new_event"),
        "window": st.just(["2022-01-01", "2022-02-01"]),
    }
)  # fmt: skip


@given(readings)
def test_everybody_agrees_with_themselves(reading):
    assert differing(compare(reading, reading)) == []


@given(readings, readings)
def test_it_makes_no_difference_who_read_first(one, other):
    assert differing(compare(one, other)) == differing(compare(other, one))


@given(st.text(max_size=20), st.text(max_size=20))
def test_names_are_compared_both_ways_alike(one, other):
    assert alike("actor", one, other) == alike("actor", other, one)


def test_every_field_can_differ():
    assert {field for _, fields in OTHERS for field in fields} | {"judgement"} == set(FIELDS)
