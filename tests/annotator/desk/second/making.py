"""What a browser sends from the blind page, and who sends it."""

from typing import Any

from django.contrib.auth.models import User
from django.test import Client

HTMX = {"HX-Request": "true"}
# The first answer to the claim of `make_wanted`, as a second reader would type it.
ALIKE = {
    "judgement": "accepted", "number": "four", "kind": "killed", "victim_status": "combatant", "actor": "",
    "places": "",
    "date_start": "2022-01-17", "date_end": "", "modality": "asserted", "role": "new_event", "unit": "", "note": "",
}  # fmt: skip


def browser_of(user: User) -> Client:
    """Return the browser of a signed-in person."""
    client = Client()
    client.force_login(user)
    return client


def typed(**changes: Any) -> dict[str, Any]:
    """Return what a second reader sends who agrees but for some fields."""
    return ALIKE | changes
