"""The list of sources and the page of one: what they say, who changes what, in how many queries."""

from datetime import date

import pytest
from django.urls import reverse

from annotator.claims.models import Claim
from annotator.claims.origins.actions import trace
from annotator.desk.sources import listed
from annotator.desk.sources.calibration import calibrations
from annotator.desk.sources.record import record_of
from annotator.incidents.actions import Placement
from annotator.incidents.allegations.actions import agree_with
from annotator.sources.assessments.actions import assess_source
from tests.annotator.incidents.allegations.making import make_allegation, make_proposal
from tests.factories import make_article, make_claim, make_decided_claim, make_source, make_user, numbers

pytestmark = pytest.mark.django_db
TEXT = "Nearly {n} fighters were killed in raid {number}, a resident said."


def told(source, n, incident=None, number=1, published=date(2022, 1, 20), **values):
    text = TEXT.format(n=n, number=number)
    article = make_article(text, source=source, published=published)
    said = {"quote": f"Nearly {n} fighters", "min": n, "best": n, "max": n, **values}
    claim = make_claim(article, **said)
    trace(claims=[claim])
    return make_decided_claim(claim=claim, placement=Placement(incident=incident, new=incident is None))


def url(name, *args):
    return reverse(name, args=args)


def nearly(source, other, times):
    for case in range(times):
        number = next(numbers)
        first = told(source, 20, number=number, hedge="nearly", min=18, best=20, max=20)
        told(other, 10 + 2 * case, first.link.incident, number=number, published=date(2022, 1, 25), hedge="exact")


def test_nearly_is_compared_with_the_best_of_later_or_better_claims():
    source = make_source("Monitor", reliability="C")
    nearly(source, make_source(), 5)
    (one,) = calibrations(source)
    assert (one.n, one.median, one.least, one.most, one.is_enough) == (5, 0.7, 0.5, 0.9, True)


def test_an_earlier_worse_claim_calibrates_nobody():
    source, worse = make_source(reliability="B"), make_source(reliability="D")
    first = told(source, 20, hedge="nearly", min=18, best=20, max=20)
    told(worse, 10, first.link.incident, published=date(2022, 1, 2))
    assert calibrations(source) == []


def test_fewer_than_five_are_not_enough(analyst):
    source = make_source()
    nearly(source, make_source(), 4)
    assert "not enough to say; it takes 5" in analyst.get(url("source", source.pk)).content.decode()


def test_the_record_counts_what_became_of_its_claims():
    source, sohr = make_source("Agency"), make_source("SOHR")
    make_source("Agency in Arabic", independence_group="Agency")
    told(source, 3, attribution="Agency in Arabic")
    quoting = told(source, 4, number=2, attribution="SOHR")
    make_decided_claim("correct", claim=quoting, changes={"victim_status": "civilian"}, note="They were.")
    newer = told(source, 5, number=3)
    make_decided_claim("supersede", claim=newer, note="A newer figure.")
    make_decided_claim("reject", claim=make_claim(make_article(source=source)))
    agree_with(assessment=make_proposal(make_allegation(source=source), "rejected"), actor=make_user())
    record = record_of(source)
    assert (record.claims, record.decided, record.accepted, record.corrected) == (5, 5, 2, 1)
    assert (record.superseded, record.rejected, record.refuted, record.second_hand) == (1, 1, 1, 1)
    assert (record.quoted.percent, record.misread.percent, record.withdrawn_later.percent) == (20, 20, 33)
    assert record_of(sohr).claims == 0


def test_the_page_tells_all_of_it(analyst):
    source = make_source("Agency", party="ISIS", counts="Soldiers only.", aliases=["The Agency"])
    make_source("Agency in Arabic", independence_group="Agency")
    allegation = make_allegation(source=source)
    assess_source(source=source, reliability="D", reason="Twice caught inventing.", actor=make_user("lead"))
    page = analyst.get(url("source", source.pk)).content.decode()
    for words in ("Soldiers only.", "ISIS", "The Agency", "Agency in Arabic", "Twice caught inventing.", "F before"):
        assert words in page
    assert url("allegation", allegation.pk) in page
    assert url("article", allegation.article_id) in page
    assert "Judge it" not in page


def test_an_empty_source_says_so(analyst):
    page = analyst.get(url("source", make_source().pk)).content.decode()
    assert "It has no article here" in page
    assert "Nobody has judged it" in page


def test_the_page_takes_the_same_queries_however_much_was_told(analyst, django_assert_max_num_queries):
    source, other = make_source(reliability="C"), make_source()
    nearly(source, other, 1)
    make_allegation(source=source)
    analyst.get(url("source", source.pk))
    with django_assert_max_num_queries(22):
        analyst.get(url("source", source.pk))
    nearly(source, make_source(), 4)
    make_allegation(source=source)
    with django_assert_max_num_queries(22):
        analyst.get(url("source", source.pk))


def test_the_list_names_them_with_what_they_told_in_few_queries(analyst, monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr(listed, "PAGE", 3)
    sohr = make_source("SOHR", aliases=["Observatory"])
    agencies = [make_source(f"Agency {number}") for number in range(4)]
    for number, agency in enumerate(agencies):
        told(agency, 3, number=number, attribution="SOHR")
    with django_assert_max_num_queries(9):
        page = analyst.get(url("sources")).content.decode()
    assert page.count("1 article<") == 3
    last = analyst.get(url("sources"), {"after": agencies[2].pk}).content.decode()
    assert "quoted in 4 claims of others" in last
    assert url("source", sohr.pk) in analyst.get(url("sources"), {"q": "observ"}).content.decode()
    assert "No source fits" in analyst.get(url("sources"), {"q": "\0zz", "reliability": "A"}).content.decode()


@pytest.mark.parametrize("role", ["lead", "data_manager"])
def test_leads_and_data_managers_judge_and_describe(client, role):
    source, quoted = make_source(), make_claim(attribution="the Watch")
    client.force_login(make_user(role))
    sent = {"reliability": "B", "reason": "Names its witnesses."}
    for words in ("Judged: B", "said already"):
        assert words in client.post(url("assess_source", source.pk), sent, follow=True).content.decode()
    assert source.assessments.count() == 1
    sent = {"counts": "Civilians.", "party": "", "independence_group": "", "aliases": "The Watch\n"}
    for words in ("elsewhere now: 1.", "Kept."):
        assert words in client.post(url("describe_source", source.pk), sent, follow=True).content.decode()
    assert Claim.objects.get(pk=quoted.pk).claim_origin.source == source


def test_what_is_missing_is_said(client):
    source = make_source()
    client.force_login(make_user("lead"))
    response = client.post(url("assess_source", source.pk), {"reliability": "B", "reason": ""})
    assert response.status_code == 422
    response = client.post(url("describe_source", source.pk), {"party": "x" * 300})
    assert response.status_code == 422


@pytest.mark.parametrize("name", ["assess_source", "describe_source"])
def test_others_and_strangers_change_nothing(client, name):
    source, sent = make_source(), {"reliability": "A", "reason": "x", "counts": "x"}
    assert client.post(url(name, source.pk), sent).url.startswith("/accounts/login/")
    client.force_login(make_user("analyst"))
    assert client.post(url(name, source.pk), sent).status_code == 403
    client.force_login(make_user("lead"))
    assert client.get(url(name, source.pk)).status_code == 405
    source.refresh_from_db()
    assert (source.reliability, source.counts) == ("F", "")
