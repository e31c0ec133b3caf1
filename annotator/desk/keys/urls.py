"""The address of a person's keys."""

from django.urls import path

from annotator.desk.keys import views

urlpatterns = [path("", views.keys, name="keys")]
