"""What is chosen for every row of an import, by what its rows are."""

from collections.abc import Callable
from typing import Any

from django import forms


def _articles() -> dict[str, forms.Field]:
    return {
        "source": forms.CharField(
            label="Publisher of rows that name none",
            max_length=200,
            required=False,
            help_text="Left empty, a row without a publisher is refused. The columns are remembered for each of them.",
        ),
        "new_publishers": forms.BooleanField(
            label="Add publishers that are not here yet",
            required=False,
            initial=True,
            help_text="Without it, a row of an unknown publisher is refused.",
        ),
        "day_first": forms.BooleanField(label="Read 03/04/2022 as 3 April", required=False),
        "last_day": forms.BooleanField(
            label="The end of a window is the last day that is reported on",
            required=False,
            help_text="Without it, it is the first day that is not.",
        ),
        "read": forms.BooleanField(
            label="Read the new articles for claims after the import",
            required=False,
            help_text="Claims that are found are candidates, and wait in the queue.",
        ),
    }


def _events() -> dict[str, forms.Field]:
    return {
        "version": forms.CharField(
            label="Release of the dataset",
            max_length=60,
            required=False,
            help_text="Such as 24.1, or the day on which it was taken; shown beside each of its figures.",
        ),
    }


OPTIONS: dict[str, Callable[[], dict[str, forms.Field]]] = {
    "articles": _articles,
    "acled": _events,
    "ucdp_ged": _events,
}


class OptionsForm(forms.Form):
    """The options of one sort of rows; most have none."""

    def __init__(self, resource: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if resource in OPTIONS:
            self.fields.update(OPTIONS[resource]())
