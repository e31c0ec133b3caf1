"""Incidents, places, actors, sources: what stands around an edition's figures, and how it leads to sentences."""

import pytest
from django.urls import reverse

from reports.around.shares import shares, words_of
from reports.models import Figure
from tests.reports.looking import links_of, text_of

pytestmark = pytest.mark.django_db
LISTS = ["edition_incidents", "edition_places", "edition_actors", "edition_sources"]


def incident_of(edition, column="recorded"):
    figure = edition.figures.filter(column=column, label="Rockets fired by Allied militias").get()
    return figure, figure.members.first()


def page_of(visitor, edition, incident_id):
    return visitor.get(reverse("edition_incident", args=[edition.number, incident_id]))


def test_each_list_is_open_and_names_its_edition(visitor, edition):
    for name in LISTS:
        response = visitor.get(reverse(name, args=[1]))
        assert response.status_code == 200
        assert edition.get_absolute_url() in links_of(response)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_of_no_edition_is_not_found_and_takes_nothing(visitor, db, name):
    assert visitor.get(reverse(name, args=[9])).status_code == 404
    assert visitor.post(reverse(name, args=[1])).status_code == 405


def test_a_figure_leads_to_its_incidents_and_they_lead_back(visitor, edition):
    for figure in edition.figures.all():
        page = links_of(visitor.get(figure.get_absolute_url()))
        for part in figure.data["contributions"]:
            address = reverse("edition_incident", args=[1, part["incident_id"]])
            assert address in page
            assert figure.get_absolute_url() in links_of(visitor.get(address))


def test_an_incident_shows_its_sentences_its_grade_and_its_sources(visitor, edition):
    _, member = incident_of(edition)
    response = page_of(visitor, edition, member.incident_id)
    said = text_of(response)
    assert "Allied militias launched three rockets at a base near the river." in said
    assert "1 article, 1 independent origin" in said
    assert "Euphrates Ledger" in said
    claim = member.claim
    assert f"/editions/1/articles/{claim.article.article_id}/#claim-{claim.claim_id}" in links_of(response)


def test_an_incident_of_another_edition_is_not_found(visitor, edition):
    assert page_of(visitor, edition, 999_999).status_code == 404


def test_an_area_is_never_told_as_a_point(visitor, edition):
    for incident in edition.incidents.filter(place_precision__gte=4):
        said = text_of(page_of(visitor, edition, incident.incident_id))
        assert "never as a point" in said
        assert "rounded to protect" not in said


def test_every_actor_and_place_has_a_page_that_names_its_incidents(visitor, edition):
    for incident in edition.incidents.all():
        here = reverse("edition_incident", args=[1, incident.incident_id])
        for actor in incident.actors:
            assert here in links_of(visitor.get(reverse("edition_actor", args=[1, actor])))
        if incident.place_name:
            assert here in links_of(visitor.get(reverse("edition_place", args=[1, incident.place_name])))


@pytest.mark.parametrize("name", ["edition_place", "edition_actor"])
def test_a_name_that_nobody_says_is_not_found(visitor, edition, name):
    assert visitor.get(reverse(name, args=[1, "Nowhere/at?all"])).status_code == 404


def test_the_sources_say_how_much_of_them_counts(visitor, edition):
    said = text_of(visitor.get(reverse("edition_sources", args=[1])))
    counted = edition.claims.filter(excluded_by="").count()
    assert f"{counted} of {edition.claims.count()} count" in said
    assert "B , usually reliable" in said


def test_pages_name_their_one_address_and_what_a_link_shows(visitor, edition):
    _, member = incident_of(edition)
    body = page_of(visitor, edition, member.incident_id).content.decode()
    path = reverse("edition_incident", args=[1, member.incident_id])
    assert f'<link rel="canonical" href="http://testserver{path}">' in body
    assert f'<meta property="og:title" content="{member.incident_title}">' in body


def test_an_incident_asks_the_same_number_of_questions_for_many_claims(visitor, edition, django_assert_max_num_queries):
    incident = max(edition.incidents.all(), key=lambda one: len(one.data["claims"]))
    with django_assert_max_num_queries(14):
        page_of(visitor, edition, incident.incident_id)


def test_the_share_of_all_incidents_is_the_figure_itself(edition):
    figures = list(edition.figures.filter(column="recorded"))
    every = set(edition.incidents.values_list("incident_id", flat=True))
    given = {share.label: share.display for share in shares(figures, every)}
    for figure in figures:
        number = figure.data["number"]
        if number and len(figure.data["contributions"]) > 1 and figure.data["net"] is None:
            assert given[figure.label] == words_of(number)


def test_what_gives_nothing_to_a_figure_has_no_share_of_it(edition):
    assert shares(Figure.objects.filter(edition=edition), {999_999}) == []


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ({"min": 24, "best": 26, "max": 26}, "24–26"),
        ({"min": 3, "best": 3, "max": None}, "at least 3"),
        ({"min": 0, "best": None, "max": 4}, "up to 4"),
        ({"min": 1200, "best": 1200, "max": 1200}, "1,200"),
    ],
)
def test_a_range_reads_as_a_range(number, words):
    assert words_of(number) == words


def test_the_method_page_defines_every_word_and_names_its_limits(visitor, db):
    said = text_of(visitor.get("/method/"))
    for words in ("Two or more independent credible sources report it.", "Only the governorate (ADM1) is known.",
                  "They are recorded, not estimated.", "rules 1", "dozens"):  # fmt: skip
        assert words.lower() in said.lower()


def test_a_figure_of_many_incidents_comes_in_pages_that_together_tell_all_of_it(visitor, edition, monkeypatch):
    monkeypatch.setattr("reports.views.INCIDENTS_AT_ONCE", 1)
    figure = max(edition.figures.all(), key=lambda one: len(one.data["contributions"]))
    assert len(figure.data["contributions"]) > 1
    pages = [
        visitor.get(figure.get_absolute_url(), {"page": number})
        for number, _ in enumerate(figure.data["contributions"], 1)
    ]
    told = {link for page in pages for link in links_of(page) if "#claim-" in link}
    for member in figure.members.all():
        assert f"/editions/1/articles/{member.claim.article.article_id}/#claim-{member.claim.claim_id}" in told
