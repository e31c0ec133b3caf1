"""Cumulative totals, reversals and the edges of the window."""

from datetime import date

import pytest

from annotator.incidents.facts import Number
from annotator.incidents.tally import tally

from .making import CIVILIANS, JANUARY, UNSAID, fact

CUMULATIVE = [
    ("a remainder is shown", {"n": 10}, Number(7, 7, 7), False),
    ("an open total leaves an open remainder", {"min": 10, "best": 10, "max": None}, Number(7, 7, None), False),
    ("more may be recorded than the total allows", {"n": 2}, Number(0, 0, 0), True),
    ("one that looks back is a control too", {"n": 10, "scope": ("historical",)}, Number(7, 7, 7), False),
]


@pytest.mark.parametrize(("_", "fields", "unaccounted", "exceeded"), CUMULATIVE, ids=[row[0] for row in CUMULATIVE])
def test_R8_a_cumulative_total_is_a_control(_, fields, unaccounted, exceeded):
    result = tally([fact(1, n=3), fact(2, role="cumulative", **fields)], JANUARY)
    (control,) = result.controls
    assert (control.unaccounted, control.exceeded) == (unaccounted, exceeded)
    assert result.figure(CIVILIANS).number == Number(3, 3, 3)


@pytest.mark.parametrize(
    "fields",
    [{"scope": ("future",)}, {"modality": "alleged"}, {"status": "held"}, {"hedge": "several", "best": None}, UNSAID],
    ids=str,
)
def test_R8_a_total_that_nobody_states_is_no_control(fields):
    assert tally([fact(1, role="cumulative", **fields)], JANUARY).controls == ()


def test_R8_a_total_of_what_is_not_recorded_is_wholly_unaccounted():
    (control,) = tally([fact(1, role="cumulative", n=500)], JANUARY).controls
    assert (control.recorded, control.unaccounted) == (None, Number(500, 500, 500))


LEFT = {"kind": "withdrawal", "unit": "vehicle", "victim_status": "not_applicable"}


CAME_BACK = LEFT | {"kind": "return", "role": "reversal"}


REVERSALS = [
    ("a group that left and returned", UNSAID, UNSAID | {"of": 1}, Number(0, 0, 0)),
    ("all of a number", {"n": 50}, UNSAID | {"of": 1}, Number(0, 0, 0)),
    ("some of a number", {"n": 50}, {"n": 20, "of": 1}, Number(30, 30, 30)),
    ("found by its incident when it names no claim", {"n": 50}, UNSAID, Number(0, 0, 0)),
    ("in another unit nothing can be said", {"n": 50}, {"n": 20, "of": 1, "unit": "person"}, None),
]


@pytest.mark.parametrize(("_", "left", "back", "net"), REVERSALS, ids=[row[0] for row in REVERSALS])
def test_R11_both_stay_and_the_net_is_shown(_, left, back, net):
    row = tally([fact(1, **(LEFT | left)), fact(2, **(CAME_BACK | back))], JANUARY).figures[0]
    assert (row.net, row.incidents, row.contributions[0].reversed_by) == (net, 1, (2,))


def test_R11_a_reversal_of_nothing_recorded_is_a_problem():
    (note,) = tally([fact(2, **(CAME_BACK | {"of": 1}))], JANUARY).footnotes
    assert (note.rule, note.problem) == ("R11", True)


def test_R11_two_reports_of_one_return_are_not_two_returns():
    back = [fact(n, of=1, n=count, published_on=date(2022, 1, n), **CAME_BACK) for n, count in ((2, 10), (3, 20))]
    assert tally([fact(1, n=50, **LEFT), *back], JANUARY).figures[0].net == Number(30, 30, 30)


def test_R11_what_was_not_reversed_stays_in_the_net():
    facts = [fact(1, n=50, **LEFT), fact(2, of=1, **(CAME_BACK | UNSAID)), fact(3, n=7, incident_id=2, **LEFT)]
    row = tally(facts, JANUARY).figures[0]
    assert (row.number, row.net) == (Number(57, 57, 57), Number(7, 7, 7))


EDGES = [
    ("an event that ends inside", date(2022, 1, 30), date(2022, 1, 31), []),
    ("an event across the edge", date(2022, 1, 30), date(2022, 2, 1), ["R16"]),
    ("an event dated to the window itself", date(2022, 1, 1), date(2022, 2, 1), []),
]


@pytest.mark.parametrize(("_", "start", "end", "notes"), EDGES, ids=[row[0] for row in EDGES])
def test_R16_an_event_across_the_edge_has_a_footnote(_, start, end, notes):
    result = tally([fact(n=3, date_start=start, date_end=end)], JANUARY)
    assert result.figure(CIVILIANS).number == Number(3, 3, 3)
    assert [note.rule for note in result.footnotes] == notes
