"""What an answer brings is what a fresh look brings: after some decisions the desk is as it is when loaded anew."""

import re

import pytest
from playwright.sync_api import Page

from tests.factories import make_decided_claim, make_user
from tests.journeys.desk import make_arrests, opened, shows
from tests.journeys.test_keyboard_alone import ROUND, press

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# What differs from one look to the next, and what the page asked for by itself since.
DESK = """() => {
  const desk = document.querySelector("#desk").cloneNode(true);
  delete desk.dataset.ready;
  desk.querySelectorAll("[name=key], [name=csrfmiddlewaretoken], .lease strong").forEach((one) => one.remove());
  const incident = desk.querySelector("#id_incident");
  [...incident.attributes].forEach(({ name }) => { if (name.startsWith("hx-")) incident.removeAttribute(name); });
  return desk.outerHTML;
}"""


def desk_of(page: Page) -> list[str]:
    """Return the desk as a list of its tags and texts, when everything has come."""
    page.wait_for_load_state("networkidle")
    page.wait_for_function("document.querySelectorAll('.htmx-request, .htmx-settling, .htmx-added').length === 0")
    html = re.sub(r' class=""|\s+', " ", page.evaluate(DESK))
    return [part.strip() for part in re.split(r"(<[^>]*>)", html.replace(" >", ">")) if part.strip()]


@pytest.mark.parametrize("decided", [1, 4, 7])
def test_the_desk_after_some_decisions_is_the_desk_that_is_loaded_anew(live_server, page, decided):
    claims = make_arrests(9)
    for _ in range(2):
        make_decided_claim()
    desk = opened(page, live_server.url, make_user(name="amal"), claims[0])
    for at in range(decided):
        press(desk, ROUND[at % len(ROUND)][0])
        shows(desk, claims[at + 1])
    brought = desk_of(desk)
    desk.reload()
    shows(desk, claims[decided])
    loaded = desk_of(desk)
    assert len(brought) > 300
    assert "Join: " in "".join(loaded)
    assert brought == loaded
