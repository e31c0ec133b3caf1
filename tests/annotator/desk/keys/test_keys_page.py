"""The page on which people choose their keys."""

import pytest
from django.urls import reverse

from annotator.review.keyboard.keymap import DEFAULTS
from annotator.review.keyboard.models import KeyChoices

pytestmark = pytest.mark.django_db


def save(analyst, **changes):
    return analyst.post(reverse("keys"), DEFAULTS | {"single_keys": "on"} | changes)


def test_it_shows_every_key(analyst):
    page = analyst.get(reverse("keys")).content.decode()
    assert all(f'name="{id}"' in page for id in DEFAULTS)


def test_what_is_chosen_is_kept(analyst):
    assert save(analyst, confirm="c", hold="H", flag="").status_code == 302
    assert KeyChoices.objects.get().keys == {"confirm": "c", "hold": "Shift+h", "flag": ""}


def test_saving_twice_keeps_one_choice(analyst):
    save(analyst, confirm="c")
    save(analyst, confirm="c")
    assert KeyChoices.objects.count() == 1


def test_single_keys_are_switched_off(analyst):
    analyst.post(reverse("keys"), DEFAULTS)
    assert KeyChoices.objects.get().single_keys is False
    assert "Single keys are switched off" in analyst.get(reverse("all_done")).content.decode()


def test_a_clash_is_said_and_nothing_is_kept(analyst):
    response = save(analyst, confirm="n")
    assert response.status_code == 422
    assert "n cannot do two things" in response.content.decode()
    assert not KeyChoices.objects.exists()


def test_what_is_no_key_is_said_at_its_field(analyst):
    response = save(analyst, confirm="yes")
    assert response.status_code == 422
    assert "is no key; write one character" in response.content.decode()


def test_the_desks_own_keys_come_back(analyst):
    save(analyst, confirm="c")
    analyst.post(reverse("keys"), {"forget": "1"})
    assert not KeyChoices.objects.exists()


def test_nobody_reads_it_without_signing_in(client):
    assert client.get(reverse("keys")).status_code == 302
