"""The life of a batch is one table, and the docs draw it."""

from pathlib import Path

import pytest

from annotator.exchange.batches.life import BACK, GONE, MOVES, RUNNING, State, diagram, may_move

DOCS = Path(__file__).resolve().parents[4] / "docs" / "imports.md"


def test_every_state_has_its_moves():
    assert set(MOVES) == set(State)
    assert {there for ends in MOVES.values() for there in ends} <= set(State)


@pytest.mark.parametrize("state", sorted(RUNNING))
def test_what_runs_can_fail(state):
    assert may_move(state, BACK[state])


@pytest.mark.parametrize("state", sorted(GONE))
def test_what_is_gone_stays_so(state):
    assert not MOVES[state]


def test_what_is_imported_can_only_be_undone():
    assert MOVES[State.IMPORTED] == {State.UNDOING}


def test_the_docs_show_the_life_as_the_code_has_it():
    assert diagram() in DOCS.read_text()
