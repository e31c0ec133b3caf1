"""Addresses of what is done with the words of claims."""

from django.urls import path

from annotator.desk.passages import together, views

urlpatterns = [
    path("claims/<int:pk>/passage/", views.change_passage, name="change_passage"),
    path("claims/<int:pk>/split/", views.split_claim, name="split_claim"),
    path("claims/<int:pk>/join/", views.join_claim, name="join_claim"),
    path("claims/<int:pk>/sentence/", together.decide_sentence, name="decide_sentence"),
    path("claims/<int:pk>/sentence/<int:decision>/undo/", together.undo_sentence, name="undo_sentence"),
]
