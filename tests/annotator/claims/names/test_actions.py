"""Places resolve when candidates are stored, and again when people correct them; actors reach the extractor."""

from dataclasses import replace

import pytest

from annotator.claims.actions import document_of, extract_article, store_candidates
from annotator.claims.models import Claim
from annotator.claims.names.actions import PlaceRow, load_actors, locate_article, store_places
from annotator.claims.names.models import Actor, ClaimPlace, Place
from annotator.extraction import Place as Named
from annotator.extraction.data import items
from tests.factories import TEXT, make_article, make_candidate, make_decided_claim

pytestmark = pytest.mark.django_db

MANBIJ = PlaceRow(
    "Manbij", "settlement", "SY", "geonames", "1", ("Mambij", "منبج"), admin1="Aleppo", lat=36.5, lon=37.9
)


def named(name, role="event"):
    return Named(name, role, 0, len(name), 1)


def rows(claim):
    return [(row.text, row.role, row.place and row.place.name, row.note) for row in claim.located.all()]


def test_storing_a_gazetteer_again_adds_nothing_twice():
    store_places([MANBIJ])
    store_places([replace(MANBIJ, population=99_000), replace(MANBIJ, name="Menbij")])
    place = Place.objects.get()
    assert (place.name, place.population, place.normals) == ("Menbij", 0, ["menbij", "mambij", "منبج"])


def test_storing_a_candidate_resolves_its_places():
    store_places([MANBIJ])
    candidate = make_candidate(places=(named("Menbij"), named("Wadi Nur", "origin_of_fire")))
    store_candidates(article=make_article(TEXT), candidates=[candidate])
    claim = Claim.objects.get()
    assert rows(claim) == [
        ("Menbij", "event", "Manbij", ""),
        ("Wadi Nur", "origin_of_fire", None, "not in the gazetteer"),
    ]
    assert claim.located.first().precision == 1
    assert claim.places == ["Menbij"]


def test_a_place_is_as_precise_as_the_vaguer_of_text_and_gazetteer():
    store_places([MANBIJ])
    near = replace(named("Manbij"), precision=2)
    store_candidates(article=make_article(TEXT), candidates=[make_candidate(places=(near,))])
    assert ClaimPlace.objects.get().precision == 2


def test_without_a_gazetteer_nothing_is_said_until_there_is_one():
    article = make_article(TEXT)
    store_candidates(article=article, candidates=[make_candidate(places=(named("Mambij"),))])
    assert rows(Claim.objects.get()) == [("Mambij", "event", None, "")]
    store_places([MANBIJ])
    assert locate_article(article) == (1, 1)
    assert rows(Claim.objects.get()) == [("Mambij", "event", "Manbij", "")]


def test_a_corrected_place_is_resolved_anew():
    store_places([MANBIJ])
    claim = make_decided_claim("correct", changes={"places": ["Mambij"]}, places=(named("Wadi Nur"),))
    assert rows(claim) == [("Mambij", "event", "Manbij", "")]


def test_reading_again_leaves_one_row_for_each_place():
    article = make_article(TEXT)
    for _ in range(2):
        store_candidates(article=article, candidates=[make_candidate(places=(named("Manbij"),))])
    assert ClaimPlace.objects.count() == 1


def test_the_extractors_own_parties_are_loaded_once_and_edits_stay():
    assert load_actors() == (len(items("actors")), 0)
    Actor.objects.filter(key="isis").update(side="is")
    assert load_actors() == (0, len(items("actors")))
    assert Actor.objects.get(key="isis").side == "is"


def test_actors_in_the_table_reach_the_extractor():
    Actor.objects.create(
        key="ural", name="Ural Guard", aliases=["Uralists"], side="ural", kind="armed group", status="combatant"
    )
    article = make_article("The Uralists killed three civilians in the village of Madan on Monday.")
    assert [party.id for party in document_of(article).parties] == ["ural"]
    extract_article(article=article)
    assert article.claims.get().actor == "The Uralists"
