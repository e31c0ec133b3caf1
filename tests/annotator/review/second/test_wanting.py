"""Which decisions a second person reads."""

from io import StringIO

import pytest
from django.core.management import call_command

from annotator.claims.models import Claim
from annotator.incidents.actions import PROPOSED, Placement, decide_claim, link_claim, undo_claim
from annotator.review import actions as review
from annotator.review.actions import Answer
from annotator.review.second.actions import remember_published
from annotator.review.second.models import SecondReading, State, Why
from annotator.review.second.why import drawn
from tests.annotator.review.second.making import make_answered, make_two_on_the_same_words, make_wanted
from tests.factories import make_claim, make_decided_claim, make_user

pytestmark = pytest.mark.django_db

INJURED = {"kind": "injured"}
NEW = Placement(new=True)


def reasons(claim):
    return [reading.reasons for reading in claim.second_readings.filter(state=State.WANTED)]


@pytest.mark.parametrize("kind", ["killed", "executed", "assassination"])
def test_a_death_claim_wants_a_second_reading(kind):
    assert reasons(make_decided_claim(kind=kind)) == [[Why.DEATH]]


def test_bodies_are_deaths_too():
    assert reasons(make_decided_claim(kind="bodies_found", unit="body")) == [[Why.DEATH]]


@pytest.mark.parametrize("outcome", ["reject", "hold", "unverifiable"])
def test_a_death_claim_that_was_not_accepted_wants_none(outcome):
    assert reasons(make_decided_claim(outcome)) == []


def test_an_injury_wants_none():
    assert reasons(make_decided_claim(**INJURED)) == []


def test_an_upgraded_allegation_wants_one():
    claim = make_claim(modality="alleged", **INJURED)
    claim = make_decided_claim("confirm", claim=claim, changes={"modality": "asserted"}, note="the text says so")
    assert reasons(claim) == [[Why.UPGRADE]]


def test_a_confirmed_allegation_wants_none():
    assert reasons(make_decided_claim(modality="alleged", **INJURED)) == []


@pytest.mark.parametrize("outcome", ["confirm", "reject", "unverifiable"])
def test_a_release_from_hold_wants_one_whatever_becomes_of_the_claim(outcome):
    held = make_decided_claim("hold", **INJURED)
    assert reasons(make_decided_claim(outcome, claim=held, note="asked the source")) == [[Why.RELEASE]]


def test_a_change_to_what_an_edition_counts_wants_one():
    claim = make_decided_claim(**INJURED)
    remember_published(edition=1, claims=[(claim.pk, claim.version)])
    changed = make_decided_claim("correct", claim=claim, changes={"actor": "police"}, note="named above")
    assert reasons(changed) == [[Why.PUBLISHED]]


def test_so_does_taking_it_out():
    claim = make_decided_claim(**INJURED)
    remember_published(edition=1, claims=[(claim.pk, claim.version)])
    assert reasons(make_decided_claim("reject", claim=claim, note="no")) == [[Why.PUBLISHED]]


def test_several_reasons_are_all_kept():
    held = make_decided_claim("hold")
    assert reasons(make_decided_claim(claim=held, note="asked")) == [[Why.DEATH, Why.RELEASE]]


def test_the_reading_keeps_the_first_answer_as_it_stood():
    reading = make_wanted()
    assert reading.first["min"] == 4
    assert reading.first["judgement"] == "accepted"
    assert reading.first["date_start"] == "2022-01-17"
    assert reading.version == reading.claim.version
    assert reading.first_by == reading.decision.actor


def test_a_new_decision_overtakes_the_reading_and_wants_another():
    reading = make_wanted()
    make_decided_claim("correct", claim=reading.claim, changes={"max": 5, "best": 5}, note="five in all")
    states = [one.state for one in reading.claim.second_readings.order_by("pk")]
    assert states == [State.WITHDRAWN, State.WANTED]


def test_an_undone_decision_leaves_nothing_to_read():
    reading = make_wanted()
    undo_claim(claim=reading.claim, actor=reading.first_by, seen=reading.version)
    assert [one.state for one in reading.claim.second_readings.all()] == [State.WITHDRAWN]


def test_an_undo_that_restores_a_death_has_it_read_again():
    reading = make_wanted()
    lead = make_user("lead")
    rejected = make_decided_claim("reject", claim=reading.claim, actor=lead, note="no")
    assert reasons(rejected) == []
    undo_claim(claim=rejected, actor=lead, seen=rejected.version)
    assert reasons(rejected) == [[Why.DEATH]]


def test_what_two_people_agreed_on_stays_on_record_when_the_claim_is_decided_anew():
    answer = make_answered()
    claim = answer.reading.claim
    make_decided_claim("correct", claim=claim, changes={"actor": "police"}, note="named above")
    assert sorted(one.state for one in claim.second_readings.all()) == [State.AGREED, State.WANTED]


def test_another_role_is_read_again():
    answer = make_answered()
    claim, actor = answer.reading.claim, make_user()
    link_claim(claim=claim, actor=actor, role="background", of=None, placement=PROPOSED)
    (wanted,) = claim.second_readings.filter(state=State.WANTED)
    assert wanted.first["role"] == "background"
    assert wanted.first_by == actor


def test_the_same_role_in_another_incident_is_not():
    claim = make_answered().reading.claim
    link_claim(claim=claim, actor=make_user(), role=claim.role, of=None, placement=NEW)
    assert reasons(claim) == []


def test_the_lot_draws_the_same_claims_whenever_it_is_asked(settings):
    settings.SECOND_READING_PERCENT = 100
    claim = make_decided_claim(**INJURED)
    (reading,) = claim.second_readings.all()
    assert reading.reasons == [Why.SAMPLE]
    assert reading.draw == drawn(settings.SECOND_READING_SALT, "claim", claim.pk)


@pytest.mark.parametrize("outcome", ["reject", "unverifiable"])
def test_the_lot_draws_from_what_was_not_accepted_too(settings, outcome):
    settings.SECOND_READING_PERCENT = 100
    assert reasons(make_decided_claim(outcome, **INJURED)) == [[Why.SAMPLE]]


def test_the_lot_leaves_held_claims_alone(settings):
    settings.SECOND_READING_PERCENT = 100
    assert reasons(make_decided_claim("hold", **INJURED)) == []


def test_one_in_ten_is_drawn():
    share = sum(drawn("salt", "claim", pk) < 0.1 for pk in range(10_000)) / 10_000
    assert share == pytest.approx(0.1, abs=0.01)


def test_a_claim_on_words_of_its_own_tells_nothing():
    assert make_wanted().given == []


def test_of_two_claims_on_the_same_words_the_page_tells_the_kind():
    claim, _ = make_two_on_the_same_words()
    assert make_wanted(claim=claim).given == ["kind"]


def test_wanting_one_takes_one_query_at_most(django_assert_num_queries, django_assert_max_num_queries):
    pks = [make_claim(kind="injured").pk, make_claim().pk]
    first, second = Claim.objects.select_related("article__source").filter(pk__in=pks).order_by("pk")
    analyst = make_user()
    analyst.has_perm("annotator.review_claim")
    with django_assert_max_num_queries(30) as without:
        decide_claim(claim=first, actor=analyst, answer=Answer("confirm", 1))
    with django_assert_num_queries(len(without.captured_queries) + 1):
        decide_claim(claim=second, actor=analyst, answer=Answer("confirm", 1))
    assert SecondReading.objects.count() == 1


def test_deaths_from_before_second_readings_get_theirs_once():
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(review, "want_second_reading", lambda **_: None)
        claim = make_decided_claim()
    out = StringIO()
    call_command("want_second_readings", stdout=out)
    call_command("want_second_readings", stdout=out)
    assert out.getvalue().split(".")[:2] == ["1 second readings are wanted now", "\n0 second readings are wanted now"]
    assert reasons(claim) == [[Why.DEATH]]
