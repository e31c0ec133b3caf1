"""The form of a party that the lexicon lacks."""

from django import forms

from annotator.claims.names.models import Actor
from annotator.desk.review.fields import CommaList, TermField


class ActorForm(forms.Form):
    """What the extractor and the figures have to know of a party."""

    name = forms.CharField(label="Name", max_length=200, widget=forms.TextInput(attrs={"dir": "auto"}))
    aliases = CommaList(
        label="Other names",
        required=False,
        help_text="As texts have them, with commas between them.",
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    side = forms.CharField(label="Side", max_length=60, help_text="Parties of one side fight together.")
    kind = forms.CharField(label="Kind", max_length=60, help_text="State forces, armed group, police …")
    status = TermField("victim_statuses", "Its members as victims")
    country = forms.CharField(
        label="Country", required=False, max_length=2, help_text="The two letters of ISO 3166; empty for none."
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for name in ("side", "kind"):
            self.fields[name].widget.attrs["list"] = f"known-{name}"

    def known(self) -> dict[str, list[str]]:
        """Return the sides and kinds that parties have so far."""
        return {name: sorted(set(Actor.objects.values_list(name, flat=True))) for name in ("side", "kind")}
