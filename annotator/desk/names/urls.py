"""Addresses of what names are offered, and of the proposals to the lexicon."""

from django.urls import path

from annotator.desk.names import options, views

urlpatterns = [
    path("", views.names, name="names"),
    path("actors/", options.actor_options, name="actor_options"),
    path("places/", options.place_options, name="place_options"),
    path("actors/new/", views.new_actor, name="new_actor"),
    path("<int:pk>/accept/", views.accept_name, name="accept_name"),
    path("<int:pk>/decline/", views.decline_name, name="decline_name"),
]
