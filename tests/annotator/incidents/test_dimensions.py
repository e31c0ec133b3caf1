"""Figures by a dimension: nothing added that may not be, nothing lost that is not said."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.incidents.dimensions import DIMENSIONS, Grouping, NoSuchDimension, group, period
from annotator.incidents.facts import Number
from annotator.incidents.tally import tally

from .drawing import cases
from .making import CIVILIANS, JANUARY, fact, none_reported, unquantified


def by(dimension, *facts, measure=CIVILIANS, **options):
    """Return the number of each group of one measure."""
    found = group(tally(facts, JANUARY), facts, dimension, **options)
    return {
        one.value: each.number
        for one in found.groups
        for each in one.figures
        if (each.measure, each.column) == (measure, "recorded")
    }


N = {n: Number(n, n, n) for n in range(1, 12)}


def test_by_governorate_and_district_with_rows_for_what_is_not_said_and_not_found():
    facts = [
        fact(1, n=1, incident_id=1, places=("Thawrah",), place_name="Thawrah", admin1="Raqqa", admin2="Tabqa"),
        fact(2, n=2, incident_id=2, places=("Nowhere",)),
        fact(3, n=3, incident_id=3),
    ]
    assert by("admin1", *facts) == {"Raqqa": N[1], "not found": N[2], "": N[3]}
    assert by("admin2", *facts) == {"Tabqa": N[1], "not found": N[2], "": N[3]}


def test_the_place_of_an_incident_is_that_of_its_most_precise_claim():
    facts = [
        fact(1, n=3, admin1="Homs", place_precision=4, independence_group="b"),
        fact(2, n=3, admin1="Raqqa", place_precision=1),
    ]
    assert by("admin1", *facts) == {"Raqqa": N[3]}


def test_by_age_and_sex_where_all_claims_agree():
    facts = [
        fact(1, n=1, incident_id=1, age_group="child", sex="female"),
        fact(2, n=2, incident_id=2, age_group="child", independence_group="a"),
        fact(3, n=2, incident_id=2, age_group="adult", independence_group="b"),
    ]
    assert by("age", *facts) == {"child": N[1], "": N[2]}
    assert by("sex", *facts) == {"female": N[1], "": N[2]}


def test_by_actor_with_a_row_for_rival_attributions():
    facts = [
        fact(1, n=1, incident_id=1, actor="SDF"),
        fact(2, n=2, incident_id=2, actor="SDF", independence_group="a"),
        fact(3, n=2, incident_id=2, actor="ISIS", independence_group="b"),
        fact(4, n=4, incident_id=4, actor="sdf"),
        fact(5, n=5, incident_id=5),
    ]
    assert by("actor", *facts) == {"SDF": N[1], "sdf": N[4], "several": N[2], "": N[5]}


def test_by_source_an_incident_stands_under_each_of_its_sources():
    facts = [
        fact(1, n=2, independence_group="a"),
        fact(2, n=2, independence_group="b"),
        fact(3, n=3, incident_id=2, independence_group="b"),
    ]
    assert by("source", *facts) == {"a": N[2], "b": N[5]}
    assert group(tally(facts, JANUARY), facts, "source").overlapping


def test_by_grade():
    facts = [fact(1, n=1, incident_id=1, grade="fair"), fact(2, n=2, incident_id=2, grade="")]
    assert by("grade", *facts) == {"fair": N[1], "": N[2]}


def test_R6_R15_statuses_and_units_stay_apart_in_every_group():
    facts = [
        fact(1, n=1, victim_status="civilian"),
        fact(2, n=2, victim_status="combatant"),
        fact(3, n=3, kind="airstrike", unit="event"),
    ]
    for dimension in DIMENSIONS:
        found = group(tally(facts, JANUARY), facts, dimension)
        assert all(each.number.max <= 3 for one in found.groups for each in one.figures if each.number)


def test_R12_none_reported_stands_in_the_group_of_its_place_and_not_as_zero():
    facts = [none_reported(1, incident_id=None, admin1="Homs"), fact(2, n=2, admin1="Raqqa", victim_status="combatant")]
    found = group(tally(facts, JANUARY), facts, "admin1")
    (row,) = [each for each in found.of("Homs").figures if each.measure == CIVILIANS]
    assert (row.number, row.reported_none, row.none_reports) == (None, True, (1,))
    assert found.of("Raqqa") is not None
    assert found.of("Raqqa").figures[0].measure.victim_status == "combatant"


def test_R13_a_group_of_unquantified_incidents_has_no_number():
    facts = [unquantified(1, admin1="Homs"), fact(2, n=2, incident_id=2, admin1="Raqqa")]
    assert by("admin1", *facts) == {"Homs": None, "Raqqa": N[2]}


PERIODS = [
    ("day", 1, date(2022, 1, 22), date(2022, 1, 22)),
    ("week", 1, date(2022, 1, 22), date(2022, 1, 17)),
    ("month", 1, date(2022, 1, 22), date(2022, 1, 1)),
    ("month", 23, date(2022, 1, 22), date(2021, 12, 23)),
    ("month", 23, date(2022, 1, 23), date(2022, 1, 23)),
    ("month", 23, date(2022, 3, 22), date(2022, 2, 23)),
    ("month", 31, date(2022, 2, 28), date(2022, 2, 28)),
    ("month", 31, date(2022, 3, 27), date(2022, 2, 28)),
]


@pytest.mark.parametrize(("dimension", "first_day", "day", "first"), PERIODS)
def test_a_period_begins_where_the_series_says(dimension, first_day, day, first):
    assert period(day, dimension, first_day) == first


def test_R16_an_incident_stands_in_the_period_of_its_start():
    facts = [fact(1, n=3, date_start=date(2022, 1, 30), date_end=date(2022, 2, 3))]
    assert by("month", *facts) == {"2022-01-01": N[3]}
    assert by("month", *facts, first_day=23) == {"2022-01-23": N[3]}


def test_what_there_is_no_dimension_for_is_an_error():
    with pytest.raises(NoSuchDimension, match="weather"):
        group(tally([fact(1)], JANUARY), [fact(1)], "weather")


@given(cases(), st.sampled_from([one for one in DIMENSIONS if one != "source"]))
def test_groups_add_up_to_the_whole_incident_by_incident(drawn, dimension):
    whole = tally(drawn, JANUARY)
    found = group(whole, drawn, dimension)
    expected = Counter(
        (each.measure, each.column, each.party, one.claim_ids) for each in whole.figures for one in each.contributions
    )
    grouped = Counter(
        (each.measure, each.column, each.party, one.claim_ids)
        for part in found.groups
        for each in part.figures
        for one in each.contributions
    )
    assert grouped == expected


@given(cases(), st.sampled_from(DIMENSIONS), st.randoms())
def test_a_grouping_does_not_depend_on_order_and_comes_back_from_json(drawn, dimension, chance):
    found = group(tally(drawn, JANUARY), drawn, dimension)
    shuffled = chance.sample(drawn, len(drawn))
    assert group(tally(shuffled, JANUARY), shuffled, dimension) == found
    assert Grouping.from_json(found.to_json()) == found
