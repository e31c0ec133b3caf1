"""The values of a claim as a form: what it says, its place among the others, and how its number is read."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.urls import reverse_lazy

from annotator.claims.models import Claim
from annotator.claims.vocabulary import unit_of
from annotator.desk.day_input import DayInput
from annotator.desk.review.combobox import Combobox
from annotator.desk.review.fields import CommaList, TermField, TermsField
from annotator.extraction.numbers import read_quantity
from annotator.incidents.claim_words import typed

LARGEST = 2**31 - 1
BOUNDS = ("min", "best", "max")
NEW_INCIDENT = "new"
# The id of the form that the fields belong to; they stand outside of it, beside parts with forms of their own.
FORM = "claim-form"

# The three bounds follow the words while they are typed.
READS_ALONG = {
    "placeholder": "none said",
    "autocomplete": "off",
    "hx-get": reverse_lazy("read_number"),
    "hx-trigger": "input changed delay:250ms",
    "hx-target": "#number-read",
    "hx-swap": "outerHTML",
    "hx-sync": "this:replace",
}


def _choose(form: forms.Form, name: str, choices: list[tuple[Any, str]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices


def _text(label: str, empty: str, help_text: str, length: int = 300) -> forms.CharField:
    widget = forms.TextInput(attrs={"placeholder": empty, "dir": "auto"})
    return forms.CharField(label=label, required=False, max_length=length, help_text=help_text, widget=widget)


def _bound(label: str, empty: str, help_text: str) -> forms.IntegerField:
    widget = forms.NumberInput(attrs={"placeholder": empty})
    return forms.IntegerField(
        label=label, required=False, min_value=0, max_value=LARGEST, help_text=help_text, widget=widget
    )


def _day(label: str) -> forms.DateField:
    return forms.DateField(label=label, required=False, widget=DayInput())


class ValuesForm(forms.Form):
    """Every value of a claim. What a request leaves out stays as it is."""

    number = forms.CharField(
        label="Number",
        required=False,
        max_length=100,
        help_text="In figures or words, as the text has it: “nearly 25”, “20 to 30”, “several”.",
        widget=forms.TextInput(attrs=READS_ALONG),
    )
    # The text that min, best and max are the reading of: while it equals the number, those three are what counts.
    as_read = forms.CharField(required=False, widget=forms.HiddenInput)
    min = _bound("min", "–", "The least that the words allow.")
    best = _bound("best", "–", "The number as stated; empty where the words name none.")
    max = _bound("max", "open", "The most that the words allow; empty means open.")
    kind = TermField("kinds", "What", typed=True)
    unit = TermField("units", "Unit")
    combined = forms.BooleanField(
        label="Killed and injured in one number",
        required=False,
        help_text="One number for both, which is never split (R14).",
    )
    weapon = _text("Weapon", "weapon", "Rocket, shell, missile …", 40)
    actor = forms.CharField(
        label="By",
        required=False,
        max_length=300,
        help_text="Who did it, in the source's words or by a name of the lexicon.",
        widget=Combobox("actor_options", "Actors", "not said"),
    )
    target = _text("Whom", "not said", "Whom or what it happened to, in the source's words.")
    victim_status = TermField("victim_statuses", "Status")
    age_group = _text("Age", "age", "Only where the text says it.", 20)
    sex = _text("Sex", "sex", "Only where the text says it.", 20)
    places = CommaList(
        label="Where",
        required=False,
        help_text="Places with commas between them, the nearest first.",
        widget=Combobox("place_options", "Places", "no place named", many=True),
    )
    place_precision = TermField("place_precisions", "Place precision", number=True, required=False)
    date_start = _day("When")
    date_end = _day("Last day")
    date_precision = TermField("date_precisions", "Known to", number=True, required=False)
    date_basis = TermField("date_bases", "Date basis")
    attribution = _text("Says", "the author", "Who says so, in the text; empty where the author speaks.")
    modality = TermField("modalities", "Modality")
    scope = TermsField("scopes", "Scope")
    role = TermField("roles", "Role")
    of = forms.TypedChoiceField(label="Of", required=False, coerce=int, empty_value=None)
    incident = forms.ChoiceField(label="Incident", required=False)

    def __init__(self, claim: Claim, data: QueryDict | None = None) -> None:
        self.claim = claim
        super().__init__(data, initial=initial_values(claim))
        self.is_bare = data is not None and "as_read" not in data
        if self.is_bare:
            # An answer without the values: they are left as they are.
            self.fields = {name: field for name, field in self.fields.items() if self._is_sent(name)}
        self.offer_claims([])
        self.offer_incidents([])
        for name, field in self.fields.items():
            field.widget.attrs["form"] = FORM
            if isinstance(field, TermField):
                field.explain(self[name].value())

    def _is_sent(self, name: str) -> bool:
        return name in self.data or name not in ValuesForm.base_fields

    def offer_claims(self, claims: list[tuple[int, str]]) -> None:
        """Offer the claims of which this one may be a part, a copy, a reversal …"""
        self._offer("of", [("", "—"), *claims])

    def offer_incidents(self, incidents: list[tuple[str, str]], proposed: str = "As proposed", more: str = "") -> None:
        """Offer the proposed place, a new incident, and those at hand; further ones come from the address of `more`."""
        self._offer("incident", [("", proposed), (NEW_INCIDENT, "A new incident"), *incidents])
        if more:
            asks = {"hx-get": more, "hx-trigger": "load", "hx-target": "this", "hx-swap": "beforeend"}
            self.fields["incident"].widget.attrs |= asks | {"hx-push-url": "false"}

    def _offer(self, name: str, choices: list[tuple[Any, str]]) -> None:
        if name in self.fields:
            chosen = self.data.get(name, "")
            known = {str(value) for value, _ in choices}
            # What was chosen stays on offer; whether it exists is looked up when it is used.
            _choose(self, name, choices if chosen in known else [*choices, (chosen, chosen)])

    @property
    def bounds(self) -> list[forms.BoundField]:
        """Return the three fields that say how the number is read."""
        return [self[name] for name in BOUNDS]

    def clean(self) -> dict[str, Any]:
        """Read the number, and see that the values fit each other."""
        values = self.cleaned_data
        if "number" in values and values["number"] != values.get("as_read", typed(self.claim)):
            values |= self._reading(values["number"])
        if values.get("kind") != self.claim.kind and values.get("unit") == self.claim.unit and "kind" in values:
            values["unit"] = unit_of(values["kind"])
        self._check_order("max", [values.get(name) for name in BOUNDS], "min, best and max must not decrease.")
        days = [values.get("date_start"), values.get("date_end")]
        self._check_order("date_end", days, "The last day comes before the first.")
        return values

    def _reading(self, number: str) -> dict[str, Any]:
        if not number.strip():
            return {"min": None, "best": None, "max": None, "hedge": ""}
        try:
            quantity = read_quantity(number)
        except ValueError as error:
            self.add_error("number", str(error))
            return {}
        return {name: getattr(quantity, name) for name in ("min", "best", "max", "hedge")}

    def _check_order(self, field: str, values: list[Any], sentence: str) -> None:
        known = [value for value in values if value is not None]
        if field in self.fields and known != sorted(known):
            self.add_error(field, sentence)


def initial_values(claim: Claim) -> dict[str, Any]:
    """Return a claim's values as the form shows them."""
    names = [name for name in ValuesForm.base_fields if hasattr(claim, name) and name != "of"]
    values = {name: getattr(claim, name) for name in names}
    return values | {"number": typed(claim), "as_read": typed(claim), "of": claim.of_id, "seen": claim.version}
