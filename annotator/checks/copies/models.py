"""Wordings of sentences, and where each of them stands."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from annotator.sources.models import Article, Series, Source


class Wording(models.Model):
    """A sentence in all its near-copies; the first one that was seen stands for them."""

    text = models.TextField()
    bands = ArrayField(models.BigIntegerField(), help_text="The bands of its MinHash.")
    articles = models.PositiveIntegerField(default=0, help_text="In how many articles it stands.")

    def __str__(self) -> str:
        return self.text


class Band(models.Model):
    """One band of a wording's MinHash; sentences that share one may be near-copies.

    A table of its own and no index over the arrays: for hundreds of bands at once the planner takes that one to match
    a good part of all wordings, and reads them all.
    """

    pk = models.CompositePrimaryKey("key", "wording")
    key = models.BigIntegerField()
    wording = models.ForeignKey(Wording, models.CASCADE, related_name="+", db_index=False)

    def __str__(self) -> str:
        return f"{self.key}"


class Occurrence(models.Model):
    """One place where a wording stands, with the numbers that it has there."""

    wording = models.ForeignKey(Wording, models.CASCADE, related_name="occurrences")
    article = models.ForeignKey(Article, models.CASCADE, related_name="sentences")
    # Both are the article's; kept here so that the latest copy of a series is one step down an index.
    series = models.ForeignKey(Series, models.CASCADE, null=True, blank=True, related_name="+")
    source = models.ForeignKey(Source, models.CASCADE, related_name="+")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    numbers = ArrayField(models.CharField(max_length=40), default=list, blank=True)

    class Meta:
        ordering = ["article_id", "start"]
        indexes = [
            models.Index(fields=["wording", "series", "-article"], name="copies_in_a_series"),
            models.Index(fields=["wording", "source", "-article"], name="copies_of_a_source"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["article", "start"], name="one_wording_per_sentence"),
        ]

    def __str__(self) -> str:
        return f"{self.article}, {self.start}–{self.end}"
