"""Addresses of exports, under /desk/exports/."""

from django.urls import path

from annotator.desk.exports import views

urlpatterns = [
    path("", views.exports, name="exports"),
    path("new/<slug:list_id>/", views.take_list, name="take_list"),
    path("<int:pk>/", views.export, name="export"),
    path("<int:pk>/file/", views.export_file, name="export_file"),
    path("<int:pk>/cancel/", views.cancel, name="cancel_export"),
    path("<int:pk>/again/", views.again, name="write_export_again"),
]
