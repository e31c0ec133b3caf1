"""The page of a claim's origin: what it says, and the correction of an analyst."""

import pytest
from django.apps import apps
from django.urls import reverse

from annotator.claims.models import Claim
from annotator.claims.origins.actions import trace
from annotator.claims.origins.models import ClaimOrigin
from annotator.claims.origins.reading import origin_of
from annotator.review.origins.actions import correct_origin
from annotator.review.rules import NotAllowed
from annotator.review.second.actions import remember_published
from annotator.review.second.models import SecondReading
from annotator.sources.models import Source
from tests.factories import make_article, make_claim, make_decided_claim, make_source, make_user

pytestmark = pytest.mark.django_db
WHY = "The paragraph before names it."


@pytest.fixture
def claim():
    made = make_claim(make_article(source=make_source("Agency")), attribution="a monitor")
    trace(claims=[made])
    make_source("SOHR", aliases=["Syrian Observatory"])
    return Claim.objects.get(pk=made.pk)


def address(claim, name="claim_origin"):
    return reverse(name, args=[claim.pk])


def send(client, claim, **values):
    return client.post(address(claim), {"source": "SOHR", "reason": WHY, **values})


def now(claim):
    return ClaimOrigin.objects.select_related("source").get(claim=claim)


def test_the_claim_page_says_it_in_a_line(analyst, claim):
    page = analyst.get(address(claim, "suggestions")).content.decode()
    assert "<strong>Agency</strong>" in page
    assert "is no known source" in page
    assert f'href="{address(claim)}" data-action="origin"' in page
    assert address(claim) in analyst.get(address(claim, "claim")).content.decode()


def test_an_analyst_corrects_it_with_a_reason(analyst, claim):
    assert send(analyst, claim, source="Syrian Observatory").url == address(claim, "claim")
    assert (now(claim).source.name, now(claim).basis, now(claim).reason) == ("SOHR", "analyst", WHY)
    page = analyst.get(address(claim)).content.decode()
    for words in ("said by an analyst", WHY, now(claim).set_by.username, "Leave it to the rule again"):
        assert words in page


def test_what_an_analyst_said_stands_when_claims_are_traced_again(analyst, claim):
    send(analyst, claim)
    trace(claims=[claim])
    make_decided_claim("correct", claim=claim, changes={"attribution": "Agency"}, note="It says so.")
    assert now(claim).source.name == "SOHR"


def test_the_same_twice_changes_nothing_the_second_time(analyst, claim):
    send(analyst, claim)
    events = apps.get_model("annotator.ClaimOriginEvent").objects
    before = events.count()
    response = send(analyst, claim)
    assert response.status_code == 422
    assert "goes back to SOHR already" in response.content.decode()
    assert events.count() == before


WRONG = [
    ({"reason": " "}, "required"),
    ({"source": ""}, "required"),
    ({"source": "Nobody knows"}, "No source is called so"),
    ({"source": "Agency"}, "goes back to Agency already"),
]


@pytest.mark.parametrize(("values", "words"), WRONG)
def test_what_is_wrong_is_said_and_nothing_changes(analyst, claim, values, words):
    response = send(analyst, claim, **values)
    assert response.status_code == 422
    assert words in response.content.decode()
    assert now(claim).basis == "publisher"


def test_a_new_source_is_added_where_that_is_asked(analyst, claim):
    send(analyst, claim, source="Local Council", add="on")
    assert now(claim).source == Source.objects.get(name="Local Council")


def test_it_is_taken_back_by_leaving_it_to_the_rule(analyst, claim):
    send(analyst, claim)
    for words in ("says again", "already"):
        page = analyst.post(address(claim, "leave_origin"), {"note": "Misread."}, follow=True).content.decode()
        assert words in page
    assert (now(claim).source.name, now(claim).basis, now(claim).set_by) == ("Agency", "publisher", None)
    history = analyst.get(address(claim)).content.decode()
    assert "Misread." in history
    assert WHY in history
    assert analyst.get(address(claim, "leave_origin")).status_code == 405


def test_it_refuses_who_may_not_decide_and_the_stranger(client, claim):
    assert send(client, claim).url.startswith("/accounts/login/")
    client.force_login(make_user("publisher"))
    assert client.get(address(claim)).status_code == 200
    assert send(client, claim).status_code == 403
    assert client.post(address(claim, "leave_origin")).status_code == 403
    assert now(claim).basis == "publisher"


def test_a_withdrawn_claim_is_left_alone(claim):
    Claim.objects.filter(pk=claim.pk).update(withdrawn_at="2022-01-01T00:00Z")
    with pytest.raises(NotAllowed, match="withdrawn"):
        correct_origin(claim=claim, source=Source.objects.get(name="SOHR"), actor=make_user(), reason=WHY)


def test_a_second_person_reads_a_published_claim_whose_origin_changes(claim):
    done = make_decided_claim(claim=claim)
    SecondReading.objects.update(state="agreed", closed_at="2022-01-01T00:00Z")
    remember_published(edition=1, claims=[(done.pk, done.version)])
    correct_origin(claim=done, source=Source.objects.get(name="SOHR"), actor=make_user(), reason=WHY)
    assert SecondReading.objects.filter(claim=done, state="wanted").exists()
    assert origin_of(Claim.objects.get(pk=done.pk)) == "SOHR"
