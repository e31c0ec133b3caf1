"""Addresses of a claim's origin."""

from django.urls import path

from annotator.desk.origins import views

urlpatterns = [
    path("claims/<int:pk>/origin/", views.claim_origin, name="claim_origin"),
    path("claims/<int:pk>/origin/leave/", views.leave_origin, name="leave_origin"),
]
