"""Actors come in and go out in bulk, recognised by their keys."""

import pytest
from django.urls import reverse
from tablib import Dataset

from annotator.claims.names.actions import load_actors
from annotator.claims.names.models import Actor
from annotator.exchange.resources import ActorResource
from tests.annotator.desk.sitting import signed_in
from tests.factories import make_user

pytestmark = pytest.mark.django_db

COLUMNS = ["key", "name", "aliases", "side", "kind", "country", "status"]


def imported(*rows):
    return ActorResource().import_data(Dataset(*rows, headers=COLUMNS))


def test_new_actors_are_added_and_known_ones_brought_up_to_date():
    load_actors()
    count = Actor.objects.count()
    result = imported(
        ("ural", "Ural Guard", "Uralists|the Ural lot", "ural", "armed group", "", "combatant"),
        ("isis", "ISIS", "ISIS|Daesh", "isis", "armed group", "", "combatant"),
    )
    assert not result.has_errors()
    assert Actor.objects.count() == count + 1
    assert Actor.objects.get(key="ural").aliases == ["Uralists", "the Ural lot"]
    assert Actor.objects.get(key="isis").aliases == ["ISIS", "Daesh"]


def test_a_row_that_makes_no_sense_changes_nothing():
    result = imported(("ural", "", "", "ural", "armed group", "", "combatant"), ("x", "X", "", "x", "x", "", "hero"))
    assert result.has_validation_errors()
    assert not Actor.objects.exists()


def test_what_goes_out_comes_back_unchanged():
    load_actors()
    again = ActorResource().import_data(ActorResource().export())
    assert again.totals["skip"] == Actor.objects.count()


def test_a_data_manager_sees_actors_and_places_in_the_admin():
    manager = make_user("data_manager")
    manager.is_staff = True
    manager.save()
    load_actors()
    client = signed_in(manager)
    for name in ("actor_changelist", "actor_add", "place_changelist"):
        assert client.get(reverse(f"admin:annotator_{name}")).status_code == 200
    assert client.get(reverse("admin:annotator_place_add")).status_code == 403
