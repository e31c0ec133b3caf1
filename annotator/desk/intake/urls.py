"""Addresses of articles: adding, reading and dating them."""

from django.urls import path

from annotator.desk.intake import adding, by_hand, views

urlpatterns = [
    path("articles/", views.articles, name="articles"),
    path("articles/new/", adding.import_article, name="import_article"),
    path("articles/<int:pk>/", views.article, name="article"),
    path("articles/<int:pk>/progress/", views.article_progress, name="article_progress"),
    path("articles/<int:pk>/dates/", views.article_dates, name="article_dates"),
    path("articles/<int:pk>/read/", views.read_again, name="read_again"),
    path("articles/<int:pk>/claims/new/", by_hand.add_claim, name="add_claim"),
]
