"""Further passages on a claim, each quoted from its article to the letter."""

from functools import partial

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from annotator.claims.models import Claim
from annotator.claims.vocabulary import choices
from annotator.sources.equal_text import equals_the_text
from annotator.sources.models import Article, Source


class CitationQuerySet(models.QuerySet["Citation"]):
    """Further passages as the desk asks for them."""

    def standing(self) -> "CitationQuerySet":
        """Return those that nobody has removed."""
        return self.filter(removed_at__isnull=True)


@pghistory.track()
class Citation(models.Model):
    """A passage of another article that supports, contradicts or mentions a claim; it brings no number of its own."""

    claim = models.ForeignKey(Claim, models.PROTECT, related_name="citations")
    article = models.ForeignKey(Article, models.PROTECT, related_name="citations")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    stance = models.CharField(max_length=12, choices=partial(choices, "stances"))
    note = models.TextField(blank=True)
    quotes = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="+", help_text="The ultimate source, if another."
    )
    added_at = models.DateTimeField(auto_now_add=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    removed_because = models.TextField(blank=True)

    objects = CitationQuerySet.as_manager()

    class Meta:
        ordering = ["claim_id", "article_id", "start", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "article", "start", "end"],
                condition=Q(removed_at__isnull=True),
                name="one_citation_per_claim_and_passage",
            ),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="citation_quotes_something"),
            models.CheckConstraint(
                condition=Q(removed_at__isnull=True, removed_by__isnull=True)
                | (Q(removed_at__isnull=False, removed_by__isnull=False) & ~Q(removed_because="")),
                name="a_removal_names_who_and_why",
            ),
        ]
        triggers = [
            equals_the_text("citation_equals_the_text", "a further source"),
            pgtrigger.Protect(name="citations_are_kept", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(
                name="cited_passages_are_kept",
                fields=["claim", "article", "start", "end", "quote", "stance", "added_at", "added_by"],
            ),
        ]

    def __str__(self) -> str:
        return self.quote

    @property
    def source_behind(self) -> Source:
        """Return the source that the passage goes back to."""
        return self.quotes or self.article.source

    @property
    def origin(self) -> str:
        """Return the independence group by which the passage is counted."""
        return self.source_behind.origin
