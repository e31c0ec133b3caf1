"""A sentence with all its claims: what each says, and the form that asks about each by itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.http import QueryDict

from annotator.claims.models import Claim
from annotator.claims.vocabulary import choices, terms
from annotator.desk.passages.page import hold
from annotator.desk.review.obstacles import ANSWERS, obstacles
from annotator.desk.review.page import LEASED
from annotator.incidents import wording
from annotator.incidents.claim_words import number_in_words
from annotator.review.actions import Answer
from annotator.review.models import Lease

LATER = [("", "Later")]
SHORT = {"flag_allegation": "Allegation"}


class RowForm(forms.Form):
    """The answer to one claim; whoever says nothing decides it later."""

    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    outcome = forms.ChoiceField(label="Answer", required=False, widget=forms.RadioSelect)
    reason_code = forms.ChoiceField(label="Why rejected", required=False)
    note = forms.CharField(label="Note", required=False, max_length=2000)

    def __init__(self, claim: Claim, offered: list[str], data: QueryDict | None) -> None:
        super().__init__(data, prefix=str(claim.pk), initial={"seen": claim.version}, auto_id="%s")
        self.offered = offered
        self._offer("outcome", [*LATER, *((id, SHORT.get(id, terms("outcomes")[id].label)) for id in offered)])
        self._offer("reason_code", [("", "—"), *choices("rejection_reasons")])

    def _offer(self, name: str, values: list[tuple[Any, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = values

    def clean(self) -> dict[str, Any]:
        """See that a rejection names its reason and a hold what it waits for."""
        said = self.cleaned_data
        if said.get("outcome") == "reject" and not said.get("reason_code"):
            self.add_error("reason_code", "Choose why it is rejected.")
        if said.get("outcome") == "hold" and not said.get("note"):
            self.add_error("note", "Say in a few words what the claim is waiting for.")
        return said

    def answer(self) -> Answer | None:
        """Return the answer of a valid form, or none where there is none yet."""
        said = self.cleaned_data
        reason = said["reason_code"] if said["outcome"] == "reject" else ""
        return Answer(said["outcome"], said["seen"], reason_code=reason, note=said["note"]) if said["outcome"] else None


@dataclass
class Row:
    """One claim of the sentence as it stands, with the form that asks about it or the reason why none does."""

    claim: Claim
    form: RowForm | None
    why_not: str

    @property
    def values(self) -> list[tuple[str, str]]:
        """Return what a confirmation would say is right, field by field; what the text leaves open is left out."""
        claim = self.claim
        days = wording.when(claim.date_start, claim.date_end, claim.date_precision) if claim.date_start else ""
        told = {
            "Number": number_in_words(claim) or "none",
            "Whom": claim.target,
            "Status": claim.get_victim_status_display() if claim.victim_status != "not_applicable" else "",
            "By": claim.actor,
            "Where": ", ".join(claim.places),
            "When": f"{days} ({claim.get_date_basis_display().lower()})" if days else "",
            "Says": claim.attribution,
            "Modality": claim.get_modality_display(),
            "Scope": ", ".join(terms("scopes")[id].label for id in claim.scope),
            "Role": claim.get_role_display(),
        }
        return [(label, value) for label, value in told.items() if value]


def rows_of(claim: Claim, user: User, data: QueryDict | None = None) -> list[Row]:
    """Return the claims that lie in the sentence of one of them, in text order; those that wait are asked about."""
    here = Claim.objects.proposed().filter(article_id=claim.article_id)
    here = here.filter(start__gte=claim.sentence_start, end__lte=claim.sentence_end)
    found = list(here.select_related("article__source").in_text_order())
    for other in found:
        hold(other, user)
    leases = {lease.claim_id: lease for lease in Lease.objects.select_related("holder").filter(claim__in=found)}
    return [_row(other, user, leases.get(other.pk), data) for other in found]


def _row(claim: Claim, user: User, lease: Lease | None, data: QueryDict | None) -> Row:
    if claim.status not in LEASED:
        return Row(claim, None, "")
    no = obstacles(claim, user, lease)
    offered = [outcome for outcome in ANSWERS if not no[outcome] and outcome != "correct"]
    return Row(claim, RowForm(claim, offered, data), "") if offered else Row(claim, None, no["confirm"])


def answers_in(rows: list[Row]) -> Iterator[tuple[Claim, Answer]]:
    """Return the answers that were given, each with its claim; the forms have to be valid."""
    for row in rows:
        answer = row.form.answer() if row.form else None
        if answer:
            yield row.claim, answer


def alike(rows: list[Row]) -> list[Claim]:
    """Return the claims that one answer may confirm: two or more that wait, all with the very same quote."""
    waiting = [row.claim for row in rows if row.form and "confirm" in row.form.offered]
    return waiting if len(waiting) > 1 and len({claim.quote for claim in waiting}) == 1 else []
