"""Events of other datasets stand beside incidents, with reasons, and no figure reads them."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from annotator import published
from annotator.exchange.external.beside import beside, compared
from annotator.exchange.external.comparing import Event, best_match, kinds_of
from annotator.exchange.external.models import ExternalEvent
from annotator.incidents.models import Incident
from annotator.incidents.suggesting.told import Told
from tests.annotator.exchange.external.making import ACLED, UCDP, imported
from tests.factories import make_decided_claim, make_user

pytestmark = pytest.mark.django_db
DAY = date(2022, 1, 17)
MONTH = (date(2022, 1, 1), date(2022, 1, 31))


def make_incident(**values) -> Incident:
    claim = make_decided_claim(**{"places": (), **values})
    Incident.objects.filter(pk=claim.link.incident_id).update(date_start=DAY, date_end=DAY)
    claim.places = ["Binnish"]
    claim.save(update_fields=["places"])
    return Incident.objects.get(pk=claim.link.incident_id)


def told(**values) -> Told:
    said = {"claim_id": 1, "kind": "killed", "start": DAY, "end": DAY, "precision": 1, "places": ("Binnish",)}
    return Told(**said | values)


def event(**values) -> Event:
    return Event(**{"pk": 7, "start": DAY, "end": DAY, "precision": 1, "place": "Binnish", "best": 4, **values})


def test_the_same_day_and_place_and_kind_is_likely_one():
    match = best_match(3, [told()], event())
    assert (match.incident, match.event) == (3, 7)
    assert "same day" in match.likeness.reasons
    assert "same place" in match.likeness.reasons


APART = [event(start=date(2022, 1, 19), end=date(2022, 1, 19)), event(place="Raqqa"), event(best=0, sub_type="Arrests")]


@pytest.mark.parametrize("other", APART)
def test_another_day_or_place_or_kind_is_not(other):
    assert best_match(3, [told()], other) is None


def test_a_strike_is_found_by_its_sub_type_though_nobody_died():
    assert "airstrike" in kinds_of("Air/drone strike")
    assert best_match(3, [told(kind="airstrike")], event(best=0, sub_type="Air/drone strike"))


def test_actors_are_shown_and_not_compared():
    match = best_match(3, [told(actor="the army")], event())
    assert not any("army" in words for words in (*match.likeness.reasons, *match.likeness.doubts))


def test_events_stand_beside_their_incident_with_the_likeliest_first():
    incident = make_incident()
    imported("acled", ACLED, {**ACLED, "event_id_cnty": "SYR1002", "fatalities": "5"})
    imported("ucdp_ged", UCDP)
    assert [pair.event.best for pair in beside(incident)] == [4, 4, 5]


def test_a_month_tells_pairs_and_what_stands_alone_on_either_side():
    incident, other = make_incident(), make_incident(kind="arrested", quote="two civilians were injured")
    imported("acled", ACLED, {**ACLED, "event_id_cnty": "SYR1002", "location": "Raqqa", "event_date": "2022-01-02"})
    found = compared(*MONTH)
    assert [(pair.incident, pair.event.event_id) for pair in found.pairs] == [(incident, "SYR1001")]
    assert [one.event_id for one in found.events] == ["SYR1002"]
    assert found.incidents == [other]
    assert compared(*MONTH, dataset="ucdp_ged").events == []


def test_a_few_queries_do_however_many_events(django_assert_num_queries):
    incident = make_incident()
    imported("acled", *({**ACLED, "event_id_cnty": f"SYR{number}"} for number in range(30)))
    with django_assert_num_queries(3):
        assert len(beside(incident)) == 30


def test_no_figure_reads_them():
    make_incident()
    start, end = date(2022, 1, 1), date(2022, 2, 1)
    before = published.release(start, end)
    imported("acled", ACLED)
    imported("ucdp_ged", UCDP)
    with CaptureQueriesContext(connection) as asked:
        after = published.release(start, end)
    assert (after.figures, after.claims) == (before.figures, before.claims)
    assert not [query for query in asked.captured_queries if "externalevent" in query["sql"]]


def open_page(client, name: str, *args, role: str = "analyst", **get):
    client.force_login(make_user(role))
    return client.get(reverse(name, args=args), get)


def test_the_part_beside_an_incident_names_dataset_number_and_reasons(client):
    incident = make_incident()
    imported("acled", ACLED)
    client.force_login(make_user())
    part = client.get(reverse("beside_incident", args=[incident.pk]), headers={"HX-Request": "true"}).content.decode()
    assert part.lstrip().startswith("<section")
    assert "ACLED" in part
    assert "4 dead" in part
    assert "same place" in part


def test_without_javascript_it_is_a_page_of_its_own(client):
    page = open_page(client, "beside_incident", make_incident().pk).content.decode()
    assert "<html" in page
    assert "No event of another dataset is likely this incident." in page


def test_the_incident_s_page_asks_for_it(client):
    incident = make_incident()
    page = open_page(client, "incident", incident.pk).content.decode()
    assert f'hx-get="{reverse("beside_incident", args=[incident.pk])}"' in page


def test_the_month_is_shown_and_an_unknown_one_falls_back_to_the_latest(client):
    make_incident()
    imported("acled", ACLED)
    assert "Likely the same · 1" in open_page(client, "comparison", month="2022-01").content.decode()
    for month in ("2022-13", "0000-01", "x", ""):
        assert "January 2022" in open_page(client, "comparison", month=month).content.decode()


def test_before_anything_came_the_page_says_what_to_do(client):
    assert "No other dataset is here" in open_page(client, "comparison").content.decode()


def test_an_event_s_row_stands_on_its_page(client):
    imported("ucdp_ged", UCDP)
    page = open_page(client, "external_event", ExternalEvent.objects.get().pk).content.decode()
    assert "3–6 dead, best 4" in page
    assert "SYR-2022-1-1" in page


@pytest.mark.parametrize("name", ["comparison", "beside_incident", "external_event"])
def test_strangers_see_nothing_and_posts_are_refused(client, name):
    address = reverse(name, args=[] if name == "comparison" else [1])
    assert client.get(address).status_code == 302
    client.force_login(make_user())
    assert client.post(address).status_code == 405
