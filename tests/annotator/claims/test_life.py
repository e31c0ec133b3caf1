"""The moves between a claim's states, each named."""

import pytest

from annotator.claims.life import ACCEPTED, DECIDED, MOVES, Status, may_move

ALLOWED = {
    "candidate": "verified corrected rejected unverifiable held",
    "held": "verified corrected rejected unverifiable",
    "verified": "corrected rejected unverifiable held superseded retracted",
    "corrected": "verified corrected rejected unverifiable held superseded retracted",
    "unverifiable": "verified corrected rejected held",
    "rejected": "verified corrected unverifiable held",
    "superseded": "retracted",
    "retracted": "",
}


@pytest.mark.parametrize("here", Status.values)
@pytest.mark.parametrize("there", Status.values)
def test_a_claim_moves_only_along_the_arrows(here, there):
    assert may_move(here, there) is (there in ALLOWED[here].split())


def test_nothing_becomes_a_candidate_again_but_by_undo():
    assert not any(Status.CANDIDATE in targets for targets in MOVES.values())


def test_every_state_but_candidate_was_decided_by_a_person():
    assert set(Status) - DECIDED == {Status.CANDIDATE}
    assert ACCEPTED < DECIDED
