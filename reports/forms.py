"""The days of an edition as publishers give them."""

from datetime import date
from typing import Any

from django import forms

LONGEST_WINDOW = 366 * 10


class DayInput(forms.DateInput):
    """A day as the browser's own calendar gives it."""

    input_type = "date"

    def __init__(self) -> None:
        """Write days as such calendars do."""
        super().__init__(format="%Y-%m-%d")


class WindowForm(forms.Form):
    """The days that an edition covers."""

    start = forms.DateField(label="From", widget=DayInput, help_text="The first day of the window.")
    end = forms.DateField(label="Until", widget=DayInput, help_text="This day belongs to the next window.")
    title = forms.CharField(
        label="Title", max_length=200, required=False, help_text="What readers see first. You can still change it."
    )

    def clean(self) -> dict[str, Any]:
        """Refuse a window that ends before it begins."""
        values: dict[str, Any] = super().clean() or self.cleaned_data
        start, end = values.get("start"), values.get("end")
        if start and end:
            self._check(start, end)
        return values

    def _check(self, start: date, end: date) -> None:
        if end <= start:
            self.add_error("end", "The window has to end after it begins.")
        elif (end - start).days > LONGEST_WINDOW:
            self.add_error("end", "A window of more than ten years is most likely a slip.")
