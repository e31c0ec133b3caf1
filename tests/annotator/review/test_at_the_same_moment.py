"""Two people, two connections, one claim: one of them wins and nothing is decided twice."""

import pytest
from django.test import Client
from django.urls import reverse

from annotator.claims.models import Claim
from annotator.incidents.actions import decide_claim
from annotator.incidents.models import Incident
from annotator.review.actions import Answer, open_claim
from annotator.review.models import Decision, Lease
from tests.factories import make_claim, make_user
from tests.together import together

pytestmark = pytest.mark.django_db(transaction=True)


def confirm(pk, user):
    def act():
        claim = Claim.objects.get(pk=pk)
        return decide_claim(claim=claim, actor=user, answer=Answer("confirm", 1))

    return act


@pytest.mark.parametrize("round", range(5))
def test_of_two_confirmations_one_wins(round):
    claim, users = make_claim(), [make_user(), make_user()]
    answers = together(*(confirm(claim.pk, user) for user in users))
    assert sorted(type(answer).__name__ for answer in answers) == ["Decision", "SomeoneWasFaster"]
    assert Decision.objects.count() == 1
    assert Incident.objects.count() == 1
    assert Claim.objects.get(pk=claim.pk).version == 2


def test_the_other_gets_a_readable_409():
    claim, users = make_claim(), [make_user(name="amal"), make_user(name="basim")]
    clients = [Client(), Client()]
    for client, user in zip(clients, users, strict=True):
        client.force_login(user)
    address = reverse("decide_claim", args=[claim.pk])

    def press(client):
        return lambda: client.post(address, {"outcome": "confirm", "seen": 1}, headers={"HX-Request": "true"})

    responses = together(*map(press, clients))
    assert sorted(response.status_code for response in responses) == [200, 409]
    (late,) = [response for response in responses if response.status_code == 409]
    assert "was faster: “confirm”" in late.content.decode()
    assert Decision.objects.count() == 1


def test_of_two_who_open_a_claim_one_holds_it():
    claim, users = make_claim(), [make_user(), make_user()]
    leases = together(*((lambda user=user: open_claim(claim=claim, user=user)) for user in users))
    assert len({lease.holder_id for lease in leases}) == 1
    assert Lease.objects.count() == 1
