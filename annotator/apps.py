"""The analysts' app."""

from django.apps import AppConfig


class AnnotatorConfig(AppConfig):
    """One Django app for all stages, so that a class can move between stages without a migration."""

    name = "annotator"
    default_auto_field = "django.db.models.BigAutoField"
