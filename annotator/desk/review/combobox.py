"""A text field that offers names while they are typed; without a script it is a text field."""

from typing import Any

from django import forms
from django.urls import reverse_lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString


class Combobox(forms.TextInput):
    """Asks an address for what to offer; `many` fields hold several names with commas between them."""

    def __init__(self, offers: str, label: str, placeholder: str, *, many: bool = False) -> None:
        asks = {
            "hx-get": reverse_lazy(offers),
            "hx-trigger": "input changed delay:120ms, look",
            "hx-swap": "innerHTML",
            "hx-sync": "this:replace",
        }
        held = {"data-combobox": "many" if many else "one", "placeholder": placeholder, "dir": "auto"}
        super().__init__(attrs={**asks, **held, "autocomplete": "off"})
        self.label = label

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        """Return the field with the empty list that what is offered goes into."""
        options = f"{(attrs or {}).get('id', name)}_options"
        field = super().render(name, value, {**(attrs or {}), "hx-target": f"#{options}"}, renderer)
        made = '{}<ul id="{}" class="options" role="listbox" aria-label="{}" hidden></ul>'
        return format_html(made, field, options, self.label)
