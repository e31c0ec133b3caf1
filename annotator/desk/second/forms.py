"""What a blind reader is asked: empty fields, so that nothing tells what anybody made of the passage before."""

from typing import Any

from django import forms
from django.http import QueryDict

from annotator.claims.vocabulary import label, unit_of
from annotator.desk.day_input import DayInput
from annotator.desk.review.fields import CommaList, TermField, TermsField
from annotator.extraction.numbers import read_quantity
from annotator.review.second.comparing import ACCEPTED, JUDGEMENT
from annotator.review.second.models import SecondReading

JUDGEMENTS = [
    (ACCEPTED, label("outcomes", "confirm")),
    ("rejected", label("outcomes", "reject")),
    ("unverifiable", label("outcomes", "unverifiable")),
]
PEOPLE = frozenset({"person", "body"})
NUMBER = ("min", "best", "max", "hedge")


class BlindForm(forms.Form):
    """One passage as a second person reads it."""

    number = forms.CharField(
        label="Number",
        required=False,
        max_length=100,
        help_text="As the text has it: “nearly 25”, “20 to 30”, “several”; empty where it gives none.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    kind = TermField("kinds", "What", required=False)
    victim_status = TermField("victim_statuses", "Status", required=False)
    actor = forms.CharField(
        label="By", required=False, max_length=300, help_text="Who did it, in the source's words; empty if not said."
    )
    places = CommaList(label="Where", required=False, help_text="Places with commas between them, the nearest first.")
    date_start = forms.DateField(
        label="When", required=False, widget=DayInput(), help_text="Empty where the text gives no day of the event."
    )
    date_end = forms.DateField(label="Last day", required=False, widget=DayInput())
    modality = TermField("modalities", "Modality", required=False)
    role = TermField("roles", "Role", required=False)
    scope = TermsField("scopes", "Scope")
    unit = TermField("units", "Unit", required=False)
    note = forms.CharField(label="Note", required=False, max_length=2000, help_text="Is never compared.")
    judgement = forms.ChoiceField(choices=JUDGEMENTS)

    def __init__(self, reading: SecondReading, data: QueryDict | None = None) -> None:
        super().__init__(data)
        self.reading = reading
        for name in reading.given:
            # Several claims stand on these words; without this the reader could not know which is meant.
            self.fields[name].initial = reading.first[name]
            self.fields[name].disabled = True
        self.fields["unit"].help_text = "Only where it is another than usual: batches of vehicles, people who left."

    def clean(self) -> dict[str, Any]:
        """See that somebody who says what the passage tells says all of it."""
        values = self.cleaned_data
        if values.get(JUDGEMENT) != ACCEPTED:
            return values
        self._require("kind", "Choose what the passage tells of.")
        self._require("modality", "Choose how the text puts it.")
        self._require("role", "Choose which part it plays.")
        if values.get("kind"):
            values["unit"] = values.get("unit") or unit_of(values["kind"])
            if values["unit"] in PEOPLE:
                self._require("victim_status", "Choose who they are; “unknown” where the text does not say.")
        days = [day for day in (values.get("date_start"), values.get("date_end")) if day]
        if days != sorted(days) or (values.get("date_end") and not values.get("date_start")):
            self.add_error("date_end", "The last day comes after the first.")
        values |= self._number(values.get("number", ""))
        return values

    def _require(self, name: str, sentence: str) -> None:
        if not self.cleaned_data.get(name):
            self.add_error(name, sentence)

    def _number(self, number: str) -> dict[str, Any]:
        if not number.strip():
            return {"min": None, "best": None, "max": None, "hedge": ""}
        try:
            quantity = read_quantity(number)
        except ValueError as error:
            self.add_error("number", str(error))
            return {}
        return {name: getattr(quantity, name) for name in NUMBER}

    def values(self) -> dict[str, Any]:
        """Return the reading as it is kept and compared."""
        values = self.cleaned_data
        if values[JUDGEMENT] != ACCEPTED:
            return {JUDGEMENT: values[JUDGEMENT]}
        kept = {
            name: values[name] for name in (JUDGEMENT, "kind", "unit", *NUMBER, "modality", "scope", "actor", "role")
        }
        kept["actor"] = kept["actor"].strip()
        kept["victim_status"] = values["victim_status"] or "not_applicable"
        kept["places"] = values["places"]
        for name in ("date_start", "date_end"):
            kept[name] = values[name].isoformat() if values[name] else None
        return kept | {"date_basis": "stated" if values["date_start"] else "unknown", "window": self._window()}

    def _window(self) -> list[str] | None:
        window: list[str] | None = self.reading.first.get("window")
        return window

    @property
    def general_errors(self) -> list[str]:
        """Return the errors that stand beside no field."""
        return [str(error) for error in (*self.non_field_errors(), *self.errors.get(JUDGEMENT, []))]
