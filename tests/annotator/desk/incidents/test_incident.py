"""Tests for the page of one incident."""

from datetime import date

import pytest
from django.test import Client

from annotator.claims.models import Claim
from annotator.incidents.actions import Placement, link_claim
from annotator.incidents.models import Incident
from tests.factories import make_article, make_decided_claim, make_source, make_user

pytestmark = pytest.mark.django_db


def get(client: Client, incident: Incident, **query: str):
    return client.get(f"/desk/incidents/{incident.pk}/", query)


def join(incident: Incident, **values: object) -> Claim:
    """Return another article's claim that was linked as a further source."""
    claim = make_decided_claim(**values)
    link_claim(claim=claim, actor=make_user(), role="new_event", of=None, placement=Placement(incident=incident))
    return claim


def test_it_shows_each_claim_with_its_sentence_role_and_source(analyst: Client) -> None:
    claim = make_decided_claim()
    page = get(analyst, claim.link.incident).content.decode()
    assert f"<mark>{claim.quote}</mark>" in page
    assert claim.article.source.name in page
    assert "New event" in page
    assert f'href="/desk/claims/{claim.pk}/"' in page
    assert f'href="/desk/articles/{claim.article_id}/"' in page


def test_another_independent_source_widens_the_range(analyst: Client) -> None:
    incident = make_decided_claim().link.incident
    join(incident, min=6, best=6, max=6)
    account = get(analyst, incident).context["account"]
    recorded = [figure.display for figure in account.figures if figure.figure.column == "recorded"]
    assert recorded == ["4–6"]
    assert account.standing == "2 articles, 2 independent origins"


def test_the_same_ultimate_source_widens_nothing_and_its_newer_figure_stands(analyst: Client) -> None:
    first = make_article(source=make_source(independence_group="Canal Post"), published=date(2022, 2, 1))
    second = make_article(source=make_source(independence_group="Canal Post"), published=date(2022, 2, 2))
    incident = make_decided_claim(article=first).link.incident
    join(incident, article=second, min=6, best=6, max=6)
    response = get(analyst, incident)
    account = response.context["account"]
    assert [figure.display for figure in account.figures] == ["6"]
    assert account.standing == "2 articles, 1 independent origin"
    page = response.content.decode()
    assert "which counts with Canal Post" in page
    assert "Not counted (R2)" in page


def test_a_claim_that_is_not_counted_says_which_rule_keeps_it_out(analyst: Client) -> None:
    claim = make_decided_claim(modality="alleged")
    page = get(analyst, claim.link.incident).content.decode()
    assert "Not counted (R4)" in page


def test_it_proposes_what_others_tell_of_the_same_days(analyst: Client) -> None:
    incident = make_decided_claim().link.incident
    like = make_decided_claim()
    far = date(2021, 5, 1)
    make_decided_claim(date_start=far, date_end=far)
    (found,) = get(analyst, incident).context["found"]
    assert found[0].claim == like


def test_an_incident_without_claims_says_that_it_counts_for_nothing(analyst: Client) -> None:
    claim = make_decided_claim()
    incident = claim.link.incident
    link_claim(claim=claim, actor=make_user(), role="new_event", of=None, placement=Placement(new=True))
    assert "No claim is linked here any more" in get(analyst, incident).content.decode()


def test_who_only_reads_gets_no_forms(client: Client) -> None:
    client.force_login(make_user("publisher"))
    page = get(client, make_decided_claim().link.incident).content.decode()
    assert "Rename or grade" not in page
    assert "Link a further source" not in page
    assert "Change its role" not in page


def test_it_refuses_other_methods(analyst: Client) -> None:
    assert analyst.post(f"/desk/incidents/{make_decided_claim().link.incident_id}/").status_code == 405


def test_it_sends_the_stranger_to_sign_in(client: Client) -> None:
    assert get(client, make_decided_claim().link.incident).url.startswith("/accounts/login/")
