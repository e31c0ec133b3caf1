"""What every journey needs: somebody to sign in, and a worker to wait for."""

import threading
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from tests.factories import PASSWORD

SignIn = Callable[[Page, User], None]


@pytest.fixture
def sign_in(live_server: LiveServer) -> SignIn:
    """Return a function that signs a person in through the sign-in page."""

    def sign_in_as(page: Page, user: User) -> None:
        page.goto(f"{live_server.url}/accounts/login/")
        page.get_by_label("Username").fill(user.get_username())
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url("**/desk/**")

    return sign_in_as


@pytest.fixture
def work_off_the_queue() -> Callable[..., None]:
    """Return a function that lets a worker do all the jobs that wait, as `make worker` would."""

    def work(seconds: float = 60) -> None:
        # A thread of its own: the worker runs an event loop, and the browser's runs in this one.
        worker = threading.Thread(target=call_command, args=["procrastinate", "worker"], kwargs={"wait": False})
        worker.start()
        worker.join(timeout=seconds)
        assert not worker.is_alive(), "the worker did not finish its jobs"

    return work
