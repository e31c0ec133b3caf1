"""Addresses of notes and notifications."""

from django.urls import path

from annotator.desk.notes import notifications, views

urlpatterns = [
    path("notes/<slug:on>/<int:pk>/", views.notes, name="notes"),
    path("notes/<slug:on>/<int:pk>/add/", views.add_note, name="add_note"),
    path("notifications/", notifications.notifications, name="notifications"),
    path("notifications/read/", notifications.read_all, name="read_all"),
    path("notifications/<int:pk>/", notifications.read_notification, name="read_notification"),
]
