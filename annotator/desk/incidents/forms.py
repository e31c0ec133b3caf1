"""The forms by which incidents are named and graded, and claims are linked to them."""

from functools import partial
from typing import Any, cast

from django import forms

from annotator.claims.models import Claim
from annotator.claims.vocabulary import choices
from annotator.desk.day_input import DayInput
from annotator.incidents.actions import Placement
from annotator.incidents.models import Incident
from annotator.incidents.placing import nearby

# Roles that mean nothing without the claim that they refer to.
NEEDS_WHOLE = frozenset({"part_of", "detail_of", "duplicate_of", "same_people_as"})
HERE, NEW = "here", "new"


class IncidentForm(forms.ModelForm):
    """What people may change about an incident."""

    class Meta:
        model = Incident
        fields = ("title", "place", "grade", "grade_reason")
        widgets = {"title": forms.TextInput, "grade_reason": forms.Textarea(attrs={"rows": 2})}
        labels = {"grade_reason": "Why this grade"}
        help_texts = {
            "grade": "Harm of every kind is graded in Airwars' words.",
            "grade_reason": "Not needed for weak.",
        }


class SearchForm(forms.Form):
    """What to look for among the accepted claims."""

    q = forms.CharField(label="Words", required=False, max_length=200)
    kind = forms.ChoiceField(label="Kind", required=False, choices=lambda: [("", "any"), *choices("kinds")])
    first = forms.DateField(label="From", required=False, widget=DayInput)
    last = forms.DateField(label="To", required=False, widget=DayInput)


class ClaimField(forms.ModelChoiceField):
    """A choice of claims, each named by its kind and its words, cut short."""

    def label_from_instance(self, claim: Claim) -> str:
        """Return what the select shows for a claim."""
        quote = claim.quote if len(claim.quote) <= 60 else f"{claim.quote[:59]}…"
        return f"{claim.get_kind_display()}: {quote}"


class LinkForm(forms.Form):
    """The role of a claim, the claim it refers to, and the incident it belongs to."""

    role = forms.ChoiceField(label="Role", choices=partial(choices, "roles"))
    of = ClaimField(label="of", queryset=Claim.objects.none(), required=False, empty_label="no other claim")
    to = forms.ChoiceField(label="in")

    def __init__(self, *args: Any, claim: Claim, incident: Incident, is_new: bool = False, **kwargs: Any) -> None:
        kwargs["auto_id"] = f"claim-{claim.pk}-%s"
        super().__init__(*args, **kwargs)
        self.claim, self.incident = claim, incident
        wholes = cast(ClaimField, self.fields["of"])
        wholes.queryset = Claim.objects.filter(link__incident=incident).exclude(pk=claim.pk)
        others = [] if is_new else [(str(one.pk), one.title) for one in nearby(claim) if one != incident]
        places = cast(forms.ChoiceField, self.fields["to"])
        places.choices = [(HERE, "this incident"), (NEW, "a new incident"), *others]
        if is_new:
            places.widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        """Ask for the other claim where the role needs one, and forget it where the role has none."""
        cleaned = super().clean() or self.cleaned_data
        role = cleaned.get("role")
        if role in NEEDS_WHOLE and "of" in cleaned and cleaned["of"] is None:
            self.add_error("of", "Choose the claim that it refers to.")
        if role == "new_event":
            cleaned["of"] = None
        return cleaned

    @property
    def placement(self) -> Placement:
        """Return where the claim is to go."""
        to = self.cleaned_data["to"]
        if to == NEW:
            return Placement(new=True)
        return Placement(incident=self.incident if to == HERE else Incident.objects.get(pk=to))
