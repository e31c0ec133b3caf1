"""The keys that a person prefers."""

import pghistory
from django.conf import settings
from django.db import models


@pghistory.track()
class KeyChoices(models.Model):
    """A person's own keys; who has none works with those of the registry."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="key_choices")
    single_keys = models.BooleanField(
        default=True, help_text="Whether one key without Ctrl, Alt or Meta does something by itself."
    )
    keys = models.JSONField(
        default=dict, blank=True, help_text="Actions whose key is another one; an empty key is none."
    )

    class Meta:
        verbose_name_plural = "key choices"

    def __str__(self) -> str:
        return f"Keys of {self.user}"
