"""The forms of the leads' pages about the extractor."""

from django import forms

from annotator.claims.vocabulary import choices
from annotator.sources.models import Source


class SilenceForm(forms.Form):
    """A phrase to silence, and where."""

    phrase = forms.CharField(
        label="Phrase",
        max_length=500,
        help_text="Four words or more. Capitals, kinds of quotation marks and spaces make no difference; numbers do.",
    )
    source = forms.ModelChoiceField(
        Source.objects.order_by("name"), label="Source", required=False, empty_label="every source"
    )
    kind = forms.ChoiceField(label="Kind of claim", required=False)
    reason = forms.CharField(label="Why", max_length=500)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)
        kind.choices = [("", "any kind"), *choices("kinds")]


class RuleForm(forms.Form):
    """A rule of the extractor to retire or restore, and why."""

    rule = forms.CharField(max_length=80)
    reason = forms.CharField(max_length=500)
