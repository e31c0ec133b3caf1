"""Answers that come a second time, because their acknowledgement was lost."""

from uuid import uuid4

import pytest
from django.urls import reverse

from annotator.claims.models import Claim
from annotator.review.actions import Answer, decide
from annotator.review.models import Decision
from annotator.review.rules import SomeoneWasFaster
from annotator.review.sent_again import recorded
from tests.annotator.desk.review.making import HTMX, filled_in
from tests.factories import make_claim, make_decided_claim, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def key():
    return uuid4()


def send(client, claim, key, outcome="confirm", **more):
    address = reverse("decide_claim", args=[claim.pk])
    return client.post(address, {"outcome": outcome, "seen": 1, "key": str(key), **more}, headers=HTMX)


def test_the_same_answer_is_acknowledged_again_and_recorded_once(client, key):
    claim = make_claim()
    client.force_login(make_user())
    first, again = send(client, claim, key), send(client, claim, key)
    assert (first.status_code, again.status_code) == (200, 200)
    assert "Confirmed: 4 killed" in again.content.decode()
    assert Decision.objects.count() == 1


def test_edits_that_were_saved_are_acknowledged_again(client, key):
    actor = make_user()
    claim = make_decided_claim(actor=actor)
    client.force_login(actor)
    edits = filled_in(claim, outcome="correct", best=5, max=5, key=str(key))
    for _ in range(2):
        response = client.post(reverse("decide_claim", args=[claim.pk]), edits, headers=HTMX)
        assert response.status_code == 200
    assert [decision.outcome for decision in Decision.objects.all()] == ["confirm", "correct"]


def test_another_answer_under_the_same_key_is_a_conflict(client, key):
    claim = make_claim()
    client.force_login(make_user())
    send(client, claim, key)
    assert send(client, claim, key, "unverifiable").status_code == 409
    assert Claim.objects.get(pk=claim.pk).status == "verified"


def test_another_persons_key_says_nothing(client, key):
    claim = make_claim()
    client.force_login(make_user())
    send(client, claim, key)
    client.force_login(make_user())
    assert send(client, claim, key).status_code == 409


def test_an_answer_without_a_key_is_a_conflict_the_second_time(client):
    claim = make_claim()
    client.force_login(make_user())
    send(client, claim, "")
    assert send(client, claim, "").status_code == 409


def test_a_key_decides_one_claim(key):
    actor, one, other = make_user(), make_claim(), make_claim()
    decide(claim=one, actor=actor, answer=Answer("confirm", 1, key=key))
    assert recorded(claim=other, actor=actor, answer=Answer("confirm", 1, key=key)) is None
    assert recorded(claim=one, actor=actor, answer=Answer("confirm", 1, key=key)) == Decision.objects.get()


@pytest.mark.django_db(transaction=True)
def test_the_database_refuses_a_key_twice(key):
    actor, one, other = make_user(), make_claim(), make_claim()
    decide(claim=one, actor=actor, answer=Answer("confirm", 1, key=key))
    with pytest.raises(SomeoneWasFaster):
        decide(claim=other, actor=actor, answer=Answer("confirm", 1, key=key))
