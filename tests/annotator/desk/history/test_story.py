"""The story of a claim, from what the database remembers of it."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from annotator.checks.actions import read_article, run_checks
from annotator.claims.models import Claim
from annotator.desk.history.records import records_of
from annotator.desk.history.story import story_of
from annotator.extraction import EXTRACTOR_VERSION
from annotator.incidents.actions import Placement, decide_claim, link_claim, revert_claim, undo_claim
from annotator.incidents.disputes.actions import settle_dispute
from annotator.incidents.disputes.ruling import Choice
from annotator.incidents.models import Incident
from annotator.review.actions import Answer
from annotator.review.flags.actions import answer_flag, raise_flag, take_flag
from annotator.review.notes.actions import add_note
from tests.annotator.review.second.making import make_answered
from tests.factories import make_article, make_claim, make_user

# Each act is a transaction of its own, as on the desk: the history tells them apart by their time.
pytestmark = pytest.mark.django_db(transaction=True)


def now(claim) -> Claim:
    return Claim.objects.get(pk=claim.pk)


def decide(claim, actor, outcome="confirm", note="", reason_code="", **changes):
    answer = Answer(outcome, now(claim).version, changes, reason_code, note)
    return decide_claim(claim=now(claim), actor=actor, answer=answer)


def told(claim) -> list[tuple[str, str, str]]:
    return [(line.who, line.did, line.why) for line in story_of(records_of(now(claim)))]


def test_the_whole_life_of_a_claim_is_told_in_its_order():
    amal, basim = make_user(name="amal"), make_user(name="basim")
    claim = make_claim()
    flag = raise_flag(claim=claim, actor=amal, about="contradiction", note="The title says three")
    add_note(on=claim, author=basim, text="I look into it")
    take_flag(flag=flag, actor=basim)
    decide(claim, amal)
    first = Incident.objects.get()
    answer_flag(flag=flag, actor=basim, state="dismissed", reason="Another day")
    decide(claim, basim, "correct", note="at most three", min=3, best=3, max=3)
    link_claim(claim=now(claim), actor=amal, role="background", of=None, placement=Placement(new=True))
    second = Incident.objects.latest("pk")
    version = records_of(claim).versions[1]
    revert_claim(claim=now(claim), actor=amal, seen=3, version=version, note="It was four")
    undo_claim(claim=now(claim), actor=amal, seen=4)
    assert told(claim) == [
        (f"Extractor {EXTRACTOR_VERSION}", "proposed the claim by rule test", ""),
        ("amal", "flagged it: contradiction", "The title says three"),
        ("basim", "wrote a note", "I look into it"),
        ("basim", "took on the flag contradiction", ""),
        ("amal", "confirmed", ""),
        ("basim", "dismissed the flag contradiction", "Another day"),
        ("basim", "corrected", "at most three"),
        ("amal", "gave the claim another part", ""),
        ("amal", f"moved from “{first}” to “{second}” as background", ""),
        ("amal", "went back to version 2", "It was four"),
        ("amal", "took the decision of version 4 back", ""),
    ]
    lines = {line.did: line for line in story_of(records_of(now(claim)))}
    assert [(row.label, row.left[0].text, row.right[0].text) for row in lines["corrected"].changes] == [
        ("min", "4", "3"), ("best", "4", "3"), ("max", "4", "3"),
    ]  # fmt: skip
    assert lines["confirmed"].also == [f"joined “{first}” as new event"]
    assert [row.label for row in lines["gave the claim another part"].changes] == ["Role"]
    assert lines["went back to version 2"].undone


def test_a_role_that_changed_after_the_decision_is_told_with_who_changed_it():
    amal, claim = make_user(name="amal"), make_claim()
    decide(claim, amal)
    link_claim(
        claim=now(claim), actor=amal, role="background", of=None, placement=Placement(incident=Incident.objects.get())
    )
    assert told(claim)[-2:] == [
        ("amal", "gave the claim another part", ""),
        ("amal", f"stayed in “{Incident.objects.get()}” as background", ""),
    ]


def test_an_act_of_the_desk_is_told_by_the_name_of_who_did_it():
    claim, browser = make_claim(), Client()
    browser.force_login(make_user(name="amal"))
    browser.post(reverse("decide_claim", args=[claim.pk]), {"outcome": "hold", "note": "which month?", "seen": 1})
    browser.post(reverse("undo_claim", args=[claim.pk]), {"seen": 2})
    assert told(claim)[1:] == [
        ("amal", "put on hold", "which month?"),
        ("amal", "took the decision of version 2 back", ""),
    ]


def test_a_rejected_claim_leaves_its_incident():
    amal, claim = make_user(name="amal"), make_claim()
    decide(claim, amal)
    incident = Incident.objects.get()
    decide(claim, amal, "reject", reason_code="template_text")
    line = story_of(records_of(now(claim)))[-1]
    assert (line.did, line.also) == ("rejected (template text)", [f"left “{incident}”"])


def test_what_the_extractor_and_the_checks_did_is_told_too():
    article = make_article("In the 88th month, four fighters were killed. In the 85th month, two men were arrested.")
    read_article(article=article)
    claims = [claim for claim in Claim.objects.all() if claim.flags.exists()]
    assert claims
    claim = claims[0]
    decide(claim, make_user(name="amal"), "correct", date_start=date(2022, 1, 2), date_end=date(2022, 1, 2))
    run_checks(article=article, checks=[])
    lines = told(claim)
    assert lines[0][0].startswith("Extractor ")
    assert any(who == "A check" and did.startswith("flagged it: “") for who, did, _ in lines)


def test_a_second_reading_and_its_ruling_are_told_with_what_differed():
    reading = make_answered(min=5, best=5, max=5).reading
    settle_dispute(
        reading=reading,
        actor=make_user("lead", name="clara"),
        choices={"number": Choice("second")},
        reason="five, says the list",
    )
    lines = {line.did: line for line in story_of(records_of(now(reading.claim)))}
    assert lines["read it a second time, and differently"].also == ["Number: 4 at first, 5 the second time"]
    assert lines["settled what was read differently"].why == "five, says the list"
