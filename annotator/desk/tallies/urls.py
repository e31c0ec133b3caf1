"""Addresses of tallies."""

from django.urls import path

from annotator.desk.tallies import views

urlpatterns = [
    path("", views.tallies, name="tallies"),
    path("incidents/", views.tallied_incidents, name="tallied_incidents"),
]
