"""The pictures of an edition as files: the drawing on light or dark ground, its specification, its numbers."""

import json

from django.contrib.auth.decorators import login_not_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_safe

from reports.charts.palette import on_dark
from reports.models import EditionPicture
from reports.pages import attachment

# A drawing is looked at by itself: it loads nothing, runs nothing, and brings its letters along.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; sandbox"
YEAR = 365 * 24 * 60 * 60

# A picture of an edition never changes, and its pages name it with its hash.
kept_for_good = cache_control(public=True, max_age=YEAR, immutable=True)


def etag_of(request: HttpRequest, number: int, name: str, *, ground: str = "light") -> str | None:
    """Return the tag of a picture, without reading the drawing."""
    found = pictures(number, name).values_list("sha256", flat=True).first()
    return f'"{found}-{ground}"' if found else None


def pictures(number: int, name: str) -> QuerySet[EditionPicture]:
    """Return the pictures of this name in an edition."""
    return EditionPicture.objects.filter(edition__number=number, name=name)


@login_not_required
@require_safe
@kept_for_good
@condition(etag_func=etag_of)
def edition_picture(request: HttpRequest, number: int, name: str, ground: str = "light") -> HttpResponse:
    """One picture as it was drawn, or in the colours for dark ground."""
    svg = get_object_or_404(pictures(number, name).only("svg")).svg
    response = HttpResponse(on_dark(svg) if ground == "dark" else svg, content_type="image/svg+xml; charset=utf-8")
    response["Content-Security-Policy"] = POLICY
    return response


@login_not_required
@require_safe
@kept_for_good
@condition(etag_func=etag_of)
def edition_picture_spec(request: HttpRequest, number: int, name: str) -> HttpResponse:
    """The Vega-Lite specification that a picture is drawn from."""
    spec = get_object_or_404(pictures(number, name).only("spec")).spec
    content = json.dumps(spec, ensure_ascii=False, indent=1, sort_keys=True)
    return attachment(content, "application/json", f"claimdesk-edition-{number}-{name}.vl.json")


@login_not_required
@require_safe
@kept_for_good
@condition(etag_func=etag_of)
def edition_picture_csv(request: HttpRequest, number: int, name: str) -> HttpResponse:
    """The numbers of a picture."""
    content = get_object_or_404(pictures(number, name).only("csv")).csv
    return attachment(content, "text/csv; charset=utf-8", f"claimdesk-edition-{number}-{name}.csv")
