"""What a browser sends from the blind page."""

from typing import Any

from django.urls import reverse

from annotator.review.second.models import SecondReading

HTMX = {"HX-Request": "true"}
# The first answer to the claim of `make_wanted`, as a second reader would type it.
ALIKE = {
    "judgement": "accepted", "number": "four", "kind": "killed", "victim_status": "combatant", "actor": "",
    "places": "",
    "date_start": "2022-01-17", "date_end": "", "modality": "asserted", "role": "new_event", "unit": "", "note": "",
}  # fmt: skip


def typed(**changes: Any) -> dict[str, Any]:
    """Return what a second reader sends who agrees but for some fields."""
    return ALIKE | changes


def address(name: str, reading: SecondReading) -> str:
    """Return the address of a page or of an act on a reading."""
    return reverse(name, args=[reading.pk])


def body(response: Any) -> str:
    """Return the page without the help on keys, which says many words."""
    page: str = response.content.decode()
    return page.split("<dialog")[0]
