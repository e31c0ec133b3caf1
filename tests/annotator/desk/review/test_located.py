"""The claim page says what the places of a claim were found to be."""

import pytest
from django.urls import reverse

from annotator.claims.names.actions import PlaceRow, store_places
from annotator.extraction import Place as Named
from tests.factories import make_claim

pytestmark = pytest.mark.django_db

SYRIA = PlaceRow("Syria", "country", "SY", "test", "0")
HASAKAH = PlaceRow("Al-Hasakah", "ADM1", "SY", "test", "1", admin1="Al-Hasakah")
MADAN = PlaceRow("Madan", "settlement", "SY", "test", "2", admin1="Ar-Raqqah", admin2="Madan District")


def page(desk, *names):
    places = tuple(Named(name, "event", 0, len(name), 1) for name in names)
    return desk.get(reverse("claim", args=[make_claim(places=places).pk])).content.decode()


def test_it_names_the_place_its_kind_and_what_lies_round_it(desk):
    store_places([SYRIA, HASAKAH, MADAN])
    found = page(desk, "al-Hassakeh governorate", "Ma'dan")
    assert "→ Al-Hasakah, Syria (governorate, ADM1)" in found
    assert "→ Madan, Madan District, Ar-Raqqah, Syria (town or village)" in found


def test_it_says_that_a_place_is_in_no_gazetteer(desk):
    store_places([SYRIA])
    found = page(desk, "Wadi Nur", "Syria")
    assert "Wadi Nur</span> · not in the gazetteer" in found
    assert "→ Syria (country)" in found


def test_without_a_gazetteer_it_says_nothing(desk):
    assert "gazetteer" not in page(desk, "Wadi Nur")
