"""The origin of each claim with what it was taken from, and the texts that are copies of another publisher's."""

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from annotator.claims.models import Claim
from annotator.sources.models import Article, Source


@pghistory.track()
class ClaimOrigin(models.Model):
    """The source that a claim goes back to; by its independence group the claim is counted."""

    class Basis(models.TextChoices):
        PUBLISHER = "publisher", "the publisher's own words"
        ATTRIBUTION = "attribution", "quoted in the text"
        WIRE_COPY = "wire_copy", "copy of another publisher's text"
        ANALYST = "analyst", "said by an analyst"

    claim = models.OneToOneField(Claim, models.CASCADE, related_name="claim_origin")
    source = models.ForeignKey(Source, models.PROTECT, related_name="claims_going_back")
    basis = models.CharField(max_length=12, choices=Basis)
    words = models.CharField(max_length=300, blank=True, help_text="The words of the text that name it.")
    copied_from = models.ForeignKey(Article, models.PROTECT, null=True, blank=True, related_name="+")
    reason = models.TextField(blank=True, help_text="Why an analyst says so.")
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    set_at = models.DateTimeField(auto_now=True)

    class Meta:
        indexes = [models.Index(fields=["source", "basis"], name="claims_going_back_to_a_source")]
        constraints = [
            models.CheckConstraint(
                condition=Q(basis="analyst", set_by__isnull=False) & ~Q(reason="")
                | ~Q(basis="analyst") & Q(set_by__isnull=True, reason=""),
                name="an_analyst_who_names_an_origin_says_why",
            ),
            models.CheckConstraint(
                condition=Q(basis="wire_copy", copied_from__isnull=False)
                | ~Q(basis="wire_copy") & Q(copied_from__isnull=True),
                name="a_wire_copy_names_the_first_text",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source}, {self.get_basis_display()}"


class WireCopy(models.Model):
    """A text of which most sentences stood earlier with another publisher (R19)."""

    article = models.OneToOneField(Article, models.CASCADE, related_name="wire_copy")
    first = models.ForeignKey(Article, models.CASCADE, related_name="copies", help_text="The earliest of the cluster.")
    spans = models.JSONField(default=list, help_text="The sentences that both have, as the copy's offsets.")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(article=F("first")), name="no_text_is_its_own_copy"),
        ]

    def __str__(self) -> str:
        return f"{self.article}, as in {self.first}"
