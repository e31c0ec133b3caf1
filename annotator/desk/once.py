"""Acts of pages that are done once, however often the request for them comes."""

import hashlib
from collections.abc import Callable
from uuid import UUID

from django.utils.http import urlencode

from annotator.desk.requests import DeskRequest
from annotator.review.receipts import actions
from annotator.review.receipts.actions import Told

TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - the name of a field, which changes with every sign-in


def once(request: DeskRequest, act: Callable[[], Told]) -> Told:
    """Do what a request asks for and return what it tells; sent again under its key, only what it told then."""
    key = key_in(request)
    return actions.once(actor=request.user, key=key, sent=_sent(request), act=act) if key else act()


def told_before(request: DeskRequest) -> Told | None:
    """Return what this very request was told when it came the first time, if it did."""
    key = key_in(request)
    return actions.told_before(actor=request.user, key=key, sent=_sent(request)) if key else None


def key_in(request: DeskRequest) -> UUID | None:
    """Return the key that the page gave to the press of its button."""
    try:
        return UUID(request.POST.get("key", ""))
    except ValueError:
        return None


def _sent(request: DeskRequest) -> str:
    """Return the digest of an address and of everything that was entered for it."""
    values = {name: request.POST.getlist(name) for name in sorted(request.POST) if name != TOKEN}
    return hashlib.sha256(f"{request.path}?{urlencode(values, doseq=True)}".encode()).hexdigest()
