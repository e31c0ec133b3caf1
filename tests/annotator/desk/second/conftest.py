"""Who sits at the desk in these tests."""

import pytest

from annotator.review.second.actions import hand_out
from tests.annotator.desk.sitting import signed_in
from tests.annotator.review.second.making import make_wanted
from tests.factories import make_user


@pytest.fixture
def reader(db):
    """Return the second reader."""
    return make_user(name="rana")


@pytest.fixture
def desk(reader):
    """Return the second reader's browser."""
    return signed_in(reader)


@pytest.fixture
def lead(db):
    """Return the browser of a lead."""
    return signed_in(make_user("lead"))


@pytest.fixture
def visitor(db):
    """Return the browser of somebody who may read claims but not decide them."""
    return signed_in(make_user("publisher"))


@pytest.fixture
def given(reader):
    """Return a reading that the second reader has in hand."""
    make_wanted()
    return hand_out(user=reader)
