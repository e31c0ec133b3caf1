"""Tests that text which stands in report after report is shown grey, with since when, and hides no claim."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from annotator.checks.actions import read_article
from annotator.checks.copies.standing import standing_text
from annotator.desk.copies.standing import grey_text
from tests.annotator.desk.copies.making import APPEAL, series_of
from tests.factories import make_article, make_user

pytestmark = pytest.mark.django_db

CONVOY = "During the month {n} trucks and vehicles of the Coalition crossed into Syria from Iraq in two batches."
RAID = "The Watch recalls that soldiers arrested nine men in the village of Qara during a raid at night."


@pytest.fixture
def analyst(client: Client) -> Client:
    client.force_login(make_user("analyst"))
    return client


def test_a_sentence_of_the_last_three_reports_stands_since_the_first_of_them() -> None:
    reports = series_of("A school opened in the old town after years of work on its roof.", *[APPEAL] * 3)
    (found,) = standing_text(reports[-1])
    assert reports[-1].text[slice(*found.span)] == APPEAL
    assert (found.since, found.reports, found.is_longer) == (reports[1], 3, False)


@pytest.mark.parametrize(
    "texts",
    [
        [APPEAL, APPEAL],
        [APPEAL, APPEAL, "A school opened in the old town after years of work on its roof.", APPEAL],
        [CONVOY.format(n=n) for n in (95, 110, 130)],
        [CONVOY.format(n=n) for n in (95, 130, 130)],
    ],
    ids=["two reports", "a report without it", "other numbers", "other numbers at first"],
)
def test_what_is_new_or_changed_does_not_stand(texts: list[str]) -> None:
    assert standing_text(series_of(*texts)[-1]) == []


def test_unchanged_numbers_stand_too() -> None:
    (found,) = standing_text(series_of(*[CONVOY.format(n=130)] * 4)[-1])
    assert found.reports == 4


def test_an_article_of_no_series_has_none() -> None:
    article = make_article(APPEAL)
    read_article(article=article)
    assert standing_text(article) == []


def test_the_queries_do_not_grow_with_the_series() -> None:
    counts = []
    for articles in (series_of(*[APPEAL] * 3), series_of(*[APPEAL] * 3, *[RAID] * 3, APPEAL)):
        with CaptureQueriesContext(connection) as queries:
            standing_text(articles[-1])
        counts.append(len(queries))
    assert counts == [3, 3]


def test_the_words_of_a_claim_are_not_grey() -> None:
    report = series_of(*[RAID] * 3)[-1]
    claims = list(report.claims.all())
    (grey,) = grey_text(report)
    assert claims
    assert all(end <= claim.start or claim.end <= start for start, end in grey.stretches for claim in claims)
    shown = "".join(report.text[start:end] for start, end in grey.stretches)
    assert shown.startswith("The Watch recalls that ")
    assert len(shown) == len(RAID) - len({at for claim in claims for at in range(claim.start, claim.end)})


def test_the_page_of_the_article_shows_it_grey_with_a_legend_and_since_when(analyst: Client) -> None:
    reports = series_of(*[APPEAL] * 3)
    page = analyst.get(reverse("article", args=[reports[-1].pk])).content.decode()
    start = reports[-1].text.index(APPEAL)
    assert f'<span class="is-standing" id="at-{start}">{APPEAL}</span>' in page
    assert "1 sentence stands unchanged" in page
    assert f'3 reports, since <a href="{reverse("article", args=[reports[0].pk])}" dir="auto">number 40</a>' in page


def test_a_report_without_any_says_so(analyst: Client) -> None:
    report = series_of(APPEAL)[-1]
    assert "No sentence of this report stands unchanged" in analyst.get(f"/desk/articles/{report.pk}/").content.decode()


def test_the_page_of_a_claim_asks_for_it_and_links_to_it(analyst: Client) -> None:
    report = series_of(*[RAID] * 3)[-1]
    claim = report.claims.get(kind="arrested")
    page = analyst.get(reverse("claim", args=[claim.pk])).content.decode()
    assert f'hx-get="{reverse("article_standing", args=[report.pk])}"' in page
    assert f'href="{reverse("article", args=[report.pk])}#standing-text"' in page


def test_the_part_for_a_claims_page_brings_the_grey_stretches(analyst: Client) -> None:
    report = series_of(*[APPEAL] * 3)[-1]
    response = analyst.get(reverse("article_standing", args=[report.pk]))
    start = report.text.index(APPEAL)
    assert f'value="{start}-{start + len(APPEAL)}"' in response.content.decode()
    assert "max-age=300" in response["Cache-Control"]


def test_the_part_refuses_the_stranger_and_other_methods(client: Client) -> None:
    address = reverse("article_standing", args=[series_of(APPEAL)[-1].pk])
    assert client.get(address).status_code == 302
    client.force_login(make_user("analyst"))
    assert client.post(address).status_code == 405
    assert client.get(reverse("article_standing", args=[999999])).status_code == 404
