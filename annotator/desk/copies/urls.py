"""Addresses under /desk/ of what a report shares with others."""

from django.urls import path

from annotator.desk.copies import views

urlpatterns = [
    path("articles/<int:pk>/series/", views.article_series, name="article_series"),
]
