"""The answers themselves: one a pair of claims, replaced by a later one and never forgotten by the history."""

from functools import partial

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from annotator.claims.models import Claim
from annotator.claims.vocabulary import choices


class PairAnswerQuerySet(models.QuerySet["PairAnswer"]):
    """Answers as the desk asks for them."""

    def about(self, claims: "models.QuerySet[Claim] | list[int]") -> "PairAnswerQuerySet":
        """Return the answers to pairs in which one of the claims is."""
        return self.filter(Q(one__in=claims) | Q(other__in=claims))

    def unsure(self) -> "PairAnswerQuerySet":
        """Return the pairs that wait for somebody who can tell, the oldest first."""
        return self.filter(answer="unsure").order_by("answered_at", "pk")


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class PairAnswer(models.Model):
    """What a person said of two claims: one event, two, a share of the other, or that they cannot tell."""

    one = models.ForeignKey(Claim, models.PROTECT, related_name="+", help_text="The claim that was recorded first.")
    other = models.ForeignKey(Claim, models.PROTECT, related_name="+")
    answer = models.CharField(max_length=10, choices=partial(choices, "pair_answers"))
    whole = models.ForeignKey(
        Claim, models.PROTECT, null=True, blank=True, related_name="+", help_text="Of which the other one is a part."
    )
    note = models.TextField(blank=True)
    answered_at = models.DateTimeField(auto_now=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = PairAnswerQuerySet.as_manager()

    class Meta:
        ordering = ["-answered_at", "-pk"]
        indexes = [
            models.Index(fields=["answered_at"], condition=Q(answer="unsure"), name="pairs_that_are_unsure"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="one_answer_per_pair_of_claims"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="pair_is_in_order"),
            models.CheckConstraint(
                condition=(Q(answer="part_of") & (Q(whole=F("one")) | Q(whole=F("other"))))
                | (~Q(answer="part_of") & Q(whole__isnull=True)),
                name="a_part_names_its_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_answer_display()}: {self.one} / {self.other}"
