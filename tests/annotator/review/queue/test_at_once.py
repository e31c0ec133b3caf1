"""Several people, each on a connection of their own, drain one queue: nothing twice, nothing lost."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from annotator.claims.actions import store_candidates
from annotator.claims.counts.actions import recount
from annotator.claims.models import Claim
from annotator.incidents.actions import decide_claim
from annotator.review.actions import Answer, open_claim
from annotator.review.models import Decision, Lease
from annotator.review.queue.actions.handing_out import hand_out
from tests.factories import make_article, make_candidate, make_user

pytestmark = pytest.mark.django_db(transaction=True)

CLAIMS = 100


def make_hundred():
    """Return an article with a hundred claims."""
    words = [f"Place {number} lost four fighters." for number in range(CLAIMS)]
    article = make_article(" ".join(words))
    candidates = [make_candidate(quote, article.text, paragraph=number) for number, quote in enumerate(words)]
    store_candidates(article=article, candidates=candidates)
    return article


def drain(user, start, order):
    """Decide claim after claim until none is left, and return those that were handed out."""
    got = []
    try:
        start.wait(timeout=20)
        while handed := hand_out(user=user, claims=Claim.objects.order_by(*order)):
            claim = Claim.objects.select_related("article").get(pk=handed.lease.claim_id)
            decide_claim(claim=claim, actor=user, answer=Answer("reject", claim.version, reason_code="not_a_claim"))
            got.append(claim.pk)
    finally:
        connection.close()
    return got


@pytest.mark.parametrize(("people", "order"), [(2, ("pk",)), (8, ("-risk", "pk"))])
def test_together_they_get_every_claim_once(people, order):
    make_hundred()
    start, users = Barrier(people), [make_user() for _ in range(people)]
    with ThreadPoolExecutor(people) as threads:
        got = [future.result() for future in [threads.submit(drain, user, start, order) for user in users]]
    handed = Counter(pk for one in got for pk in one)
    assert len(handed) == CLAIMS
    assert set(handed.values()) == {1}
    assert Decision.objects.count() == CLAIMS
    assert Claim.objects.filter(status="rejected").count() == CLAIMS
    assert not Lease.objects.exists()
    assert recount(repair=False) == []


def test_of_two_who_reach_for_an_expired_lease_one_gets_it():
    claim = make_hundred().claims.first()
    open_claim(claim=claim, user=make_user())
    Lease.objects.update(until=timezone.now() - timedelta(minutes=1))
    start, users = Barrier(2), [make_user(), make_user()]

    def reach(user):
        try:
            start.wait(timeout=20)
            return hand_out(user=user, claims=Claim.objects.filter(pk=claim.pk))
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        leases = [future.result() for future in [threads.submit(reach, user) for user in users]]
    assert sum(lease is not None for lease in leases) == 1
    assert Lease.objects.get().holder in users
