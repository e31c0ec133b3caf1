"""Who has to sign in, and who is not even asked who they are."""

import pytest
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.urls import reverse

from annotator.config.visitors import OnlyDeskNeedsLogin
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def test_the_desk_asks_a_stranger_to_sign_in(client):
    response = client.get(reverse("queue"))
    assert response.status_code == 302
    assert response.headers["Location"].startswith(reverse("account_login"))


def test_the_desk_lets_in_who_is_signed_in_and_tells_caches_so(client):
    client.force_login(make_user())
    response = client.get(reverse("queue"))
    assert response.status_code == 200
    assert "Cookie" in response.headers["Vary"]


def test_a_public_page_neither_asks_nor_varies(client):
    response = client.get(reverse("front"))
    assert response.status_code == 200
    assert "Vary" not in response.headers


def test_it_is_django_s_own_guard_that_keeps_the_desk(settings):
    assert issubclass(OnlyDeskNeedsLogin, LoginRequiredMiddleware)
    assert "annotator.config.visitors.OnlyDeskNeedsLogin" in settings.MIDDLEWARE
