"""What is offered while a name is typed: parties of the lexicon, places of the gazetteer."""

from dataclasses import dataclass

from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from annotator.claims.names.looking_up import actors_like, places_like
from annotator.claims.names.models import Actor, Place
from annotator.desk.requests import DeskRequest

may_read = permission_required("annotator.view_claim", raise_exception=True)


@dataclass(frozen=True, slots=True)
class Option:
    """A name to choose, and what tells it from others."""

    value: str
    note: str


@require_GET
@may_read
def actor_options(request: DeskRequest) -> HttpResponse:
    """Offer the parties whose names have what was typed."""
    typed = request.GET.get("actor", "")
    options = [_of_actor(actor, typed) for actor in actors_like(typed)]
    known = typed.strip().casefold() in {option.value.casefold() for option in options}
    context = {"name": "actor", "options": options, "new": "" if known else typed.strip()}
    return render(request, "annotator/names/_options.html", context)


@require_GET
@may_read
def place_options(request: DeskRequest) -> HttpResponse:
    """Offer the places whose names begin with, or sound like, what was typed after the last comma."""
    typed = request.GET.get("places", "").rsplit(",", 1)[-1]
    options = [_of_place(place) for place in places_like(typed)]
    return render(request, "annotator/names/_options.html", {"name": "places", "options": options, "new": ""})


def _of_actor(actor: Actor, typed: str) -> Option:
    wanted = typed.strip().casefold()
    by_other_name = wanted and wanted not in actor.name.casefold()
    found = next((name for name in actor.aliases if wanted in name.casefold()), "") if by_other_name else ""
    return Option(
        actor.name, " · ".join(part for part in (f"“{found}”" if found else "", actor.kind, actor.side) if part)
    )


def _of_place(place: Place) -> Option:
    round_it = [name for name in (place.admin2, place.admin1, place.country) if name and name != place.name]
    return Option(place.name, " · ".join([", ".join(round_it), place.get_kind_display()]))
