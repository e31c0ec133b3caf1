"""The interface for programs: what it answers, in which pieces, and in which words it refuses."""

import json
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from reports.actions import publish_edition
from reports.corrections.actions import clarify
from tests.factories import make_article, make_decided_claim, make_source
from tests.reports.looking import text_of
from tests.reports.worked_example import END, START

pytestmark = pytest.mark.django_db
V1 = "/api/v1"
LISTS = ["editions", "figures", "corrections", *(f"editions/1/{name}" for name in
         ("figures", "incidents", "claims", "allegations", "sources"))]  # fmt: skip


def asked(visitor, path, **query):
    response = visitor.get(f"{V1}/{path}", query)
    assert response.status_code == 200, response.content
    return response.json()


def all_of(visitor, path, **query):
    """Return every row of a list, piece by piece, as a program would follow the addresses."""
    address, found = f"http://testserver{V1}/{path}?{'&'.join(f'{k}={v}' for k, v in query.items())}", []
    while address:
        answer = visitor.get(address.removeprefix("http://testserver")).json()
        found += answer["items"]
        address = answer["next"]
    return found


def test_each_list_is_open_to_every_site_and_may_be_kept(visitor, edition):
    for path in LISTS:
        response = visitor.get(f"{V1}/{path}")
        assert response.status_code == 200
        assert response.headers["Content-Type"].startswith("application/json")
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert response.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
        assert "Cookie" not in response.headers.get("Vary", "")
        assert visitor.get(f"{V1}/{path}", headers={"If-None-Match": response.headers["ETag"]}).status_code == 304


def test_a_list_comes_in_pieces_that_lead_to_each_other(visitor, edition):
    for path in LISTS:
        whole = asked(visitor, path, limit=200)
        assert len(whole["items"]) == whole["count"]
        assert all_of(visitor, path, limit=2) == whole["items"]
        assert asked(visitor, path, limit=2, offset=2)["previous"].endswith("limit=2&offset=0")


@pytest.mark.parametrize("path", ["editions", "figures", "editions/1/claims", "corrections"])
@pytest.mark.parametrize("query", [{"limit": 0}, {"limit": 201}, {"offset": -1}, {"limit": "many"}])
def test_a_piece_that_makes_no_sense_is_refused_in_a_sentence(visitor, db, path, query):
    response = visitor.get(f"{V1}/{path}", query)
    assert response.status_code == 422
    assert response.json()["detail"].startswith("The question was not understood: ")


@pytest.mark.parametrize("query", [{"kind": "a\x00"}, {"column": "\x00"}, {"as_of": "\x00"}, {"other": "\x00"}])
def test_a_question_with_a_nul_is_refused_in_a_sentence(visitor, db, query):
    response = visitor.get(f"{V1}/figures", query)
    assert response.status_code == 422
    assert response.json()["detail"].endswith("no text has one.")


@pytest.mark.parametrize(
    "path", ["editions/9", "editions/1/figures/99", "editions/9/claims", "editions/1/claims/999999", "corrections/5",
             "editions/1/incidents/999999", "nothing/here", "nothing\nhere", ""]
)  # fmt: skip
def test_what_is_not_there_is_refused_as_json(visitor, db, path):
    response = visitor.get(f"{V1}/{path}")
    assert response.status_code == 404
    assert response.json()["detail"].endswith(".")
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "ETag" not in response.headers


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_it_takes_nothing(visitor, db, method):
    response = getattr(visitor, method)(f"{V1}/editions")
    assert response.status_code == 405
    assert response.json()["detail"] == "This address only answers; it takes nothing."


def test_head_and_the_question_before_the_question_are_answered(visitor, db):
    assert visitor.head(f"{V1}/editions").status_code == 200
    before = visitor.options(f"{V1}/editions")
    assert before.status_code == 204
    assert "If-None-Match" in before.headers["Access-Control-Allow-Headers"]


def test_a_figure_says_what_its_page_says(visitor, edition):
    for figure in edition.figures.all():
        answer = asked(visitor, f"editions/1/figures/{figure.order}")
        assert answer["display"] == figure.display
        assert answer["number"] == figure.data["number"]
        assert sorted(answer["claims"]) == sorted(member.claim.claim_id for member in figure.members.all())
        page = visitor.get(answer["page"].removeprefix("http://testserver"))
        assert answer["display"] in text_of(page)


def test_every_claim_leads_to_its_words(visitor, edition):
    for claim in all_of(visitor, "editions/1/claims"):
        stored = edition.claims.get(claim_id=claim["claim"])
        assert stored.article.text[claim["start"] : claim["end"]] == claim["quote"]
        assert asked(visitor, f"editions/1/claims/{claim['claim']}") == claim
        page, anchor = claim["page"].removeprefix("http://testserver").split("#")
        assert f'id="{anchor}"' in visitor.get(page).content.decode()


def test_claims_are_chosen_by_whether_and_why_they_count(visitor, edition):
    counted = all_of(visitor, "editions/1/claims", counted="true")
    left_out = all_of(visitor, "editions/1/claims", counted="false")
    assert len(counted) + len(left_out) == edition.claims.count()
    assert {one["not_counted_by"] for one in all_of(visitor, "editions/1/claims", rule="R7")} == {"R7"}


def test_figures_are_chosen_by_column_and_kind(visitor, edition):
    found = all_of(visitor, "figures", column="recorded", kind="killed")
    assert {(one["column"], one["kind"]) for one in found} == {("recorded", "killed")}
    assert "24–26" in {one["display"] for one in found}


def test_incidents_sources_and_allegations_are_those_of_the_edition(visitor, edition):
    assert [one["incident"] for one in all_of(visitor, "editions/1/incidents")] == list(
        edition.incidents.order_by("incident_id").values_list("incident_id", flat=True)
    )
    (source,) = all_of(visitor, "editions/1/sources")
    assert (source["name"], source["reliability"]) == ("Euphrates Ledger", "B")
    assert len(all_of(visitor, "editions/1/allegations")) == edition.allegations.count()


def test_what_was_known_on_a_day_is_what_was_current_then(visitor, edition, publisher, monkeypatch):
    day = edition.published_at.date()
    monkeypatch.setattr("reports.actions.timezone.now", lambda: edition.published_at + timedelta(days=40))
    make_decided_claim(article=make_article("On 17 January Four fighters were killed.", make_source("Second Watch")))
    publish_edition(title="The later one", start=START, end=END, publisher=publisher)
    later = (day + timedelta(days=41)).isoformat()
    assert [one["number"] for one in all_of(visitor, "editions", as_of=day.isoformat())] == [1]
    assert [one["number"] for one in all_of(visitor, "editions", as_of=later)] == [2]
    assert {one["edition"] for one in all_of(visitor, "figures", as_of=day.isoformat())} == {1}
    assert {one["edition"] for one in all_of(visitor, "figures")} == {2}
    assert asked(visitor, "editions/1")["replaced_by"] == 2


@pytest.mark.parametrize("path", ["editions", "figures"])
def test_of_a_day_on_which_nothing_was_known_it_says_so(visitor, edition, path):
    day = (timezone.now() - timedelta(days=3)).date().isoformat()
    response = visitor.get(f"{V1}/{path}", {"as_of": day})
    assert response.status_code == 404
    assert response.json()["detail"].startswith(f"No edition was published by {day}.")
    assert "is not a day" in visitor.get(f"{V1}/{path}", {"as_of": "soon"}).json()["detail"]


def test_a_correction_is_listed_as_soon_as_it_is_public(visitor, edition, publisher):
    tag = visitor.get(f"{V1}/corrections").headers["ETag"]
    clarify(edition=edition, user=publisher, words="Rockets are counted one by one.")
    answer = visitor.get(f"{V1}/corrections", headers={"If-None-Match": tag}).json()
    assert [one["words"] for one in answer["items"]] == ["Rockets are counted one by one."]
    assert asked(visitor, "corrections/1") == answer["items"][0]


def test_a_list_asks_few_questions_however_many_rows_it_has(visitor, edition, django_assert_max_num_queries):
    for path in LISTS:
        with django_assert_max_num_queries(7):
            visitor.get(f"{V1}/{path}")


def test_the_words_of_a_refusal_are_json_even_for_a_browser(visitor, db):
    assert json.loads(visitor.get(f"{V1}/editions/1", headers={"accept": "text/html"}).content)["detail"]


def test_the_reference_page_loads_nothing_from_elsewhere(visitor, db):
    response = visitor.get(reverse("api"))
    body = response.content.decode()
    assert "<script" not in body
    assert "default-src 'self'" in response.headers["Content-Security-Policy"]
    assert "GET /api/v1/editions/{number}/figures/{order}" in body
