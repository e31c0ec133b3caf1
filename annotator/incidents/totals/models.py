"""The kept rows, and the marks that say which of them have to be counted anew."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from annotator.claims.vocabulary import label
from annotator.incidents import wording
from annotator.incidents.facts import Number
from annotator.incidents.models import Incident
from annotator.incidents.totals.triggers import mark_what_changes


class Total(models.Model):
    """What one incident adds to one measure in one column; claims in no incident add by their day."""

    incident = models.ForeignKey(Incident, models.CASCADE, null=True, related_name="totals")
    column = models.CharField(max_length=20)
    party = models.CharField(max_length=300, blank=True)
    kind = models.CharField(max_length=30)
    unit = models.CharField(max_length=20)
    victim_status = models.CharField(max_length=20)
    detail = models.CharField(max_length=360, blank=True)
    starts = models.DateField(help_text="The day on which the incident began; it decides the period (R16).")
    ends = models.DateField(null=True)
    min = models.BigIntegerField(null=True, help_text="Nothing: reported, but in no number (R13).")
    best = models.BigIntegerField(null=True)
    max = models.BigIntegerField(null=True, help_text="Nothing beside a min: open.")
    reported_none = models.BooleanField(default=False, help_text="Somebody said that there were none (R12).")
    provisional = models.BooleanField(default=False)
    unread = models.BooleanField(default=False)
    contested = models.BooleanField(default=False)
    reversed = models.BooleanField(default=False)
    grade = models.CharField(max_length=12, blank=True)
    admin1 = models.CharField(max_length=200, blank=True)
    admin2 = models.CharField(max_length=200, blank=True)
    actor = models.CharField(max_length=300, blank=True)
    age_group = models.CharField(max_length=20, blank=True)
    sex = models.CharField(max_length=20, blank=True)
    sources = ArrayField(models.CharField(max_length=200), default=list)
    claims = ArrayField(models.BigIntegerField(), default=list)

    class Meta:
        ordering = ["starts", "incident_id", "pk"]
        indexes = [
            models.Index(fields=["column", "starts"], name="totals_of_a_column_by_day"),
            models.Index(fields=["starts"], condition=models.Q(incident=None), name="totals_without_incident"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.starts} in {self.column}"

    @property
    def number(self) -> Number | None:
        """Return what the incident adds, or None where nobody gives a number."""
        return None if self.min is None else Number(self.min, self.best, self.max)

    @property
    def words(self) -> str:
        """Return what the incident adds, in words."""
        return wording.spread(self.number)

    @property
    def grade_label(self) -> str:
        """Return the incident's grade in words."""
        return label("grades", self.grade).lower()


class MonthTotal(models.Model):
    """What the kept rows of one month add up to for one measure and one value of a dimension.

    Years of days are read from here; whoever counts an incident anew takes its old rows off and adds its new ones.
    """

    column = models.CharField(max_length=20)
    dimension = models.CharField(max_length=20)
    value = models.CharField(max_length=300)
    month = models.DateField()
    kind = models.CharField(max_length=30)
    unit = models.CharField(max_length=20)
    victim_status = models.CharField(max_length=20)
    detail = models.CharField(max_length=360)
    party = models.CharField(max_length=300)
    least = models.BigIntegerField()
    likely = models.BigIntegerField()
    most = models.BigIntegerField()
    numbers = models.IntegerField()
    bests = models.IntegerField()
    closed = models.IntegerField()
    incidents = models.IntegerField()
    none = models.IntegerField()
    single = models.IntegerField()
    unread_rows = models.IntegerField()
    contested_rows = models.IntegerField()
    reversed_rows = models.IntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "column", "dimension", "month", "kind", "unit", "victim_status", "detail", "party", "value",
                ],
                name="one_sum_per_month_measure_and_value",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.kind} of {self.month} in {self.column}, by {self.dimension}"


class TotalMark(models.Model):
    """Something that changed: an incident, or a claim with the day under which it was counted alone.

    Rows are only added by triggers and only taken by the one who counts anew, so nobody waits for anybody.
    """

    incident_id = models.BigIntegerField(null=True)
    claim_id = models.BigIntegerField(null=True)
    day = models.DateField(null=True)

    def __str__(self) -> str:
        return f"incident {self.incident_id}, claim {self.claim_id}"


mark_what_changes()
