"""Kept counts: rows that are only added, each a change, whose sum is the count.

Nobody waits for a counter that somebody else has in hand: a decision adds its own rows, and the database folds
rows into one now and then. Candidates that were withdrawn are not counted.
"""

from django.db import models

from annotator.claims.life import Status
from annotator.sources.models import Article


class StatusCount(models.Model):
    """How many claims of one kind came to a status, or left it."""

    status = models.CharField(max_length=12, choices=Status)
    kind = models.CharField(max_length=30)
    claims = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.claims:+d} {self.kind} {self.status}"


class ArticleCount(models.Model):
    """How many claims of one article came to a status, or left it."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="+")
    status = models.CharField(max_length=12, choices=Status)
    claims = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.claims:+d} {self.status} in article {self.article_id}"
