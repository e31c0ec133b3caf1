"""The form by which a person names a passage: by its place, or by its words."""

import re
from collections.abc import Mapping
from typing import Any, Self

from django import forms

from annotator.claims.by_hand.finding import Occurrence, occurrence, occurrences
from annotator.desk.review.fields import TermField
from annotator.sources.normalise import normalise

_PLACE = re.compile(r"(\d{1,9})-(\d{1,9})", re.ASCII)
# More places than this are no choice; longer words are.
MOST = 20


class PassageForm(forms.Form):
    """A passage of a text and the kind of claim that it makes; words that occur more than once ask which."""

    place = forms.CharField(required=False, widget=forms.HiddenInput)
    passage = forms.CharField(
        label="Words of the article",
        required=False,
        max_length=5000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text="Copy them from the text as they stand there: whom it happened to, and what happened.",
    )
    kind = TermField("kinds", "What do they say?")
    # What is asked first once the words are known.
    asked = "kind"

    def __init__(self, text: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.text = text
        self.places: list[Occurrence] = []

    @classmethod
    def marked(cls, text: str, address: Mapping[str, str]) -> Self:
        """Return the form for what was marked in the article, as its page put it in the address."""
        form = cls(text)
        form.places = form._placed(f"{address.get('start', '')}-{address.get('end', '')}")
        if form.places:
            form.initial = {"place": form.places[0].key, "passage": form.places[0].quote}
        form.fields[cls.asked if form.places else "passage"].widget.attrs["autofocus"] = True
        return form

    @property
    def chosen(self) -> Occurrence | None:
        """Return the one place that is meant, if it is known."""
        return self.places[0] if len(self.places) == 1 else None

    @property
    def span(self) -> tuple[int, int]:
        """Return the place that a valid form names."""
        return self.places[0].start, self.places[0].end

    def clean(self) -> dict[str, Any]:
        """Find the passage."""
        cleaned = super().clean() or self.cleaned_data
        words = normalise(cleaned.get("passage", ""))
        self.places = self._placed(cleaned.get("place", ""))
        if self.places and (not words.strip() or words.split() == self.places[0].quote.split()):
            return cleaned
        self.places = occurrences(self.text, words)
        if not words.strip():
            self.add_error("passage", "Mark the words in the text, or paste them here.")
        elif not self.places:
            self.add_error(
                "passage", "The article does not have these words. Copy them from its text as they stand there."
            )
        elif len(self.places) > MOST:
            self.add_error("passage", f"These words occur {len(self.places)} times. Paste more of the sentence.")
            self.places = []
        elif len(self.places) > 1:
            self.add_error("passage", f"These words occur {len(self.places)} times. Choose which.")
        return cleaned

    def _placed(self, place: str) -> list[Occurrence]:
        """Return the place that two offsets name, without the spaces at its edges."""
        found = _PLACE.fullmatch(place)
        start, end = map(int, found.groups()) if found else (0, 0)
        if not start < end <= len(self.text) or not self.text[start:end].strip():
            return []
        words = self.text[start:end]
        left, right = len(words) - len(words.lstrip()), len(words) - len(words.rstrip())
        return [occurrence(self.text, start + left, end - right)]
