"""The request as the desk's views get it: from somebody signed in, through htmx's middleware."""

from django.contrib.auth.models import User
from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails


class DeskRequest(HttpRequest):
    """A request whose user is signed in, which the middleware sees to."""

    user: User
    htmx: HtmxDetails


def is_partial(request: DeskRequest) -> bool:
    """Tell whether only a part of the page is asked for, not the page round it."""
    return bool(request.htmx) and not request.htmx.history_restore_request
