"""Proposals to extend the table of actors, each with the claim that it came from."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q

from annotator.claims.models import Claim
from annotator.claims.names.models import Actor


class NameProposalQuerySet(models.QuerySet["NameProposal"]):
    """Proposals as whoever keeps the table asks for them."""

    def open(self) -> "NameProposalQuerySet":
        """Return the proposals that nobody has answered."""
        return self.filter(state=NameProposal.State.OPEN)


@pghistory.track()
class NameProposal(models.Model):
    """Words of a text that name a party: another name of a known one, or one that the table lacks."""

    class State(models.TextChoices):
        OPEN = "open", "open"
        ACCEPTED = "accepted", "accepted"
        DECLINED = "declined", "declined"

    name = models.CharField(max_length=200, help_text="The words, as the text has them.")
    actor = models.ForeignKey(
        Actor,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="name_proposals",
        help_text="The party that the words name; empty where the table lacks it.",
    )
    claim = models.ForeignKey(Claim, models.PROTECT, related_name="name_proposals")
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="name_proposals")
    proposed_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="answered_name_proposals"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = NameProposalQuerySet.as_manager()

    class Meta:
        ordering = ["-proposed_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="a_proposed_name_has_words"),
            models.UniqueConstraint(
                fields=["name", "actor"],
                condition=Q(state="open"),
                nulls_distinct=False,
                name="one_open_proposal_per_name_and_actor",
            ),
            models.CheckConstraint(
                condition=Q(state="open", answered_by__isnull=True, answered_at__isnull=True)
                | (~Q(state="open") & Q(answered_by__isnull=False, answered_at__isnull=False)),
                name="an_answered_proposal_says_who_and_when",
            ),
        ]

    def __str__(self) -> str:
        return f"“{self.name}” is {self.actor}" if self.actor else f"“{self.name}” is a party"
