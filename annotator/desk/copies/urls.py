"""Addresses under /desk/ of what a report shares with others and what was found in it."""

from django.urls import path

from annotator.desk.copies import views

urlpatterns = [
    path("articles/<int:pk>/series/", views.article_series, name="article_series"),
    path("articles/<int:pk>/health/", views.article_health, name="article_health"),
]
