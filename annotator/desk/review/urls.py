"""Addresses of claims and of what is done with them."""

from django.urls import path

from annotator.desk.review import views

urlpatterns = [
    path("done/", views.all_done, name="all_done"),
    path("number/", views.read_number, name="read_number"),
    path("claims/<int:pk>/", views.claim, name="claim"),
    path("claims/<int:pk>/incidents/", views.incident_choices, name="incident_choices"),
    path("claims/<int:pk>/decide/", views.decide_claim, name="decide_claim"),
    path("claims/<int:pk>/undo/", views.undo_claim, name="undo_claim"),
    path("claims/<int:pk>/place/", views.place_claim, name="place_claim"),
]
