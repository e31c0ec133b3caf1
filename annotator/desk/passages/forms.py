"""The forms by which people give claims other words, split them and join them."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from annotator.claims.models import Claim
from annotator.claims.vocabulary import unit_of
from annotator.desk.passages.finding import find
from annotator.desk.passages.halves import Guess
from annotator.desk.review.fields import TermField
from annotator.extraction.numbers import read_quantity
from annotator.review.passages.spans import Half

BOUNDS = ("hedge", "min", "best", "max")


class SeenForm(forms.Form):
    """What every act on a claim says beside the act: which version was on screen, and why."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    note = forms.CharField(
        label="Note", required=False, max_length=2000, help_text="Why, where somebody else decided the claim."
    )

    def typed(self) -> list[tuple[str, str]]:
        """Return what a person had entered, to give it back to them."""
        shown = [field for field in self if not field.is_hidden and field.data]
        return [(str(field.label), str(field.data)) for field in shown]


class WordsForm(forms.Form):
    """Words of the article near a claim, by their place or by themselves."""

    place = forms.CharField(required=False, widget=forms.HiddenInput)
    passage = forms.CharField(
        label="Words of the article",
        required=False,
        max_length=5000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )

    def __init__(self, claim: Claim, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.claim = claim
        self.bounds = (claim.start, claim.end)

    def clean(self) -> dict[str, Any]:
        """Find the words."""
        values = super().clean() or self.cleaned_data
        try:
            self.bounds = find(self.claim, values.get("place", ""), values.get("passage", ""))
        except ValidationError as error:
            self.add_error("passage", error)
        return values


class PassageForm(WordsForm, SeenForm):
    """Other words for one claim."""


class HalfForm(WordsForm):
    """One half of a split: its words, and what they say."""

    kind = TermField("kinds", "What do they say?")
    number = forms.CharField(
        label="Number",
        required=False,
        max_length=100,
        widget=forms.TextInput(
            attrs={"placeholder": "none", "title": "“five”, “nearly 25”, “several”; empty for none."}
        ),
    )
    target = forms.CharField(
        label="Whom", required=False, max_length=300, widget=forms.TextInput(attrs={"dir": "auto"})
    )

    def __init__(self, claim: Claim, guess: Guess, *args: Any, **kwargs: Any) -> None:
        names = ("place", "kind", "number", "target")
        words = {"passage": claim.article.text[guess.start : guess.end]}
        super().__init__(
            claim, *args, initial={name: getattr(guess, name) for name in names} | words, auto_id="%s", **kwargs
        )
        self.read: dict[str, Any] = {"hedge": "", "min": None, "best": None, "max": None}

    def clean_number(self) -> str:
        """Read the number as the hedge table does."""
        number = str(self.cleaned_data["number"]).strip()
        if number:
            try:
                quantity = read_quantity(number)
            except ValueError as error:
                raise ValidationError(str(error)) from error
            self.read = {name: getattr(quantity, name) for name in BOUNDS}
        return number

    def half(self) -> Half:
        """Return the half that a valid form names."""
        kind = self.cleaned_data["kind"]
        values = {"kind": kind, "unit": unit_of(kind), "target": self.cleaned_data["target"], **self.read}
        people = values["unit"] in {"person", "body"}
        if people == (self.claim.victim_status == "not_applicable"):
            values["victim_status"] = "unknown" if people else "not_applicable"
        return Half(*self.bounds, values)


class JoinForm(SeenForm):
    """The other claim, in the version that was on screen."""

    other = forms.ChoiceField(label="Joined with", widget=forms.RadioSelect)

    def __init__(self, others: Sequence[Claim], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.others = {f"{other.pk}-{other.version}": other for other in others}
        chosen = self.fields["other"]
        assert isinstance(chosen, forms.ChoiceField)
        chosen.choices = [(key, other.quote) for key, other in self.others.items()]
        chosen.error_messages["invalid_choice"] = "This claim has changed meanwhile; look at it again."

    def choice(self) -> tuple[Claim, int]:
        """Return the other claim and the version that was seen."""
        key = self.cleaned_data["other"]
        return self.others[key], int(key.partition("-")[2])
