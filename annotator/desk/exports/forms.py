"""The form by which a person says how a list is taken."""

from django import forms
from django.contrib.auth.models import User
from django.http import QueryDict

from annotator.exchange.exports.columns import Listing
from annotator.exchange.exports.models import ExportJob
from annotator.exchange.exports.rules import FULL_RIGHT

Format, Profile = ExportJob.Format, ExportJob.Profile


class ExportForm(forms.Form):
    """Format, names and columns."""

    format = forms.ChoiceField(
        label="Format",
        choices=Format.choices,
        widget=forms.RadioSelect,
        help_text="A workbook's cells hold 32,767 characters; CSV and JSON Lines keep whole texts.",
    )
    profile = forms.ChoiceField(label="Names", widget=forms.RadioSelect)
    columns = forms.MultipleChoiceField(label="Columns", widget=forms.CheckboxSelectMultiple)

    def __init__(self, listing: Listing, user: User, data: QueryDict | None = None) -> None:
        names = [(column.name, column.label) for column in listing.columns]
        first = {"format": Format.CSV, "profile": Profile.REDACTED, "columns": [name for name, _ in names]}
        super().__init__(data, initial=first)
        profiles = [choice for choice in Profile.choices if choice[0] != Profile.FULL or user.has_perm(FULL_RIGHT)]
        for name, choices in (("profile", profiles), ("columns", names)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices
