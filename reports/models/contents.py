"""What an edition is made of: its articles, its claims, its figures, and which claims stand behind which figure."""

from django.db import models
from django.urls import reverse

from reports.models.editions import Edition
from reports.models.guards import kept, sealed


class EditionArticle(models.Model):
    """One article that the edition covers, with its text and the hashes of what was received."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="articles")
    article_id = models.BigIntegerField()
    title = models.CharField(max_length=500)
    url = models.URLField(blank=True, max_length=1000)
    source = models.CharField(max_length=200)
    published = models.DateField(null=True)
    window_start = models.DateField(null=True)
    window_end = models.DateField(null=True)
    window_basis = models.CharField(max_length=40)
    language = models.CharField(max_length=12)
    text = models.TextField()
    text_sha256 = models.CharField(max_length=64)
    redacted = models.BooleanField(default=False, help_text="Words of it are blacked out, letter by letter.")
    capture_sha256s = models.JSONField()

    class Meta:
        ordering = ["article_id"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "article_id"], name="an_edition_covers_an_article_once"),
        ]
        triggers = [kept("edition_articles_are_immutable"), sealed()]

    def __str__(self) -> str:
        return self.title


class Figure(models.Model):
    """One row of the tally table."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="figures")
    order = models.PositiveIntegerField()
    key = models.CharField(max_length=200)
    column = models.CharField(max_length=30)
    label = models.CharField(max_length=300)
    display = models.CharField(max_length=300)
    data = models.JSONField(help_text="The figure as the tally gave it.")

    class Meta:
        ordering = ["edition_id", "order"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "column", "key"], name="one_figure_per_measure_and_column"),
        ]
        triggers = [kept("figures_are_immutable"), sealed()]

    def __str__(self) -> str:
        return f"{self.label}: {self.display}"

    def get_absolute_url(self) -> str:
        """Return the figure's public address."""
        return reverse("figure", args=[self.edition.number, self.order])


class EditionClaim(models.Model):
    """One claim as it stood when the edition was made: counted, or not counted and why."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="claims")
    article = models.ForeignKey(EditionArticle, models.PROTECT, related_name="claims")
    claim_id = models.BigIntegerField()
    version = models.PositiveIntegerField()
    fact = models.JSONField(help_text="The claim as the tally read it.")
    kind_label = models.CharField(max_length=60)
    status_label = models.CharField(max_length=40)
    role_label = models.CharField(max_length=40)
    display = models.CharField(max_length=200)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    sentence_start = models.PositiveIntegerField()
    sentence_end = models.PositiveIntegerField()
    sentence = models.TextField()
    excluded_by = models.CharField(max_length=10, blank=True, help_text="The rule that kept it out; empty if counted.")
    excluded_because = models.TextField(blank=True)
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["edition_id", "article_id", "start", "claim_id"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "claim_id"], name="an_edition_names_a_claim_once"),
        ]
        triggers = [kept("edition_claims_are_immutable"), sealed()]

    def __str__(self) -> str:
        return self.quote


class FigureMember(models.Model):
    """A claim behind a figure, and what its incident contributes."""

    figure = models.ForeignKey(Figure, models.PROTECT, related_name="members")
    claim = models.ForeignKey(EditionClaim, models.PROTECT, related_name="memberships")
    incident_id = models.BigIntegerField(null=True)
    incident_title = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["figure_id", "incident_id", "claim_id"]
        constraints = [
            models.UniqueConstraint(fields=["figure", "claim"], name="a_claim_stands_behind_a_figure_once"),
        ]
        triggers = [kept("figure_members_are_immutable"), sealed(through="reports_figure", by="figure_id")]

    def __str__(self) -> str:
        return f"{self.claim} in {self.figure}"
