"""The analysts' app."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core import checks

from annotator.extraction.second_opinion import ModelUnavailable, model


class AnnotatorConfig(AppConfig):
    """One Django app for all stages, so that a class can move between stages without a migration."""

    name = "annotator"
    verbose_name = "Desk"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have every command, the worker among them, look for the pipeline that the environment names."""
        checks.register(second_opinion_is_there)


def second_opinion_is_there(app_configs: Sequence[AppConfig] | None, **options: Any) -> list[checks.CheckMessage]:
    """Complain about a second opinion that was asked for and cannot be had."""
    try:
        model()
    except ModelUnavailable as error:
        return [checks.Error(str(error), id="annotator.E001")]
    return []
