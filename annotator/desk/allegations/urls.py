"""Addresses of the register and of what is done with an allegation."""

from django.urls import path

from annotator.desk.allegations import assessing, positions, views

urlpatterns = [
    path("", views.allegations, name="allegations"),
    path("<int:pk>/", views.allegation, name="allegation"),
    path("<int:pk>/repeats/<int:entry_pk>/", views.repeats_allegation, name="repeats_allegation"),
    path("<int:pk>/positions/", positions.record_position, name="record_position"),
    path("positions/<int:pk>/remove/", positions.remove_position, name="remove_position"),
    path("<int:pk>/assess/", assessing.propose_assessment, name="propose_assessment"),
    path("assessments/<int:pk>/answer/", assessing.answer_assessment, name="answer_assessment"),
]
