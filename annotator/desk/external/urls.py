"""Addresses of events of other datasets."""

from django.urls import path

from annotator.desk.external import views

urlpatterns = [
    path("", views.comparison, name="comparison"),
    path("<int:pk>/", views.external_event, name="external_event"),
]
