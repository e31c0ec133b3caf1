"""Who has a claim open, and until when."""

from datetime import timedelta

import pytest
from django.utils import timezone

from annotator.review.actions import close_claim, open_claim
from annotator.review.models import Lease
from tests.factories import make_claim, make_decided_claim, make_user

pytestmark = pytest.mark.django_db


def expire():
    Lease.objects.update(until=timezone.now() - timedelta(seconds=1))


def test_the_first_to_open_a_claim_holds_it(settings):
    claim, user = make_claim(), make_user()
    lease = open_claim(claim=claim, user=user)
    minutes = (lease.until - timezone.now()) / timedelta(minutes=1)
    assert lease.holder == user
    assert lease.is_running
    assert settings.LEASE_MINUTES - 1 < minutes <= settings.LEASE_MINUTES


def test_the_second_is_told_who_holds_it():
    claim, first = make_claim(), make_user()
    until = open_claim(claim=claim, user=first).until
    lease = open_claim(claim=claim, user=make_user())
    assert (lease.holder, lease.until) == (first, until)


def test_opening_again_does_not_keep_it_for_longer():
    claim, user = make_claim(), make_user()
    until = open_claim(claim=claim, user=user).until
    assert open_claim(claim=claim, user=user).until == until
    assert Lease.objects.count() == 1


def test_an_expired_lease_passes_to_the_next():
    claim, second = make_claim(), make_user()
    open_claim(claim=claim, user=make_user())
    expire()
    assert open_claim(claim=claim, user=second).holder == second


def test_only_the_holder_gives_it_back():
    claim, user = make_claim(), make_user()
    open_claim(claim=claim, user=user)
    close_claim(claim=claim, user=make_user())
    assert Lease.objects.count() == 1
    close_claim(claim=claim, user=user)
    assert Lease.objects.count() == 0


def test_a_decision_gives_it_back():
    claim, user = make_claim(), make_user()
    open_claim(claim=claim, user=user)
    make_decided_claim(claim=claim, actor=user)
    assert Lease.objects.count() == 0
