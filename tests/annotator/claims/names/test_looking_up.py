"""Names that are found by what was typed of them."""

import pytest

from annotator.claims.names.actions import PlaceRow, store_places
from annotator.claims.names.looking_up import actor_named, actors_like, places_like
from annotator.claims.names.models import Actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def actors():
    rows = [("coalition", "International Coalition", ["the Coalition", "CJTF-OIR"]), ("sdf", "SDF", ["QSD"])]
    for key, name, aliases in rows:
        Actor.objects.create(key=key, name=name, aliases=aliases, side=key, kind="armed group", status="combatant")


@pytest.fixture
def places():
    rows = [("Raqqa", "1", 500), ("Raqqa Samra", "2", 50), ("Homs", "3", 900)]
    store_places(
        [
            PlaceRow(name=name, kind="settlement", country="SY", source="test", external_id=id, population=people)
            for name, id, people in rows
        ]
    )


COALITION = ["International Coalition"]


@pytest.mark.parametrize(
    ("typed", "found"), [("inter", COALITION), ("cjtf", COALITION), ("coal", COALITION), ("qsd", ["SDF"]), ("xyz", [])]
)
def test_parties_are_found_by_any_of_their_names(actors, typed, found):
    assert [actor.name for actor in actors_like(typed)] == found


def test_nothing_typed_offers_all(actors):
    assert len(actors_like("")) == 2


@pytest.mark.parametrize(("text", "name"), [("sdf", "SDF"), (" The Coalition ", "International Coalition")])
def test_a_party_is_known_by_its_whole_name(actors, text, name):
    assert actor_named(text).name == name


@pytest.mark.parametrize("text", ["", "the", "Coalition"])
def test_a_part_of_a_name_names_nobody(actors, text):
    assert actor_named(text) is None


@pytest.mark.parametrize("typed", ["raq", "Raqqa", "ar-Raqqah"])
def test_places_are_found_by_beginning_and_by_sound_the_very_name_first(places, typed):
    assert places_like(typed)[0].name == "Raqqa"


def test_no_place_is_offered_for_nothing(places):
    assert places_like("  ") == []
