"""The rules' report card, for leads."""

import pytest
from django.urls import reverse

from annotator.claims.memory.models import RetiredRule
from annotator.desk.learning.report_card import rule_cards
from annotator.incidents.actions import undo_claim
from annotator.incidents.answers.actions import answer_pair
from tests.annotator.desk.sitting import signed_in
from tests.factories import make_claim, make_decided_claim, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead():
    return make_user("lead")


@pytest.fixture
def desk(lead):
    return signed_in(lead)


def post(client, name, **data):
    return client.post(reverse(name), {"rule": "test", "reason": "It mistakes ages for numbers."} | data)


def test_a_card_says_what_became_of_a_rules_candidates(lead):
    make_claim()
    make_decided_claim("confirm")
    make_decided_claim("reject")
    make_decided_claim("hold")
    make_decided_claim("correct", changes={"best": 5, "max": 5}, rule="other")
    make_decided_claim("correct", changes={"best": 6, "max": 6, "min": 6}, rule="other")
    other, test = rule_cards()
    assert (test.proposed, test.waiting, test.confirmed, test.corrected, test.rejected, test.other) == (
        4,
        1,
        1,
        0,
        1,
        1,
    )
    assert (test.accepted.percent, test.correction) == (50, None)
    assert (other.rule, other.corrected, other.accepted.percent) == ("other", 2, 100)
    assert (other.correction.field, other.correction.times) == ("best", 2)
    assert (other.correction.old, other.correction.new) == ("4", "6")


def test_a_correction_that_was_taken_back_is_no_correction():
    actor = make_user()
    claim = make_decided_claim("correct", actor=actor, changes={"actor": "the police"})
    assert rule_cards()[0].correction.new == "the police"
    undo_claim(claim=claim, actor=actor, seen=claim.version)
    assert rule_cards()[0].correction is None


def test_the_page_takes_few_queries_however_many_rules_there_are(desk, django_assert_max_num_queries):
    for number in range(12):
        make_decided_claim("correct", changes={"best": 5, "max": 5}, rule=f"rule-{number}")
    with django_assert_max_num_queries(14):
        page = desk.get(reverse("rules")).content.decode()
    assert "rule-11" in page
    assert "best, 1×" in page


def test_without_candidates_it_says_what_comes_next(desk):
    assert "No rule has proposed anything yet" in desk.get(reverse("rules")).content.decode()


def test_a_lead_retires_and_restores_a_rule(desk):
    make_claim()
    assert post(desk, "retire_rule").status_code == 302
    assert "Retired by" in desk.get(reverse("rules")).content.decode()
    post(desk, "retire_rule")
    assert RetiredRule.objects.count() == 1
    assert post(desk, "restore_rule", reason="It was mended.").status_code == 302
    page = desk.get(reverse("rules")).content.decode()
    assert "It was mended." in page
    assert not RetiredRule.objects.standing().exists()


def test_it_asks_why(desk):
    make_claim()
    assert post(desk, "retire_rule", reason=" ").status_code == 422
    assert not RetiredRule.objects.exists()


@pytest.mark.parametrize("name", ["retire_rule", "restore_rule"])
def test_it_refuses_get_and_everybody_but_leads(desk, client, name):
    assert desk.get(reverse(name)).status_code == 405
    for role in ("analyst", "publisher", "data_manager"):
        assert post(signed_in(make_user(role)), name).status_code == 403
    assert post(client, name).status_code == 302
    assert not RetiredRule.objects.exists()


def test_only_leads_see_the_page_and_the_way_to_it(desk):
    analyst = signed_in(make_user())
    assert analyst.get(reverse("rules")).status_code == 403
    assert reverse("rules") not in analyst.get(reverse("queue")).content.decode()
    assert reverse("rules") in desk.get(reverse("queue")).content.decode()


def test_the_page_says_how_suggestions_did_on_decided_pairs(desk):
    assert "Nobody has decided a pair of claims yet" in desk.get(reverse("rules")).content.decode()
    one, other = make_decided_claim(), make_decided_claim()
    answer_pair(claim=one, other=other, answer="same", actor=make_user())
    assert "Of 1 pair of claims that people put into one event" in desk.get(reverse("rules")).content.decode()
