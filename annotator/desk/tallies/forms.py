"""What a tally is asked for: the days, the column, the rows."""

from datetime import date, timedelta
from typing import Any

from django import forms

from annotator.claims.vocabulary import choices
from annotator.desk.day_input import DayInput
from annotator.incidents.figures import ALLEGED, CLAIMED_BY_PARTY, CONCEDED, CORROBORATED, DECLARED, RECORDED_COLUMN
from annotator.incidents.totals.sums import Asked

COLUMNS = [
    (RECORDED_COLUMN, "Recorded"),
    (CORROBORATED, "Corroborated"),
    (ALLEGED, "Alleged, not counted"),
    (CLAIMED_BY_PARTY, "Claimed by a party"),
    (DECLARED, "Declared by a party"),
    (CONCEDED, "Conceded by a party"),
]
ROWS = [
    ("kind", "Kind"),
    ("month", "Month"),
    ("window", "Month of the report’s series"),
    ("week", "Week"),
    ("day", "Day"),
    ("admin1", "Governorate"),
    ("admin2", "District"),
    ("actor", "Actor"),
    ("victim_status", "Victims’ status"),
    ("age", "Age"),
    ("sex", "Sex"),
    ("source", "Source"),
    ("grade", "Grade"),
]
# The series of reports that this desk began with runs from this day of the month.
LAST_FIRST_DAY = 28


class TallyForm(forms.Form):
    """The days, both of which belong to the tally; all that is left out is not asked for."""

    first = forms.DateField(label="From", required=False, widget=DayInput)
    last = forms.DateField(label="To", required=False, widget=DayInput)
    column = forms.ChoiceField(label="Column", required=False, choices=COLUMNS)
    by = forms.ChoiceField(label="Rows", required=False, choices=ROWS)
    kind = forms.ChoiceField(label="Kind", required=False, choices=lambda: [("", "every kind"), *choices("kinds")])

    def asked(self) -> Asked:
        """Return what is asked for; what makes no sense is not."""
        self.full_clean()
        values: dict[str, Any] = self.cleaned_data
        first, last = values.get("first"), values.get("last")
        by = values.get("by") or "kind"
        return Asked(
            start=first,
            end=_after(last),
            column=values.get("column") or RECORDED_COLUMN,
            by="month" if by == "window" else by,
            kind=values.get("kind") or "",
            first_day=min(first.day, LAST_FIRST_DAY) if by == "window" and first else 1,
        )

    @property
    def rows(self) -> str:
        """Return what the rows are, in words."""
        return dict(ROWS)[self.cleaned_data.get("by") or "kind"]


def _after(last: date | None) -> date | None:
    return last + timedelta(days=1) if last and last < date.max else None
