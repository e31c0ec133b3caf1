"""The form of a ruling: for each field that differs the first, the second or a value of the lead's own, and why."""

from copy import deepcopy
from typing import Any

from django import forms
from django.http import QueryDict

from annotator.desk.review.fields import TermField
from annotator.desk.second.forms import JUDGEMENTS, NUMBER, BlindForm
from annotator.desk.second.words import LABELS, in_words
from annotator.extraction.numbers import read_quantity
from annotator.incidents.disputes.ruling import FIRST, OWN, SECOND, Choice
from annotator.review.second.comparing import JUDGEMENT
from annotator.review.second.models import SecondReading

# A value of one's own is asked for in the field in which the two readers were asked.
ASKED_AS = {"date": "date_start"}
BY = {FIRST: "First reading", SECOND: "Second reading", OWN: "Neither:"}


class RulingForm(forms.Form):
    """Asks about what differs and about nothing else."""

    reason = forms.CharField(
        label="Why", max_length=2000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text="What in the text decides it; both readers can read this.",
    )  # fmt: skip
    reason_code = TermField("rejection_reasons", "Reason for the rejection", required=False)

    def __init__(self, reading: SecondReading, data: QueryDict | None = None) -> None:
        super().__init__(data)
        self.reading = reading
        self.differing: list[str] = list(reading.answer.differing)
        if JUDGEMENT not in self.differing:
            del self.fields["reason_code"]
        for name in self.differing:
            self.fields[name] = forms.ChoiceField(
                label=LABELS[name],
                choices=list(BY.items()),
                widget=forms.RadioSelect,
                error_messages={"required": "Choose one."},
            )
            for own, field in _own_fields(name).items():
                self.fields[own] = field

    def questions(self) -> list[dict[str, Any]]:
        """Return one question a field, with what the two said and the place for a value of one's own."""
        answer = self.reading.answer
        said = {FIRST: self.reading.first, SECOND: answer.values}
        return [
            {
                "name": name,
                "label": LABELS[name],
                "chosen": self[name].value(),
                "options": [(by, in_words(name, values)) for by, values in said.items()],
                "own": [self[own] for own in _own_fields(name)],
                "errors": [*self[name].errors, *(error for own in _own_fields(name) for error in self[own].errors)],
            }
            for name in self.differing
        ]

    def clean(self) -> dict[str, Any]:
        """See that a value of one's own is there where it is chosen, and that a rejection has its reason."""
        values = self.cleaned_data
        for name in self.differing:
            if values.get(name) == OWN:
                self._read_own(name)
        if self._rejects() and not values.get("reason_code"):
            self.add_error("reason_code", "Choose a reason for the rejection.")
        return values

    def _rejects(self) -> bool:
        """Tell whether the ruling takes back what the first reader accepted."""
        return JUDGEMENT in self.differing and self._judged() == "rejected" != self.reading.first[JUDGEMENT]

    def _read_own(self, name: str) -> None:
        try:
            self.cleaned_data[f"{name}_value"] = _own_value(name, self.cleaned_data)
        except ValueError as error:
            self.add_error(next(iter(_own_fields(name))), str(error))

    def _judged(self) -> str:
        by = self.cleaned_data.get(JUDGEMENT)
        if by == OWN:
            return str(self.cleaned_data.get(f"own_{JUDGEMENT}", ""))
        values = self.reading.first if by == FIRST else self.reading.answer.values
        return str(values[JUDGEMENT])

    def ruling(self) -> dict[str, Any]:
        """Return the ruling as the action takes it."""
        values = self.cleaned_data
        choices = {name: self._choice(name) for name in self.differing}
        return {"choices": choices, "reason": values["reason"], "reason_code": values.get("reason_code") or ""}

    def _choice(self, name: str) -> Choice:
        by = self.cleaned_data[name]
        if name == JUDGEMENT:
            return Choice(by, self._judged())
        if by == OWN:
            return Choice(by, self.cleaned_data[f"{name}_value"])
        return Choice(by)


def _own_fields(name: str) -> dict[str, forms.Field]:
    """Return the fields in which a lead gives a value of their own."""
    if name == JUDGEMENT:
        choices = [("", "—"), *JUDGEMENTS]
        return {f"own_{name}": forms.ChoiceField(label="Own answer", choices=choices, required=False)}
    if name == "date":
        return {f"own_{day}": deepcopy(BlindForm.base_fields[day]) for day in ("date_start", "date_end")}
    return {f"own_{name}": deepcopy(BlindForm.base_fields[name])}


def _own_value(name: str, values: dict[str, Any]) -> Any:
    if name == "date":
        return {
            day: own.isoformat() if (own := values.get(f"own_{day}")) else None for day in ("date_start", "date_end")
        }
    given = values.get(f"own_{name}")
    if name == "number":
        if not given:
            return dict.fromkeys(NUMBER) | {"hedge": ""}
        quantity = read_quantity(given)
        return {part: getattr(quantity, part) for part in NUMBER}
    if not given and name in {"kind", "unit", "modality", "victim_status", "role", JUDGEMENT}:
        raise ValueError("Choose a value.")
    return given
