"""The one page that shows a secret; it is kept nowhere, neither with us nor in the browser."""

from typing import cast

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from annotator.admin.base import ReadAdmin


def shown_once(view: ReadAdmin, request: HttpRequest, whose: str, says: str, before: str = "") -> HttpResponse:
    """Return the page with the secret that an action of this request made."""
    context = {
        **view.admin_site.each_context(request),
        "title": whose,
        "subtitle": None,
        "opts": view.opts,
        "says": says,
        "secret": before + request.secret,  # type: ignore[attr-defined]
    }
    response = render(request, "admin/kept/secret.html", context)
    response.headers["Cache-Control"] = "no-store"
    return response


def person(request: HttpRequest) -> User:
    """Return who is in the administration, which nobody is without having signed in."""
    return cast(User, request.user)
