"""The silenced phrases, for leads; and silencing with a rejection, for analysts."""

import pytest
from django.urls import reverse

from annotator.claims.memory.models import SilencedPhrase
from annotator.claims.models import ExtractionRun
from annotator.review.memory.actions import silence_phrase
from tests.annotator.desk.sitting import signed_in
from tests.factories import make_article, make_claim, make_source, make_user

pytestmark = pytest.mark.django_db

FORM = {"phrase": "The war killed “thousands”", "reason": "Template text", "source": "", "kind": ""}


@pytest.fixture
def lead():
    return make_user("lead")


@pytest.fixture
def desk(lead):
    return signed_in(lead)


def test_a_lead_silences_and_lifts_a_phrase(desk):
    source = make_source()
    assert desk.post(reverse("silence_phrase"), FORM | {"source": source.pk, "kind": "killed"}).status_code == 302
    made = SilencedPhrase.objects.get()
    assert (made.phrase, made.source, made.kind) == ("the war killed thousands", source, "killed")
    assert source.name in desk.get(reverse("silenced")).content.decode()
    desk.post(reverse("silence_phrase"), FORM | {"source": source.pk, "kind": "killed"})
    assert SilencedPhrase.objects.count() == 1
    for _ in range(2):
        assert desk.post(reverse("lift_phrase", args=[made.pk])).status_code == 302
    assert not SilencedPhrase.objects.standing().exists()
    assert "lifted by" in desk.get(reverse("silenced")).content.decode()


def test_it_says_why_a_phrase_is_not_taken(desk):
    response = desk.post(reverse("silence_phrase"), FORM | {"phrase": "killed"})
    assert response.status_code == 422
    assert "four words or more" in response.content.decode()


def test_it_refuses_get_and_everybody_but_leads(desk, lead, client):
    made = silence_phrase(phrase="the war killed thousands", actor=lead, reason="why")
    acts = [(reverse("silence_phrase"), FORM), (reverse("lift_phrase", args=[made.pk]), {})]
    for address, data in acts:
        assert desk.get(address).status_code == 405
        assert signed_in(make_user()).post(address, data).status_code == 403
        assert client.post(address, data).status_code == 302
    assert signed_in(make_user()).get(reverse("silenced")).status_code == 403
    assert list(SilencedPhrase.objects.standing()) == [made]


def test_rejecting_a_claim_silences_its_words_where_that_is_chosen():
    claim = make_claim()
    analyst = signed_in(make_user())
    page = analyst.get(reverse("claim", args=[claim.pk])).content.decode()
    assert 'value="source"' in page
    assert 'value="everywhere"' not in page
    answer = {"seen": claim.version, "reason_code": "template_text", "silence": "source"}
    analyst.post(reverse("decide_claim", args=[claim.pk]), answer)
    assert SilencedPhrase.objects.get().source == claim.article.source


def test_an_analyst_who_asks_for_every_source_reads_why_not():
    claim = make_claim()
    answer = {"seen": claim.version, "reason_code": "template_text", "silence": "everywhere"}
    response = signed_in(make_user()).post(reverse("decide_claim", args=[claim.pk]), answer)
    assert response.status_code == 403
    assert "Only a lead silences a phrase everywhere" in response.content.decode()
    assert not SilencedPhrase.objects.exists()


def test_a_lead_may_choose_every_source(desk):
    claim = make_claim()
    assert 'value="everywhere"' in desk.get(reverse("claim", args=[claim.pk])).content.decode()


def test_the_article_says_how_many_candidates_were_silenced(desk, lead):
    article = make_article()
    silence_phrase(phrase="four fighters were killed", actor=lead, reason="why", source=article.source)
    desk.post(reverse("read_again", args=[article.pk]))
    run = ExtractionRun.objects.get()
    run.state, run.finished_at = ExtractionRun.State.DONE, run.queued_at
    run.left_out = [{"quote": "Four fighters", "kind": "killed", "start": 0, "end": 5, "phrase": 1, "rule": ""}]
    run.save()
    assert "1 silenced" in desk.get(reverse("article", args=[article.pk])).content.decode()
