"""Addresses of flags."""

from django.urls import path

from annotator.desk.flags import raising, views

urlpatterns = [
    path("flagged/", views.flagged, name="flagged"),
    path("flagged/<int:pk>/", views.flag, name="flag"),
    path("flagged/<int:pk>/take/", views.take_flag, name="take_flag"),
    path("flagged/<int:pk>/answer/", views.answer_flag, name="answer_flag"),
    path("flagged/<int:pk>/reopen/", views.reopen_flag, name="reopen_flag"),
    path("claims/<int:pk>/flag/", raising.flag_claim, name="flag_claim"),
]
