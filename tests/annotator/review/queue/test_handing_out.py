"""Who is handed the next claim."""

from datetime import timedelta

import pytest
from django.utils import timezone

from annotator.claims.models import Claim
from annotator.review.actions import open_claim
from annotator.review.models import Lease
from annotator.review.queue.actions.handing_out import hand_out
from tests.factories import make_claim, make_decided_claim, make_user

pytestmark = pytest.mark.django_db


def handed(user, claims=None):
    handed = hand_out(user=user, claims=claims if claims is not None else Claim.objects.order_by("pk"))
    return handed and handed.lease.claim_id


def test_the_first_free_claim_is_handed_out_with_its_lease(settings):
    claim, user = make_claim(), make_user()
    lease = hand_out(user=user, claims=Claim.objects.order_by("pk")).lease
    assert lease.claim_id == claim.pk
    assert Lease.objects.get() == lease
    assert lease.holder == user
    assert (lease.until - lease.taken_at) == timedelta(minutes=settings.LEASE_MINUTES)


def test_two_people_are_never_handed_the_same_claim():
    first, second = make_claim(), make_claim()
    assert [handed(make_user()), handed(make_user()), handed(make_user())] == [first.pk, second.pk, None]


def test_the_order_and_the_filter_are_kept():
    make_claim()
    injured = make_claim(kind="injured")
    last = make_claim(kind="injured")
    assert handed(make_user(), Claim.objects.order_by("-pk")) == last.pk
    assert handed(make_user(), Claim.objects.filter(kind="injured").order_by("pk")) == injured.pk


def test_an_expired_lease_is_free_and_its_time_begins_anew():
    claim, user = make_claim(), make_user()
    open_claim(claim=claim, user=make_user())
    long_ago = timezone.now() - timedelta(hours=1)
    Lease.objects.update(until=long_ago, taken_at=long_ago)
    lease = hand_out(user=user, claims=Claim.objects.order_by("pk")).lease
    assert lease.holder == user
    assert lease.taken_at > long_ago


def test_ones_own_open_claim_comes_again_and_is_kept_for_longer():
    claim, user = make_claim(), make_user()
    before = open_claim(claim=claim, user=user)
    lease = hand_out(user=user, claims=Claim.objects.order_by("pk")).lease
    assert (lease.claim_id, lease.taken_at) == (claim.pk, before.taken_at)
    assert lease.until > before.until


def test_what_is_assigned_is_handed_to_that_person_only():
    claim, person = make_claim(), make_user()
    Claim.objects.update(assigned_to=person)
    assert handed(make_user()) is None
    assert handed(person) == claim.pk


def test_decided_and_withdrawn_claims_are_not_handed_out():
    make_decided_claim()
    make_claim()
    Claim.objects.filter(status="candidate").update(withdrawn_at=timezone.now())
    assert handed(make_user()) is None
    assert handed(make_user(), Claim.objects.none()) is None


def test_where_none_is_free_one_of_the_others_is_handed_out():
    first, second = make_claim(), make_claim(kind="injured")
    choice = {"claims": Claim.objects.filter(kind="injured"), "otherwise": Claim.objects.order_by("pk")}
    handed = [hand_out(user=make_user(), **choice) for _ in range(3)]
    assert [one and one.lease.claim_id for one in handed] == [second.pk, first.pk, None]
    assert handed[0].article_id == second.article_id


def test_it_is_one_statement(django_assert_num_queries):
    make_claim()
    user = make_user()
    with django_assert_num_queries(1):
        handed(user)
