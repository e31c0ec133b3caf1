"""Addresses of incidents, places, actors and sources; names of places and actors stand in them as they are."""

from django.urls import path

from reports.around import views

EDITION = "editions/<int:number>/"

urlpatterns = [
    path(f"{EDITION}incidents/", views.edition_incidents, name="edition_incidents"),
    path(f"{EDITION}incidents/<int:incident_id>/", views.edition_incident, name="edition_incident"),
    path(f"{EDITION}places/", views.edition_places, name="edition_places"),
    path(f"{EDITION}places/<path:name>/", views.edition_place, name="edition_place"),
    path(f"{EDITION}actors/", views.edition_actors, name="edition_actors"),
    path(f"{EDITION}actors/<path:name>/", views.edition_actor, name="edition_actor"),
    path(f"{EDITION}sources/", views.edition_sources, name="edition_sources"),
]
