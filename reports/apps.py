"""The public app."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Editions and the pages that show them."""

    name = "reports"
    verbose_name = "Published"
    default_auto_field = "django.db.models.BigAutoField"
