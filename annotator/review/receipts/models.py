"""What was told of an act when it was done, so that the same act sent again is told the same."""

from django.conf import settings
from django.db import models


class Receipt(models.Model):
    """One press of a button that the server has acted on; written with the act, and never changed afterwards."""

    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, db_index=False, related_name="receipts")
    key = models.UUIDField(help_text="Made by the page for one press of a button.")
    sent = models.CharField(max_length=64, help_text="SHA-256 of what was sent: other words are another act.")
    told = models.JSONField(default=dict, help_text="What the page told of the act.")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["actor", "key", "sent"], name="one_receipt_per_press_of_a_person"),
        ]

    def __str__(self) -> str:
        return f"{self.key} of {self.actor}"
