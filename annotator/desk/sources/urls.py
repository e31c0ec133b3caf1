"""Addresses of the sources and of what is said of them."""

from django.urls import path

from annotator.desk.sources import judging, unknown, views

urlpatterns = [
    path("", views.sources, name="sources"),
    path("unknown/", unknown.unknown_names, name="unknown_names"),
    path("unknown/name/", unknown.name_source, name="name_source"),
    path("<int:pk>/", views.source, name="source"),
    path("<int:pk>/assess/", judging.assess_source, name="assess_source"),
    path("<int:pk>/describe/", judging.describe_source, name="describe_source"),
]
