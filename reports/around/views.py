"""The public pages of incidents, places, actors and sources."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from reports.around import listing, telling
from reports.around import sources as sourcing
from reports.around.definitions import meaning
from reports.models import Edition, EditionIncident
from reports.pages import frame, get_edition_or_404
from reports.remembering import remembered


@login_not_required
@require_safe
@remembered
def edition_incidents(request: HttpRequest, number: int) -> HttpResponse:
    """Every incident of an edition, by day."""
    edition = get_edition_or_404(number)
    page, lines = listing.page_of(edition.incidents.all(), request.GET.get("page"))
    return render(request, "reports/around/incidents.html", frame(edition) | {"page": page, "lines": lines})


@login_not_required
@require_safe
@remembered
def edition_incident(request: HttpRequest, number: int, incident_id: int) -> HttpResponse:
    """One incident: its numbers, the sentences by origin, its grade, its place, what lies near."""
    edition = get_edition_or_404(number)
    incident = get_object_or_404(telling.found_in(edition, incident_id))
    claims = telling.claims_of(incident)
    context = {
        **frame(edition),
        "incident": incident,
        "when": telling.day_of(incident),
        "place": telling.place_of(incident),
        "numbers": telling.numbers_of(incident, claims),
        "origins": telling.origins_of(claims),
        "articles": len({claim.article_id for claim in claims}),
        "grade_means": meaning("grades", incident.grade),
        "near": listing.lines(telling.neighbours_of(incident)),
    }
    return render(request, "reports/around/incident.html", context)


@login_not_required
@require_safe
@remembered
def edition_places(request: HttpRequest, number: int) -> HttpResponse:
    """The places of an edition under their governorates."""
    edition = get_edition_or_404(number)
    context = frame(edition) | {"governorates": listing.governorates(edition)}
    return render(request, "reports/around/places.html", context)


@login_not_required
@require_safe
@remembered
def edition_place(request: HttpRequest, number: int, name: str) -> HttpResponse:
    """A place or governorate: its incidents, and what they come to."""
    edition = get_edition_or_404(number)
    found = found_or_404(listing.at_place(edition, name), f"Edition {number} records nothing at {name}.")
    return render(request, "reports/around/place.html", frame(edition) | named(request, edition, name, found))


@login_not_required
@require_safe
@remembered
def edition_actors(request: HttpRequest, number: int) -> HttpResponse:
    """Who acted, as the claims of an edition name them."""
    edition = get_edition_or_404(number)
    return render(request, "reports/around/actors.html", frame(edition) | {"actors": listing.actors(edition)})


@login_not_required
@require_safe
@remembered
def edition_actor(request: HttpRequest, number: int, name: str) -> HttpResponse:
    """An actor: the incidents in which it is named, and what they come to."""
    edition = get_edition_or_404(number)
    found = found_or_404(listing.by_actor(edition, name), f"Edition {number} names no actor {name}.")
    return render(request, "reports/around/actor.html", frame(edition) | named(request, edition, name, found))


@login_not_required
@require_safe
@remembered
def edition_sources(request: HttpRequest, number: int) -> HttpResponse:
    """The sources of an edition: how each was judged and why, and how much of it counts."""
    edition = get_edition_or_404(number)
    told = sourcing.sources(edition)
    context = frame(edition) | {"sources": told, "origins": sourcing.origins(told)}
    return render(request, "reports/around/sources.html", context)


def named(request: HttpRequest, edition: Edition, name: str, found: QuerySet[EditionIncident]) -> dict[str, Any]:
    """Return what the page of a place or an actor shows."""
    page, lines = listing.page_of(found, request.GET.get("page"))
    return {"name": name, "page": page, "lines": lines, "numbers": listing.numbers_at(edition, found)}


def found_or_404(found: QuerySet[EditionIncident], sentence: str) -> QuerySet[EditionIncident]:
    """Return the incidents, or say that there are none."""
    if not found.exists():
        raise Http404(sentence)
    return found
