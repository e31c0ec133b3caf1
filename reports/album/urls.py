"""Addresses of pictures."""

from django.urls import path

from reports.album import views

FOLDER = "editions/<int:number>/pictures/"

urlpatterns = [
    path(f"{FOLDER}<slug:name>.svg", views.edition_picture, name="edition_picture"),
    path(f"{FOLDER}<slug:name>.dark.svg", views.edition_picture, {"ground": "dark"}, name="edition_picture_dark"),
    path(f"{FOLDER}<slug:name>.vl.json", views.edition_picture_spec, name="edition_picture_spec"),
    path(f"{FOLDER}<slug:name>.csv", views.edition_picture_csv, name="edition_picture_csv"),
]
