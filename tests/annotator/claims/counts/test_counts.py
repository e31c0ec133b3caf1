"""The kept counts are what counting would find, whatever happens to claims."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import Sum

from annotator.claims.actions import store_candidates
from annotator.claims.counts.actions import recount
from annotator.claims.counts.models import ArticleCount, StatusCount
from annotator.claims.models import Claim
from annotator.desk.queue.counts import by_status, counts
from annotator.incidents.actions import undo_claim
from tests.factories import make_claim, make_decided_claim, make_user

pytestmark = pytest.mark.django_db


def test_they_follow_claims_that_come_are_decided_taken_back_and_withdrawn():
    user = make_user()
    decided = make_decided_claim(actor=user)
    make_decided_claim("hold")
    withdrawn = make_claim()
    assert counts() == {"waiting": 1, "held": 1, "all_decided": 2}
    store_candidates(article=withdrawn.article, candidates=[])
    undo_claim(claim=decided, actor=user, seen=decided.version)
    assert counts() == {"waiting": 1, "held": 1, "all_decided": 1}
    assert recount(repair=False) == []


def test_one_statement_over_many_claims_adds_one_row_per_change():
    for _ in range(5):
        make_claim()
    before = StatusCount.objects.count()
    Claim.objects.update(kind="injured")
    assert StatusCount.objects.count() == before + 2
    Claim.objects.update(weapon="rifle")
    assert StatusCount.objects.count() == before + 2
    assert recount(repair=False) == []


def test_rows_are_folded_now_and_then_and_the_counts_stay():
    claim = make_claim()
    for number in range(300):
        Claim.objects.filter(pk=claim.pk).update(status="held" if number % 2 else "candidate")
    assert by_status() == {"held": 1, "candidate": 0} or by_status() == {"held": 1}
    assert StatusCount.objects.count() < 300
    assert ArticleCount.objects.count() < 30
    assert ArticleCount.objects.filter(status="held").aggregate(claims=Sum("claims"))["claims"] == 1
    assert recount(repair=False) == []


def test_the_command_tells_what_is_wrong_and_puts_it_right():
    make_claim()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE annotator_statuscount SET claims = 7")
    said = StringIO()
    with pytest.raises(CommandError):
        call_command("recount", stdout=said)
    assert "kept 7, found 1" in said.getvalue()
    call_command("recount", repair=True, stdout=said)
    call_command("recount", stdout=said)
    assert "The kept counts are right." in said.getvalue()
