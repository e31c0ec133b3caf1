"""Form fields that speak the vocabularies: each option carries its definition as its help."""

from typing import Any

from django import forms

from annotator.claims.vocabulary import terms


class TermSelect(forms.Select):
    """A select whose options show their definitions."""

    def __init__(self, vocabulary: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.vocabulary = vocabulary

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return the option with its definition, which a pointer and the help line below the field show."""
        option = super().create_option(name, value, *args, **kwargs)
        term = terms(self.vocabulary).get(value)
        if term:
            option["attrs"]["title"] = term.definition
        return option


class TermField(forms.TypedChoiceField):
    """One word of a vocabulary; one that is `typed` is found by typing, where the page's script runs."""

    def __init__(
        self, vocabulary: str, label: str, *, number: bool = False, required: bool = True, typed: bool = False
    ) -> None:
        empty = [] if required else [("", "—")]
        super().__init__(
            choices=[*empty, *((term.id, term.label) for term in terms(vocabulary).values())],
            coerce=int if number else str,
            empty_value=None if number else "",
            label=label,
            required=required,
            widget=TermSelect(vocabulary, attrs={"data-typed": ""} if typed else None),
        )
        self.vocabulary = vocabulary

    def explain(self, value: Any) -> None:
        """Make the definition of a value the field's help text."""
        term = terms(self.vocabulary).get(value)
        self.help_text = term.definition if term else ""


class TermsField(forms.MultipleChoiceField):
    """Any number of words of a vocabulary."""

    def __init__(self, vocabulary: str, label: str) -> None:
        choices = [(term.id, term.label) for term in terms(vocabulary).values()]
        widget = forms.CheckboxSelectMultiple
        help_text = " ".join(f"{term.label}: {term.definition}" for term in terms(vocabulary).values())
        super().__init__(choices=choices, label=label, required=False, widget=widget, help_text=help_text)


class CommaList(forms.CharField):
    """Names with commas between them."""

    def prepare_value(self, value: Any) -> Any:
        """Return a list as the text that a person edits."""
        return ", ".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        """Return the names in their order, without empty ones."""
        return [name.strip() for name in (value or "").split(",") if name.strip()]
