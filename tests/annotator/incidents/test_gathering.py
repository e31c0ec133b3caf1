"""What the tally reads of a claim: where it was, and what parties answer to it."""

import pytest

from annotator.claims.models import Claim
from annotator.claims.names.actions import PlaceRow, store_places
from annotator.extraction import Place
from annotator.incidents.actions import Placement, undo_claim
from annotator.incidents.allegations.actions import record_position, remove_position
from annotator.incidents.facts import Fact, Number, PartyAnswer
from annotator.incidents.gathering import fact_of, with_facts
from annotator.incidents.models import Incident
from annotator.incidents.tally import tally
from tests.factories import make_article, make_claim, make_decided_claim, make_user

from .making import JANUARY, fact

pytestmark = pytest.mark.django_db

RAQQA = PlaceRow("Raqqa", "ADM1", "SY", "test", "1", lat=36.0, lon=39.0)
THAWRAH = PlaceRow("Thawrah", "settlement", "SY", "test", "2", admin1="Raqqa", admin2="Tabqa", lat=35.8, lon=38.5)


def read(claim: Claim) -> Fact:
    found = with_facts(Claim.objects.filter(pk=claim.pk)).select_related("article__source").get()
    return fact_of(found, found.article)


def placed(*places: str, **values) -> Fact:
    store_places([RAQQA, THAWRAH])
    named = tuple(Place(name, "event", 0, 4, 1) for name in places)
    claim = make_claim(places=named, **values)
    return read(claim)


def test_the_place_comes_with_its_governorate_district_and_coordinates():
    found = placed("Thawrah")
    assert (found.place_name, found.admin1, found.admin2) == ("Thawrah", "Raqqa", "Tabqa")
    assert (found.latitude, found.longitude, found.place_precision) == (35.8, 38.5, 1)


def test_a_governorate_is_its_own_governorate_and_an_area():
    found = placed("Raqqa governorate")
    assert (found.place_name, found.admin1, found.admin2, found.place_precision) == ("Raqqa", "Raqqa", "", 4)
    assert found.is_area


def test_of_several_places_the_most_precise_one_is_where_it_was():
    assert placed("Raqqa governorate", "Thawrah").place_name == "Thawrah"


def test_a_place_is_no_more_precise_than_its_words():
    assert placed("Thawrah", place_precision=2).place_precision == 2


def test_a_place_that_the_gazetteer_does_not_know_keeps_its_name_and_nothing_else():
    found = placed("Nowhere At All")
    assert found.places == ("Nowhere At All",)
    assert (found.place_name, found.admin1, found.latitude, found.place_precision) == ("", "", None, None)


def test_a_standing_answer_of_a_party_comes_with_its_numbers():
    claim = make_decided_claim(claim=make_claim(modality="alleged", victim_status="civilian"))
    lead = make_user("lead")
    record_position(claim=claim, actor=lead, party="SDF", says="partly", conceded=Number(2, 2, 3), note="a statement")
    gone = record_position(claim=claim, actor=lead, party="ISIS", says="denies", note="a statement")
    remove_position(position=gone, actor=lead, because="another event")
    assert read(claim).answers == (PartyAnswer("SDF", "partly", None, Number(2, 2, 3)),)


def test_a_fact_with_a_place_and_answers_comes_back_from_json():
    told = fact(1, admin1="Raqqa", latitude=35.5, longitude=38.0, answers=(PartyAnswer("SDF", "partly", None, None),))
    assert Fact.from_json(told.to_json()) == told


def test_a_fact_that_was_frozen_before_places_were_known_still_loads():
    values = fact(1).to_dict()
    for name in ("place_name", "admin1", "admin2", "latitude", "longitude", "answers"):
        del values[name]
    assert Fact.from_dict(values) == fact(1)


def test_it_takes_no_query_a_claim(django_assert_num_queries):
    article = make_article()
    for quote in ("Four fighters were killed", "two civilians were injured"):
        make_claim(article, quote=quote, text=article.text)
    with django_assert_num_queries(3):
        found = with_facts(Claim.objects.all()).select_related("article__source")
        assert len([fact_of(claim, claim.article) for claim in found]) == 2


def test_a_claim_that_is_taken_back_and_confirmed_again_gives_the_same_bytes():
    analyst = make_user()
    claim = make_decided_claim(actor=analyst)
    before = tally([read(claim)], JANUARY).to_json()
    undo_claim(claim=claim, actor=analyst, seen=claim.version)
    claim.refresh_from_db()
    assert tally([read(claim)], JANUARY).to_json() != before
    claim = make_decided_claim(actor=analyst, claim=claim, placement=Placement(Incident.objects.get()))
    assert tally([read(claim)], JANUARY).to_json() == before
