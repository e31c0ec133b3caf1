"""Two claims of two articles that look like one event."""

import pytest

from annotator.claims.models import Claim
from tests.factories import make_claim, make_decided_claim


@pytest.fixture
def known() -> Claim:
    """Return a confirmed claim."""
    return make_decided_claim()


@pytest.fixture
def claim(known: Claim) -> Claim:
    """Return a confirmed claim of another article that tells of the same."""
    return make_decided_claim()


@pytest.fixture
def candidate(known: Claim) -> Claim:
    """Return a claim of another article that nobody has decided yet."""
    return make_claim()
