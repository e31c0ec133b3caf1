"""The address of the page that explains the extractor."""

from django.urls import path

from annotator.desk.explain import views

urlpatterns = [
    path("explain/", views.explain, name="explain"),
]
