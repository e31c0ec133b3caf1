"""The form by which an analyst names whom a claim goes back to."""

from django import forms

from annotator.sources.models import Source


class OriginForm(forms.Form):
    """A source, known or new, and how the text shows that it is the one quoted."""

    source = forms.CharField(
        label="Goes back to",
        max_length=200,
        widget=forms.TextInput(attrs={"list": "known-sources", "autocomplete": "off", "dir": "auto"}),
        help_text="Whoever is quoted, down to the last one: ten outlets that quote one monitor are one origin.",
    )
    reason = forms.CharField(
        label="Why",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        help_text="How the text shows it.",
    )
    add = forms.BooleanField(label="Add it as a new source", required=False)

    def named(self) -> Source | None:
        """Return the source that is called so, by its name or another one of its names."""
        name = " ".join(self.cleaned_data["source"].split())
        found = Source.objects.filter(name__iexact=name).first()
        return found or Source.objects.filter(aliases__contains=[name]).order_by("pk").first()
