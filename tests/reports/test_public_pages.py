"""The public pages: open to everybody, each number two clicks from its sentence, each left-out claim with its rule."""

import re
from collections import Counter
from datetime import date

import pytest
from django.urls import reverse

from reports.actions import publish_edition
from reports.models import Edition
from reports.rules import rules
from tests.factories import make_article, make_decided_claim, make_source
from tests.reports.looking import links_of, text_of
from tests.reports.worked_example import END, START

pytestmark = pytest.mark.django_db
PAGES = [
    "edition",
    "not_counted",
    "edition_allegations",
    "verify",
    "edition_json",
    "edition_manifest",
    "edition_csv",
    "edition_claims_csv",
]


def publish_again(publisher, **values) -> Edition:
    make_decided_claim(article=make_article("On 17 January Four fighters were killed.", make_source("Second Watch")))
    return publish_edition(**({"title": "Again", "start": START, "end": END, "publisher": publisher} | values))


def test_the_front_page_says_that_nothing_is_published_yet(visitor):
    response = visitor.get("/")
    assert response.status_code == 200
    assert "Nothing is published yet" in text_of(response)


def test_the_front_page_shows_the_current_editions_newest_first(visitor, edition, publisher):
    publish_again(publisher, title="The newer one")
    said = text_of(visitor.get("/"))
    assert said.index("The newer one") < said.index("Replaced editions") < said.index(f"Edition 1: {edition.title}")


def test_the_front_page_shows_figures_of_the_newest_and_names_the_others(visitor, edition, publisher, monkeypatch):
    monkeypatch.setattr("reports.pages.MOST_WITH_TILES", 1)
    publish_again(publisher, title="Longer days", end=date(2022, 2, 1))
    said = text_of(visitor.get("/"))
    assert said.index("Longer days") < said.index("Earlier editions") < said.index(f"Edition 1: {edition.title}")


@pytest.mark.parametrize("name", PAGES)
def test_each_page_of_an_edition_is_open_without_a_login(visitor, edition, name):
    assert visitor.get(reverse(name, args=[1])).status_code == 200


@pytest.mark.parametrize("name", PAGES)
def test_an_edition_that_does_not_exist_is_not_found(visitor, db, name):
    assert visitor.get(reverse(name, args=[1])).status_code == 404


@pytest.mark.parametrize("url", ["/", "/method/", "/editions/1/", "/editions/1/figures/1/", "/editions/1/edition.json"])
def test_public_pages_take_nothing(visitor, edition, url):
    assert visitor.post(url).status_code == 405


def test_a_public_page_is_the_same_bytes_for_everybody(visitor, edition, publisher):
    response = visitor.get("/editions/1/")
    assert not response.cookies
    assert response.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    visitor.force_login(publisher)
    assert visitor.get("/editions/1/").content == response.content


@pytest.mark.parametrize("url", ["/", "/editions/1/", "/editions/1/edition.json", "/editions/1/figures.csv"])
def test_a_page_that_says_the_same_is_not_sent_again(visitor, edition, url):
    etag = visitor.get(url).headers["ETag"]
    again = visitor.get(url, headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")


def test_a_page_whose_edition_was_replaced_is_sent_again(visitor, edition, publisher):
    etag = visitor.get("/editions/1/").headers["ETag"]
    publish_again(publisher)
    assert visitor.get("/editions/1/", headers={"If-None-Match": etag}).status_code == 200


def test_the_edition_page_shows_the_figures_of_the_example(visitor, edition):
    said = text_of(visitor.get("/editions/1/"))
    for words in ["24–26", "none reported", "1 incident, unquantified", "left and returned: net zero", "at least 1"]:
        assert words in said
    assert "one source, provisional" in said
    assert "130 vehicles , 4 batches: the paragraph names the 85th month" in said
    assert "Killed, civilians and combatants in one number: 200 , about another time, reported again" in said
    assert f"{edition.manifest_sha256[:4]}…{edition.manifest_sha256[-4:]}" in said


@pytest.mark.parametrize("wrong", ["426", "226", "400"])
def test_no_wrong_sum_stands_on_the_edition_page(visitor, edition, wrong):
    assert not re.search(rf"\b{wrong}\b", text_of(visitor.get("/editions/1/")).replace(edition.manifest_sha256, ""))


def test_a_replaced_edition_says_so_and_leads_to_the_newer_one(visitor, edition, publisher):
    second = publish_again(publisher)
    for name in ("edition", "not_counted"):
        response = visitor.get(reverse(name, args=[1]))
        assert "A newer edition replaces this one" in text_of(response)
        assert second.get_absolute_url() in links_of(response)
    assert "A newer edition" not in text_of(visitor.get("/editions/2/"))


def test_a_new_edition_says_what_changed(visitor, edition, publisher):
    publish_again(publisher, note="A second source joined.")
    said = text_of(visitor.get("/editions/2/"))
    assert "Changed since edition 1" in said
    assert "A second source joined." in said
    assert re.search(r"Killed, combatants Recorded 24–26, one source, provisional 28–30", said)


def test_every_link_from_the_edition_page_resolves(visitor, edition, publisher):
    publish_again(publisher)
    seen, waiting = set(), {"/editions/2/"}
    while waiting:
        path = waiting.pop()
        seen.add(path)
        response = visitor.get(path)
        assert response.status_code == 200, path
        waiting |= {link.partition("#")[0] for link in links_of(response)} - seen
    assert {"/", "/method/", "/editions/1/", "/editions/2/not-counted/", "/editions/2/claims.csv"} <= seen


def test_every_figure_reaches_its_sentence_in_two_clicks(visitor, edition):
    from_edition = links_of(visitor.get("/editions/1/"))
    for figure in edition.figures.all():
        assert figure.get_absolute_url() in from_edition
        page = visitor.get(figure.get_absolute_url())
        for member in figure.members.all():
            claim = member.claim
            quoted = (
                f'<mark class="is-{"alleged" if figure.column == "alleged" else claim.fact["status"]}">{claim.quote}'
            )
            assert quoted in page.content.decode()
            place = f"/editions/1/articles/{claim.article.article_id}/#claim-{claim.claim_id}"
            assert place in links_of(page)


def test_every_link_to_a_claim_meets_its_anchor(visitor, edition):
    places = {link for link in links_of(visitor.get("/editions/1/not-counted/")) if "#claim-" in link}
    assert len(places) >= 9
    for path, anchor in (link.split("#") for link in places):
        assert f'id="{anchor}"' in visitor.get(path).content.decode()


@pytest.mark.parametrize("url", ["/editions/1/", "/editions/1/not-counted/"])
def test_each_claim_that_does_not_count_is_listed_once_under_its_rule(visitor, edition, url):
    body = visitor.get(url).content.decode()
    sections = dict(re.findall(r'<tbody id="([^"]+)">(.*?)</tbody>', body, re.DOTALL))
    listed = Counter()
    for anchor, section in sections.items():
        for claim in re.findall(r'<q class="quote".*?#claim-(\d+)"', section, re.DOTALL):
            listed[int(claim), anchor] += 1
    excluded = edition.claims.exclude(excluded_by="")
    assert listed == {(one.claim_id, one.excluded_by.replace("§", "section-")): 1 for one in excluded}


def test_a_long_list_of_what_does_not_count_moves_to_its_own_page(visitor, edition, monkeypatch):
    monkeypatch.setattr("reports.pages.MOST_ON_THE_EDITION_PAGE", 3)
    links = links_of(visitor.get("/editions/1/"))
    assert "/editions/1/not-counted/#R7" in links


def test_a_reason_that_names_a_claim_leads_to_it(visitor, edition):
    whole = edition.claims.get(quote="11 people into custody")
    body = visitor.get("/editions/1/not-counted/").content.decode()
    assert f'Part of <a href="/editions/1/articles/{whole.article.article_id}/#claim-{whole.claim_id}">claim' in body


def test_the_method_page_states_every_rule(visitor, db):
    said = text_of(visitor.get("/method/"))
    assert all(rule.sentence in said for rule in rules().values())
    assert [id for id in rules() if id.startswith("R")] == [f"R{number}" for number in range(1, 23)]


def test_no_page_speaks_of_a_trend_or_an_estimate(visitor, edition):
    for url in ("/", "/editions/1/", "/editions/1/figures/2/"):
        said = text_of(visitor.get(url)).replace("They are not estimates.", "")
        assert not re.search(r"\b(increas|decreas|rose|fell|trend|estimat|surge)", said, re.IGNORECASE)


def test_an_edition_page_asks_the_same_number_of_questions_for_more_claims(
    visitor, edition, publisher, django_assert_max_num_queries
):
    for number in range(6):
        make_decided_claim(article=make_article(f"Number {number}. Four fighters were killed."))
    publish_edition(title="Many", start=START, end=END, publisher=publisher)
    with django_assert_max_num_queries(12):
        visitor.get("/editions/2/")
