"""What a request looks like once it has reached the desk: somebody is signed in, and htmx is known."""

from django.contrib.auth.models import User
from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails


class DeskRequest(HttpRequest):
    """A signed-in person's request; the middleware has refused all others."""

    user: User
    htmx: HtmxDetails
