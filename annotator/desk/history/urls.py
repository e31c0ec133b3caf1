"""Addresses of a claim's history."""

from django.urls import path

from annotator.desk.history import views

urlpatterns = [
    path("claims/<int:pk>/history/", views.history, name="history"),
    path("claims/<int:pk>/history/compare/", views.compare_versions, name="compare_versions"),
    path("claims/<int:pk>/history/<int:event>/", views.version, name="version"),
    path("claims/<int:pk>/history/<int:event>/revert/", views.revert_claim, name="revert_claim"),
]
