"""What an edition keeps beside its figures: incidents with their places, sources as judged, the register."""

import pytest

from annotator.claims.names.actions import PlaceRow, store_places
from annotator.extraction import Place
from annotator.incidents.actions import change_incident
from annotator.incidents.allegations.actions import agree_with
from annotator.incidents.facts import Number
from annotator.incidents.models import Incident
from reports.actions import publish_edition
from reports.models import Edition
from tests.annotator.incidents.allegations.making import make_allegation, make_position, make_proposal
from tests.factories import make_article, make_claim, make_decided_claim, make_source, make_user
from tests.reports.worked_example import END, START

pytestmark = pytest.mark.django_db
WHOLE = PlaceRow("Whole", "settlement", "SY", "test", "1", admin1="Raqqa", admin2="Tabqa", lat=36.0, lon=-0.001)
EXACT = PlaceRow("Exact", "settlement", "SY", "test", "2", admin1="Aleppo", admin2="Manbij", lat=36.52817, lon=37.95471)
RAQQA = PlaceRow("Raqqa", "ADM1", "SY", "test", "3", lat=35.95, lon=39.01)


def publish(publisher, **values) -> Edition:
    made = publish_edition(**({"title": "A month", "start": START, "end": END, "publisher": publisher} | values))
    return Edition.objects.get(pk=made.pk)


def located(*names: str, **values):
    """Return an accepted claim that took place there."""
    store_places([WHOLE, EXACT, RAQQA])
    places = tuple(Place(name, "event", 0, 4, 1) for name in names)
    return make_decided_claim(claim=make_claim(places=places, **values))


@pytest.mark.parametrize(
    ("name", "admin", "point"),
    [("Exact", ("Aleppo", "Manbij"), (36.53, 37.95)), ("Whole", ("Raqqa", "Tabqa"), (36.0, 0.0))],
)
def test_an_incident_keeps_its_place_with_coordinates_as_close_as_people_s_safety_allows(publisher, name, admin, point):
    claim = located(name, actor="International Coalition")
    row = publish(publisher).incidents.get()
    assert (row.incident_id, row.title) == (claim.link.incident_id, claim.link.incident.title)
    assert (row.place_name, row.admin1, row.admin2) == (claim.link.incident.place or name, *admin)
    assert (row.latitude, row.longitude) == point
    assert row.actors == ["International Coalition"]
    assert row.sources == 1
    assert row.data["claims"] == [claim.pk]


def test_the_facts_are_rounded_like_the_incidents(publisher):
    located("Exact")
    fact = publish(publisher).claims.get().fact
    assert (fact["latitude"], fact["longitude"]) == (36.53, 37.95)


def test_an_area_has_no_point(publisher):
    located("Raqqa governorate")
    row = publish(publisher).incidents.get()
    assert (row.admin1, row.place_precision, row.latitude, row.longitude) == ("Raqqa", 4, None, None)


def test_under_the_full_profile_a_place_is_as_close_as_the_gazetteer_has_it(publisher):
    located("Exact")
    edition = publish(publisher, redaction="full")
    assert edition.redaction == edition.stated["redaction"] == "full"
    assert (edition.incidents.get().latitude, edition.incidents.get().longitude) == (36.52817, 37.95471)


def test_an_incident_keeps_its_grade_and_why(publisher):
    claim = make_decided_claim()
    incident = Incident.objects.get(pk=claim.link.incident_id)
    told = {"title": incident.title, "place": "near Tell Abyad", "grade": "contested", "grade_reason": "Two of them."}
    change_incident(incident=incident, actor=make_user(), **told)
    row = publish(publisher).incidents.get()
    assert row.place_name == "near Tell Abyad"
    assert (row.grade, row.grade_label, row.grade_reason) == ("contested", "Contested", "Two of them.")


def test_a_source_is_kept_as_it_was_judged(publisher):
    source = make_source(
        "Euphrates Ledger", kind="monitor", reliability="B", reliability_reason="Corrects itself.", party="SDF"
    )
    make_decided_claim(claim=make_claim(article=make_article(source=source)))
    row = publish(publisher).sources.get()
    assert (row.name, row.kind_label, row.origin) == ("Euphrates Ledger", "Monitoring group", "Euphrates Ledger")
    assert (row.reliability, row.reliability_reason) == ("B", "Corrects itself.")
    assert row.data["alignment"] == "SDF"
    assert (row.data["articles"], row.data["claims"]) == (1, 1)


def test_the_register_keeps_the_accused_the_answers_and_what_is_missing(publisher):
    claim = make_allegation(make_source("Village Radio"))
    make_position(claim, "partly", declared=Number(0, 0, 0), conceded=Number(1, 1, 2))
    data = publish(publisher).allegations.get(claim_id=claim.pk).data
    assert data["accused"] == "International Coalition"
    assert data["first"]["source"] == "Village Radio"
    (position,) = data["positions"]
    assert (position["says"], position["conceded"]) == ("partly", {"min": 1, "best": 1, "max": 2})
    assert "no second independent source" in data["missing"]
    assert data["assessment"] is None


def test_a_re_report_of_the_same_incident_is_named_and_no_line_of_its_own(publisher):
    first = make_allegation(make_source("Village Radio"))
    make_allegation(make_source("City Herald"), incident=first.link.incident)
    (row,) = publish(publisher).allegations.all()
    assert (row.claim_id, [one["source"] for one in row.data["again"]]) == (first.pk, ["City Herald"])


def test_the_public_page_shows_the_register(publisher, client):
    claim = make_allegation(make_source("Village Radio"))
    make_allegation(make_source("City Herald"), incident=claim.link.incident)
    make_position(claim, "partly", conceded=Number(1, 1, 2))
    publish(publisher)
    said = client.get("/editions/1/allegations/").content.decode()
    assert "First reported by <bdi>Village Radio</bdi>, again by <bdi>City Herald</bdi> on 20 Jan 2022." in said
    assert "<bdi>International Coalition</bdi> accepts a part; conceded: 1–2" in said
    assert "Missing: " in said


def test_an_allegation_that_two_people_ended_says_how_and_on_what_evidence(publisher, client):
    claim = make_allegation()
    agree_with(assessment=make_proposal(claim, "unverifiable"), actor=make_user())
    make_decided_claim(claim=make_claim())
    data = publish(publisher).allegations.get(claim_id=claim.pk).data
    assert (data["assessment"]["end"], data["missing"]) == ("unverifiable", [])
    said = client.get("/editions/1/allegations/").content.decode()
    assert "<strong>Unverifiable</strong>, agreed by two people on " in said
    assert "nothing found that would settle it. The crater is there." in said


def test_publishing_reads_no_row_by_row(publisher, django_assert_max_num_queries):
    for number in range(6):
        make_allegation(make_source(f"Radio {number}"))
        located("Exact", article=make_article(f"On 17 January Four fighters were killed. Number {number}."))
    with django_assert_max_num_queries(60):
        publish(publisher)
