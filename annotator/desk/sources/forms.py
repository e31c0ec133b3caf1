"""The forms by which sources are found, judged and described."""

from django import forms
from django.db.models import Q, QuerySet

from annotator.sources.models import Reliability, Source


class SourceFilter(forms.Form):
    """What to look for among the sources."""

    q = forms.CharField(label="Name", required=False, max_length=200)
    kind = forms.ChoiceField(label="Kind", required=False, choices=[("", "Any"), *Source.Kind.choices])
    reliability = forms.ChoiceField(label="Reliability", required=False, choices=[("", "Any"), *Reliability.choices])

    def found(self) -> QuerySet[Source]:
        """Return the sources that fit, by name; a part that makes no sense is passed over."""
        self.is_valid()
        wanted = self.cleaned_data
        found = Source.objects.order_by("name", "pk")
        if name := wanted.get("q", "").replace("\0", ""):
            found = found.filter(
                Q(name__icontains=name) | Q(aliases__icontains=name) | Q(independence_group__icontains=name)
            )
        narrow = {field: wanted[field] for field in ("kind", "reliability") if wanted.get(field)}
        return found.filter(**narrow)


class JudgementForm(forms.Form):
    """A letter and why."""

    reliability = forms.ChoiceField(label="Reliability", choices=Reliability.choices)
    reason = forms.CharField(
        label="Why",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        help_text="What you know of how it works, not whether you like what it says.",
    )


class DescriptionForm(forms.Form):
    """What a source counts, for whom it speaks, with whom it counts, and what texts call it."""

    counts = forms.CharField(
        label="Scope of counting",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text="What it counts and what it leaves out: civilians only, named victims only, since when, where.",
    )
    party = forms.CharField(
        label="Speaks for",
        required=False,
        max_length=200,
        help_text="The party whose voice it is; empty for none. What a party says of its own acts is kept apart (R5).",
    )
    independence_group = forms.CharField(
        label="Counts with",
        required=False,
        max_length=200,
        help_text="The name under which it and its like are one origin; empty where it counts alone.",
    )
    aliases = forms.CharField(
        label="Other names",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        help_text="One a line, as texts quote it. The claims that quote it by one of them go back to it from then on.",
    )

    def names(self) -> list[str]:
        """Return the other names, one a line."""
        return self.cleaned_data["aliases"].splitlines()
