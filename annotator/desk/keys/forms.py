"""A person's keys as a form: one field for each action."""

from typing import Any

from django import forms
from django.http import QueryDict

from annotator.review.keyboard import rules
from annotator.review.keyboard.keymap import DEFAULTS, KeyMap
from annotator.review.keyboard.registry import ACTIONS, Action


class KeyField(forms.CharField):
    """A key by its name; an upper-case letter is that letter with Shift held."""

    def __init__(self, action: Action) -> None:
        what, _, more = action.words.partition(":")
        widget = forms.TextInput(attrs={"class": "key-field", "autocomplete": "off", "autocapitalize": "off"})
        super().__init__(label=f"{what[0].upper()}{what[1:]}", required=False, max_length=20, widget=widget)
        self.help_text = more.strip()

    def clean(self, value: Any) -> str:
        """Return the key as the page's script names it."""
        key = str(super().clean(value)).replace(" ", "")
        return f"{key[:-1]}Shift+{key[-1].lower()}" if key[-1:].isupper() and "Shift+" not in key else key


class KeysForm(forms.Form):
    """Which key does what, and whether single keys do anything."""

    single_keys = forms.BooleanField(
        label="Single keys work",
        required=False,
        help_text="Switched off, only keys held with Ctrl or Alt, and F1 to F12, do something.",
    )

    def __init__(self, keymap: KeyMap, data: QueryDict | None = None) -> None:
        super().__init__(data, initial=keymap.keys | {"single_keys": keymap.single_keys})
        self.fields |= {action.id: KeyField(action) for action in ACTIONS}

    def groups(self) -> dict[str, list[forms.BoundField]]:
        """Return the fields under the headings of the help."""
        found: dict[str, list[forms.BoundField]] = {}
        for action in ACTIONS:
            found.setdefault(action.group, []).append(self[action.id])
        return found

    def clean(self) -> dict[str, Any]:
        """See that each is a key and none does two things."""
        for id in self.chosen():
            try:
                rules.check_key(self.cleaned_data[id])
            except rules.NotAllowed as no:
                self.add_error(id, str(no))
        if not self.errors:
            self._check_together()
        return self.cleaned_data

    def _check_together(self) -> None:
        try:
            rules.check_keys(self.chosen())
        except rules.NotAllowed as no:
            self.add_error(None, str(no))

    def chosen(self) -> dict[str, str]:
        """Return the keys by action."""
        return {id: self.cleaned_data[id] for id in DEFAULTS if id in self.cleaned_data}
