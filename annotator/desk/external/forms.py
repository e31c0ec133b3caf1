"""Which month and which dataset are compared."""

import calendar
from dataclasses import dataclass
from datetime import date

from django import forms

from annotator.exchange.external.models import Dataset, ExternalEvent
from annotator.incidents.models import Incident


@dataclass(frozen=True)
class Asked:
    """The month's days, both of which belong to it, and a dataset or all."""

    first: date
    last: date
    dataset: str

    @property
    def month(self) -> str:
        """Return the month as a form has it."""
        return f"{self.first:%Y-%m}"


class ComparisonForm(forms.Form):
    """A month as 2022-01; without one it is the last that has an event, or an incident."""

    month = forms.RegexField(
        r"^\d{4}-(0[1-9]|1[0-2])$",
        label="Month",
        required=False,
        widget=forms.TextInput(attrs={"type": "month", "placeholder": "2022-01"}),
    )
    dataset = forms.ChoiceField(label="Dataset", required=False, choices=[("", "every dataset"), *Dataset.choices])

    def asked(self) -> Asked:
        """Return what is asked for; what makes no sense is not."""
        valid = self.is_valid()
        said = self.cleaned_data.get("month", "")
        year, month = map(int, said.split("-")) if said and said >= "0001" else _latest()
        last = calendar.monthrange(max(year, 1), month)[1]
        dataset = self.cleaned_data.get("dataset", "") if valid else ""
        return Asked(date(max(year, 1), month, 1), date(max(year, 1), month, last), dataset)


def _latest() -> tuple[int, int]:
    event = ExternalEvent.objects.order_by("-date_start").values_list("date_start", flat=True).first()
    incident = Incident.objects.filter(date_start__isnull=False).order_by("-date_start").first()
    day = event or (incident.date_start if incident else None) or date.today()
    return day.year, day.month
