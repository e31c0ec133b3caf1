"""Addresses of the sources and of what is said of them."""

from django.urls import path

from annotator.desk.sources import judging, views

urlpatterns = [
    path("", views.sources, name="sources"),
    path("<int:pk>/", views.source, name="source"),
    path("<int:pk>/assess/", judging.assess_source, name="assess_source"),
    path("<int:pk>/describe/", judging.describe_source, name="describe_source"),
]
