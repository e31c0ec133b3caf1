"""Fixtures for every test: no missing template variables, and a real browser for those who ask."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from playwright.sync_api import Browser, Page, sync_playwright

from tests.missing_variables import Missing

CHROMIUM = Path("/usr/bin/chromium")
# How often, and how many seconds apart, the server is asked whether it is still at work.
ROUNDS, PAUSE = 200, 0.05


@pytest.fixture(autouse=True)
def no_missing_variables() -> Iterator[None]:
    """Fail a test in which one of our templates asked for a variable that does not exist."""
    Missing.noted.clear()
    yield
    noted = sorted(set(Missing.noted))
    Missing.noted.clear()
    if noted:
        pytest.fail("Missing template variables: " + "; ".join(noted))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a headless Chromium for the whole run."""
    if not CHROMIUM.exists():
        pytest.fail(f"The journeys need {CHROMIUM}: run `apt-get install chromium`.")
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright's loop runs in this thread, where Django would take it for asynchronous code.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def answered(request: pytest.FixtureRequest) -> Iterator[None]:
    """Wait, before the database is emptied, until the server has answered what a window that is closed asked last."""
    if "live_server" not in request.fixturenames:
        yield
        return
    request.getfixturevalue("transactional_db")
    yield
    quiet = 0
    for _ in range(ROUNDS):
        quiet = 0 if at_work() else quiet + 1
        if quiet > 1:
            return
        threading.Event().wait(PAUSE)


def at_work() -> int:
    """Return how many other connections are in the middle of something."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() "
            "AND state IN ('active', 'idle in transaction')"
        )
        return int(cursor.fetchone()[0])


@pytest.fixture
def page(browser: Browser, answered: None) -> Iterator[Page]:
    """Return a window of a visitor who has never been here."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()
