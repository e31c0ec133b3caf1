"""How many queries the desk's paths take; nothing here grows with the claims."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from annotator.review.queue.actions.views import save_view
from tests.annotator.desk.review.making import HTMX, address, filled_in, make_three

pytestmark = pytest.mark.django_db

MOST = 12


def queries(act):
    """Return what an act asks the database, but for the savepoints, which are transactions outside of tests."""
    with CaptureQueriesContext(connection) as taken:
        response = act()
    assert response.status_code in (200, 302, 303)
    return [query["sql"] for query in taken if "SAVEPOINT" not in query["sql"]]


def limit(taken):
    assert len(taken) <= MOST, f"{len(taken)}:\n" + "\n".join(sql[:300] for sql in taken)


@pytest.fixture
def three(desk):
    for _ in range(4):
        make_three()
    three = make_three()[1]
    desk.get(address("claim", three[0]))
    return three


@pytest.mark.parametrize("outcome", [{"outcome": "confirm"}, {"outcome": "reject", "reason_code": "opinion"}])
def test_decide_and_advance(desk, three, outcome):
    sent = filled_in(three[0]) | outcome
    limit(queries(lambda: desk.post(address("decide_claim", three[0]), sent, headers=HTMX)))


def test_decide_and_advance_along_a_filter(desk, three):
    sent = filled_in(three[0]) | {"outcome": "confirm"}
    there = address("decide_claim", three[0]) + "?kind=killed&order=risk"
    limit(queries(lambda: desk.post(there, sent, headers=HTMX)))


@pytest.mark.parametrize("query", [{}, {"q": "killed", "kind": "killed", "source": "1", "place": "x", "flag": "any"}])
def test_the_queue(desk, three, analyst, query):
    save_view(owner=analyst, name="Mine", query="kind=killed")
    limit(queries(lambda: desk.get(reverse("queue"), query)))


def test_the_next_claim(desk, three):
    limit(queries(lambda: desk.post(reverse("next_claim") + "?kind=killed")))


def test_a_claim(desk, three):
    limit(queries(lambda: desk.get(address("claim", three[1]), headers=HTMX)))
