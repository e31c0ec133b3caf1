"""Addresses under /desk/ of what a report shares with others."""

from django.urls import path

from annotator.desk.copies import views

urlpatterns = [
    path("articles/<int:pk>/series/", views.article_series, name="article_series"),
    path("articles/<int:pk>/standing/", views.article_standing, name="article_standing"),
]
