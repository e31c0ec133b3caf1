"""How values read on the pages of the administration: quotes, numbers, and ways to the same thing at the desk."""

from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from annotator.claims.life import Status

SHORT = 90
# The colours of unfold's labels that come nearest to the desk's; the word stands beside them always.
STATES = {
    Status.CANDIDATE: "default",
    Status.VERIFIED: "success",
    Status.CORRECTED: "info",
    Status.REJECTED: "danger",
    Status.HELD: "warning",
}


def quote(text: str) -> SafeString:
    """Return words of a source as a quote, in the direction of their script."""
    return format_html('<q class="kept-quote" dir="auto">{}</q>', text)


def short_quote(text: str) -> SafeString:
    """Return the beginning of a quote, for lists."""
    return quote(text if len(text) <= SHORT else text[: SHORT - 1].rstrip() + "…")


def at_the_desk(name: str, *args: Any, says: str = "Open at the desk") -> SafeString:
    """Return the way to the page of the desk, or of the public side, that is about the same thing."""
    return format_html('<a class="kept-link" href="{}">{}</a>', reverse(name, args=args), says)
