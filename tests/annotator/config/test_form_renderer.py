"""Tests that widgets written without templates are those that Django's templates write."""

import re

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from hypothesis import given
from hypothesis import strategies as st

from annotator.config.form_renderer import PlainRenderer

ATTRIBUTES = {"id": "id_x", "required": True, "disabled": False, "data-note": 'a "quoted" <b>', "maxlength": 30}
CHOICES = [("", "—"), ("a", "A & B"), ("group", [("c", "<C>"), ("d", "D")])]
WIDGETS = [
    forms.TextInput(),
    forms.NumberInput(attrs={"min": 0}),
    forms.DateInput(),
    forms.HiddenInput(),
    forms.CheckboxInput(),
    forms.URLInput(),
    forms.EmailInput(),
    forms.Select(choices=CHOICES),
    forms.SelectMultiple(choices=CHOICES),
    forms.Textarea(),
    forms.RadioSelect(choices=CHOICES[:2]),
]


def written(widget: forms.Widget, value: object, renderer: DjangoTemplates) -> str:
    """Return a widget's HTML without the line breaks of the templates, which mean nothing."""
    return re.sub(r"\s*\n\s*", "", widget.render("x", value, attrs=dict(ATTRIBUTES), renderer=renderer))


@pytest.mark.parametrize("value", [None, "", "a", "<script>&'\"", 7])
@pytest.mark.parametrize("widget", WIDGETS, ids=lambda widget: type(widget).__name__)
def test_a_widget_is_written_as_by_the_template(widget: forms.Widget, value: object) -> None:
    assert written(widget, value, PlainRenderer()) == written(widget, value, DjangoTemplates())


@given(st.text(max_size=20))
def test_no_value_gets_out_of_its_attribute(value: str) -> None:
    html = forms.TextInput().render("x", value, renderer=PlainRenderer())
    assert html == forms.TextInput().render("x", value, renderer=DjangoTemplates())
