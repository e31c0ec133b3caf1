"""What holds for every comparison: an act moves what the difference of two full tallies says, and nothing else."""

from dataclasses import replace
from datetime import date

from hypothesis import assume, given
from hypothesis import strategies as st

from annotator.incidents.effect.comparing import difference, months, moves
from annotator.incidents.facts import Fact, Number, Window
from annotator.incidents.tally import tally
from tests.annotator.incidents.drawing import cases, facts
from tests.annotator.incidents.making import CIVILIANS, JANUARY, fact


def around(drawn: list[Fact], *changed: Fact) -> set[int]:
    """Return the claims that a change of one can move: its incidents', and those that refer to each other."""
    ids = {one.claim_id for one in changed}
    ids |= {one.of for one in changed if one.of} | {one.claim_id for one in drawn if one.of in ids}
    incidents = {one.incident_id for one in (*drawn, *changed) if one.claim_id in ids and one.incident_id}
    return ids | {one.claim_id for one in drawn if one.incident_id in incidents}


@st.composite
def acts(draw: st.DrawFn) -> tuple[list[Fact], list[Fact], set[int]]:
    """Draw claims, the same claims after one of them was changed, and those that the change can move."""
    drawn = draw(cases())
    assume(drawn)
    was = draw(st.sampled_from(drawn))
    becomes = draw(facts(claim_id=was.claim_id))
    after = [becomes if one.claim_id == was.claim_id else one for one in drawn]
    return drawn, after, around(drawn, was, becomes)


@given(acts())
def test_the_claims_of_the_acts_incidents_tell_every_recorded_figure_that_moves(act):
    before, after, near = act
    all_told = {move.place: move for move in moves(before, after, JANUARY) if _is_recorded(move)}
    nearby = [[one for one in side if one.claim_id in near] for side in (before, after)]
    told = {move.place: move for move in moves(*nearby, JANUARY) if _is_recorded(move)}
    for place, move in all_told.items():
        if move.before and move.after and move.before.number and move.after.number:
            assert place in told, move
            assert difference(told[place]).min == difference(move).min


@given(acts())
def test_what_an_act_moves_is_the_difference_of_two_tallies(act):
    before, after, _ = act
    was, becomes = tally(before, JANUARY), tally(after, JANUARY)
    for move in moves(before, after, JANUARY):
        figure = move.figure
        wanted = {"party": figure.party, "outside_window": figure.outside_window}
        assert move.before == was.figure(figure.measure, figure.column, **wanted)
        assert move.after == becomes.figure(figure.measure, figure.column, **wanted)


@given(cases())
def test_nothing_done_moves_nothing(drawn):
    assert moves(drawn, reversed(drawn), JANUARY) == []


def test_a_further_claim_moves_its_figure():
    before = [fact(1, n=25)]
    (move,) = moves(before, [*before, fact(2, n=1, incident_id=2)], JANUARY)
    assert (move.before.number, move.after.number) == (Number(25, 25, 25), Number(26, 26, 26))
    assert difference(move) == Number(1, 1, 1)


def test_a_second_source_moves_no_number_and_is_a_move():
    before = [fact(1, n=3)]
    (move,) = moves(before, [replace(before[0], supported_by=("another",))], JANUARY)
    assert difference(move) == Number(0, 0, 0)
    assert (move.before.provisional_incidents, move.after.provisional_incidents) == (1, 0)


def test_a_figure_that_goes_is_a_move():
    (move,) = moves([fact(1, n=3)], [fact(1, n=3, status="candidate")], JANUARY)
    assert (move.before.measure, move.after) == (CIVILIANS, None)


def test_a_claim_counts_in_the_month_in_which_its_incident_began():
    early = fact(1, date_start=date(2021, 12, 31), date_end=date(2022, 1, 2))
    late = fact(2, date_start=date(2022, 1, 2), date_end=date(2022, 1, 2))
    december = Window(date(2021, 12, 1), date(2022, 1, 1))
    assert months([early, late]) == [december, JANUARY]
    assert moves([late], [early, late], JANUARY)
    assert moves([late], [early, late], december)


def _is_recorded(move):
    return move.figure.column == "recorded"
