"""Form fields that speak the vocabularies: each option carries its definition as its help."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from annotator.claims.terms.local import desk_terms, in_desk_words, is_worded
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

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        """Return the select; its options are written once and not, as Django does, by a template for each of them."""
        chosen = set(self.format_value(value))
        options = _options(self.vocabulary, tuple(self.choices))
        if is_worded(self.vocabulary):
            options = _written(_in_desk_words(self.vocabulary, self.choices, chosen))
        shown = ((selected if key in chosen else plain,) for key, plain, selected in options)
        every = self.build_attrs(self.attrs, attrs)
        return format_html('<select name="{}"{}>{}</select>', name, flatatt(every), format_html_join("", "{}", shown))


@cache
def _options(vocabulary: str, choices: tuple[tuple[Any, str], ...]) -> list[tuple[str, SafeString, SafeString]]:
    """Return for each choice its value, and its option as it is and as it is when selected."""
    known = terms(vocabulary)
    return _written((value, label, known[value].definition if value in known else "") for value, label in choices)


def _in_desk_words(vocabulary: str, choices: Any, chosen: set[str]) -> Iterator[tuple[Any, str, str]]:
    """Yield each choice as this desk words it; one that is retired only where it is chosen already."""
    offered = desk_terms(vocabulary)
    for value, label in choices:
        term = in_desk_words(vocabulary, value)
        if term is None or value in offered or str(value) in chosen:
            yield value, term.label if term else label, term.definition if term else ""


def _written(choices: Iterable[tuple[Any, str, str]]) -> list[tuple[str, SafeString, SafeString]]:
    made = []
    for value, label, help_text in choices:
        title = format_html(' title="{}"', help_text) if help_text else ""
        parts = (value, title, label)
        plain = format_html('<option value="{}"{}>{}</option>', *parts)
        made.append((str(value), plain, format_html('<option value="{}"{} selected>{}</option>', *parts)))
    return made


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
        term = in_desk_words(self.vocabulary, value)
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
