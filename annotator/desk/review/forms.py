"""The form of the claim panel: the claim's values, and the answer."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from annotator.claims.models import Claim
from annotator.desk.review.fields import TermField
from annotator.desk.review.obstacles import ANSWERS
from annotator.desk.review.values_form import NEW_INCIDENT, ValuesForm
from annotator.incidents.actions import PROPOSED, Placement
from annotator.incidents.models import Incident
from annotator.review.actions import EDITABLE, EVERYWHERE, Answer

SILENCE = [
    ("", "Again where it turns up"),
    ("source", "Never again in this source"),
    (EVERYWHERE, "Never again in any source"),
]
UNSEEN = frozenset({"seen", "as_read", "outcome", "key"})


class ClaimForm(ValuesForm):
    """The values, and what a person says about them."""

    note = forms.CharField(label="Note", required=False, max_length=2000)
    outcome = forms.ChoiceField(choices=[(id, id) for id in ANSWERS], required=False)
    reason_code = TermField("rejection_reasons", "Reason", required=False)
    silence = forms.ChoiceField(label="Suggest this passage", choices=SILENCE, required=False)
    seen = forms.IntegerField(min_value=0)
    key = forms.UUIDField(required=False)
    remember = forms.BooleanField(label="Remember the name", required=False)

    @property
    def general_errors(self) -> list[str]:
        """Return the errors that stand beside no field on the page."""
        unseen: list[Any] = [self.errors.get(name, []) for name in UNSEEN]
        return [str(error) for errors in (self.non_field_errors(), *unseen) for error in errors]

    def clean(self) -> dict[str, Any]:
        """See that the parts of the answer fit each other."""
        values = super().clean()
        self._check_answer(values)
        return values

    def _check_answer(self, values: dict[str, Any]) -> None:
        values["outcome"] = values.get("outcome") or ("reject" if values.get("reason_code") else "")
        if values["outcome"] == "reject" and not values.get("reason_code"):
            self.add_error("reason_code", "Choose why it is rejected.")
        if values.get("reason_code") == "other" and not values.get("note"):
            self.add_error("note", "Say in the note which reason.")
        if values["outcome"] == "hold" and not values.get("note"):
            self.add_error("note", "Say in a few words what the claim is waiting for.")

    def answer(self) -> Answer:
        """Return the person's answer with the values that they changed."""
        values = self.cleaned_data
        if not values["outcome"]:
            raise ValidationError("Choose what becomes of the claim.")
        changes = {name: values[name] for name in (*EDITABLE, "role") if name in values and self._differs(name)}
        if "of" in values and values["of"] != self.claim.of_id:
            changes["of_id"] = whole.pk if (whole := self.whole()) else None
        if values["outcome"] == "correct" and not changes:
            raise ValidationError("Nothing was changed, so there is nothing to save.")
        said = {name: values.get(name, "") for name in ("reason_code", "note", "silence")}
        return Answer(values["outcome"], values["seen"], changes, **said, key=values["key"])

    def typed(self) -> list[tuple[str, str]]:
        """Return the labels and texts of what a person had changed, to give it back to them."""
        names = [name for name in self.changed_data if name not in UNSEEN]
        texts = {name: self[name].data for name in names}
        return [(str(self.fields[name].label or name), _as_text(texts[name])) for name in names]

    def _differs(self, name: str) -> bool:
        return bool(self.cleaned_data[name] != getattr(self.claim, name))

    def whole(self) -> Claim | None:
        """Return the claim that this one is said to be a part of: of its article, or the one that it has already."""
        chosen = self.cleaned_data.get("of")
        if chosen and chosen == self.claim.of_id:
            return self.claim.of
        whole = Claim.objects.filter(pk=chosen, article_id=self.claim.article_id).first() if chosen else None
        if chosen and whole is None:
            raise ValidationError({"of": "Choose a claim of this article."})
        return whole

    def placement(self) -> Placement:
        """Return the incident that the person chose, if they chose one."""
        chosen = self.cleaned_data.get("incident", "")
        if chosen in ("", NEW_INCIDENT):
            return Placement(new=True) if chosen else PROPOSED
        incident = Incident.objects.filter(pk=int(chosen)).first() if chosen.isdecimal() else None
        if incident is None:
            raise ValidationError({"incident": "This incident is no longer there."})
        return Placement(incident=incident)


def _as_text(data: Any) -> str:
    return (", ".join(data) if isinstance(data, list) else str(data or "")) or "(emptied)"
