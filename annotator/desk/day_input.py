"""The one way in which the desk's forms ask for a day."""

from django import forms


class DayInput(forms.DateInput):
    """A date field of the browser, which speaks ISO whatever the reader's language."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")
