"""The rankers that were installed, each with what it was measured at."""

import pgtrigger
from django.db import models

from annotator.claims.ranking.logistic import Logistic


class Ranker(models.Model):
    """One version of the ranker; the latest one is in force, and its number is its version."""

    coefficients = models.JSONField(help_text="An intercept and a weight for each trait.")
    decisions = models.PositiveIntegerField(help_text="How many decisions it was learnt from.")
    held_back = models.PositiveIntegerField(help_text="How many decisions it was measured on.")
    measures = models.JSONField(help_text="On the decisions held back: before by the rules' own scores, and after.")
    installed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        get_latest_by = "pk"
        triggers = [pgtrigger.Protect(name="rankers_are_only_added", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"Ranker {self.pk}"

    @property
    def logistic(self) -> Logistic:
        """Return the ranker itself."""
        return Logistic.from_json(self.coefficients)
