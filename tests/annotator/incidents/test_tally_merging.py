"""Claims make one number an incident, and incidents one number a measure."""

from datetime import date

import pytest

from annotator.incidents.facts import Number
from annotator.incidents.tally import Measure, tally

from .making import CIVILIANS, JANUARY, UNSAID, fact, number_of, unquantified, verdict


def test_R1_mins_and_maxes_are_summed_over_incidents():
    one = fact(1, incident_id=1, n=1)
    nearly_25 = fact(2, incident_id=2, min=23, best=25, max=25)
    assert number_of(one, nearly_25) == Number(24, 26, 26)


@pytest.mark.parametrize(
    ("second", "total"),
    [
        ({"min": 12, "best": 12, "max": None}, Number(15, 15, None)),
        ({"min": 0, "best": None, "max": 9}, Number(3, None, 12)),
        ({"min": 9, "best": 10, "max": 11}, Number(12, 13, 14)),
    ],
)
def test_R1_an_open_end_and_a_missing_best_stay_so_in_the_sum(second, total):
    assert number_of(fact(1, n=3), fact(2, incident_id=2, **second)) == total


TWO_SOURCES = [
    ("the best-graded source gives the best", "A", "C", Number(3, 3, 8)),
    ("whichever it is", "D", "B", Number(3, 8, 8)),
    ("on a tie the lower figure", "B", "B", Number(3, 3, 8)),
    ("a source that nobody graded ranks last", "", "E", Number(3, 8, 8)),
]


@pytest.mark.parametrize(("_", "first", "second", "merged"), TWO_SOURCES, ids=[row[0] for row in TWO_SOURCES])
def test_R2_sources_of_one_incident_make_one_range(_, first, second, merged):
    low = fact(1, n=3, reliability=first, independence_group="a")
    high = fact(2, n=8, reliability=second, independence_group="b", source_id=2)
    assert number_of(low, high) == merged


def test_R2_the_analyst_may_choose_the_best():
    low = fact(1, n=3, reliability="A", independence_group="a")
    chosen = fact(2, n=8, reliability="C", independence_group="b", preferred=True)
    assert number_of(low, chosen) == Number(3, 8, 8)


def test_R2_ten_outlets_that_quote_one_monitor_are_one_source():
    outlets = [
        fact(n, n=n, source_id=n, independence_group="a monitor", published_on=date(2022, 1, 10 + n))
        for n in range(1, 11)
    ]
    row = tally(outlets, JANUARY).figure(CIVILIANS)
    assert (row.number, row.sources, row.provisional) == (Number(10, 10, 10), 1, True)
    assert verdict(outlets[0], *outlets[1:])[0] == "R2"


def test_R9_a_newer_toll_of_the_same_source_takes_the_place_of_the_older():
    older, newer = fact(1, n=3, published_on=date(2022, 1, 18)), fact(2, n=5, published_on=date(2022, 1, 19))
    assert number_of(older, newer) == Number(5, 5, 5)
    assert verdict(older, newer) == ("R9", "The same source's newer figure, claim 2, counts.")


def test_R2_what_one_source_says_on_one_day_stays_a_range():
    assert number_of(fact(1, n=3), fact(2, n=5)) == Number(3, 3, 5)


def test_R6_victim_statuses_are_never_merged():
    statuses = ["civilian", "combatant", "mixed_unsplit", "unknown", ""]
    facts = [fact(n, n=n + 1, victim_status=status) for n, status in enumerate(statuses, 1)]
    rows = {f.measure.victim_status: f.number.min for f in tally(facts, JANUARY).figures}
    assert rows == {"civilian": 2, "combatant": 3, "mixed_unsplit": 4, "unknown": 5}


def test_R13_a_plural_without_a_number_counts_its_incident_only():
    facts = [unquantified(1), fact(2, incident_id=2, n=5), unquantified(3, incident_id=3, **UNSAID)]
    row = tally(facts, JANUARY).figure(CIVILIANS)
    assert (row.number, row.unquantified_incidents, row.incidents) == (Number(5, 5, 5), 2, 3)


def test_R13_a_number_for_the_same_incident_makes_the_plural_needless():
    facts = [unquantified(1, independence_group="b"), fact(2, n=5)]
    row = tally(facts, JANUARY).figure(CIVILIANS)
    assert (row.number, row.unquantified_incidents) == (Number(5, 5, 5), 0)
    assert verdict(*facts)[0] == "R13"


def test_R13_hundreds_are_a_number_with_an_open_end():
    assert number_of(fact(min=200, best=None, max=None, hedge="hundreds")) == Number(200, None, None)


def test_R14_killed_and_injured_in_one_number_have_a_row_of_their_own():
    both = [fact(1, n=100, combined=True), fact(2, n=100, combined=True, kind="injured"), fact(3, n=5)]
    assert number_of(*both) == Number(5, 5, 5)
    assert number_of(*both, measure=Measure("killed", "person", "civilian", "combined")) == Number(100, 100, 100)


def test_R14_a_number_that_names_only_the_injured_and_executed_is_the_same_row():
    both = [fact(1, n=7, combined=True, kind="injured"), fact(2, n=7, combined=True, kind="executed")]
    (_, row) = tally(both, JANUARY).figures
    assert (row.measure.kind, row.measure.detail, row.number) == ("killed", "combined", Number(7, 7, 7))


def test_R15_units_are_never_added_across():
    facts = [
        fact(1, kind="convoy_entry", unit="vehicle", n=130),
        fact(2, kind="convoy_entry", unit="batch", n=4),
        fact(3, kind="projectile_fired", unit="projectile", weapon="rocket", actor="ISIS", n=3),
        fact(4, kind="projectile_fired", unit="projectile", weapon="rocket", actor="SDF", n=2),
        fact(5, kind="projectile_fired", unit="projectile", weapon="shell", actor="SDF", n=1),
        fact(6, kind="projectile_fired", unit="projectile", n=6),
    ]
    rows = {(f.measure.unit, f.measure.detail): f.number.best for f in tally(facts, JANUARY).figures}
    assert rows == {
        ("vehicle", ""): 130,
        ("batch", ""): 4,
        ("projectile", "rocket by ISIS"): 3,
        ("projectile", "rocket by SDF"): 2,
        ("projectile", "shell by SDF"): 1,
        ("projectile", "projectile"): 6,
    }


def test_a_source_without_a_group_stands_for_itself():
    facts = [fact(n, n=3, independence_group="", source_id=n) for n in (1, 2)]
    assert tally(facts, JANUARY).figure(CIVILIANS).sources == 2


def test_figures_stand_in_the_order_of_the_vocabulary():
    kinds = ["withdrawal", "airstrike", "arrested", "killed"]
    rows = tally([fact(n, kind=kind) for n, kind in enumerate(kinds, 1)], JANUARY).figures
    assert [row.measure.kind for row in rows] == ["killed", "arrested", "airstrike", "withdrawal"]


DISAGREEMENTS = [
    ("one source, one day, two numbers", {"n": 5}, ["R2"]),
    ("one source, one day, one number", {"n": 3}, []),
    ("one source, a newer number", {"n": 5, "published_on": date(2022, 1, 30)}, []),
    ("two sources, two numbers", {"n": 5, "independence_group": "b"}, []),
]


@pytest.mark.parametrize(("_", "second", "notes"), DISAGREEMENTS, ids=[row[0] for row in DISAGREEMENTS])
def test_R2_a_source_that_gives_two_numbers_at_once_may_speak_of_two_events(_, second, notes):
    found = tally([fact(1, n=3), fact(2, **second)], JANUARY).footnotes
    assert [note.rule for note in found if note.problem] == notes
