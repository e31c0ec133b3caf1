"""What people keep of the queue: saved views, and who took over what from whom."""

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from annotator.claims.models import Claim


class SavedViewQuerySet(models.QuerySet["SavedView"]):
    """Saved views as the queue asks for them."""

    def open_to(self, user: models.Model) -> "SavedViewQuerySet":
        """Return the user's own views and those that others share."""
        return self.filter(Q(owner=user) | Q(shared=True))


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class SavedView(models.Model):
    """Filters and an order of the queue under a name."""

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_views")
    name = models.CharField(max_length=60)
    query = models.CharField(max_length=1000, help_text="The part of the queue's address after the question mark.")
    shared = models.BooleanField(default=False, help_text="Everybody on the desk sees it; only its owner changes it.")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["owner", "name"], name="one_view_per_owner_and_name")]

    def __str__(self) -> str:
        return self.name


class Takeover(models.Model):
    """A lead took a claim from whoever had it open, and why; a note on the claim tells the holder."""

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="takeovers")
    lead = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    holder = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="takeovers")
    reason = models.CharField(max_length=300)
    at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["-at", "-pk"]
        triggers = [
            pgtrigger.Protect(name="takeovers_are_only_added", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.claim} taken over by {self.lead}"
