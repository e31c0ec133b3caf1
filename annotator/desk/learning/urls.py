"""Addresses of the leads' pages about the extractor."""

from django.urls import path

from annotator.desk.learning import rules, silenced

urlpatterns = [
    path("rules/", rules.rules, name="rules"),
    path("rules/retire/", rules.retire_rule, name="retire_rule"),
    path("rules/restore/", rules.restore_rule, name="restore_rule"),
    path("silenced/", silenced.silenced, name="silenced"),
    path("silenced/add/", silenced.silence_phrase, name="silence_phrase"),
    path("silenced/<int:pk>/lift/", silenced.lift_phrase, name="lift_phrase"),
]
