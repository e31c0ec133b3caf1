"""Names that stay on the desk."""

import pghistory
from django.db import models
from django.db.models import Q


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class ProtectedName(models.Model):
    """A person's name as texts write it; public editions black it out wherever it stands."""

    class Who(models.TextChoices):
        VICTIM = "victim", "A victim"
        MINOR = "minor", "A minor"
        WITNESS = "witness", "A witness"
        OTHER = "other", "Somebody else at risk"

    name = models.CharField(max_length=200, unique=True, help_text="As texts write it; one row for each spelling.")
    who = models.CharField("who it is", max_length=10, choices=Who)
    reason = models.TextField(blank=True)
    added_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["name"]
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="protected_name_is_given")]

    def __str__(self) -> str:
        return self.name
