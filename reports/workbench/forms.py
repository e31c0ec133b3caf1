"""The publishers' forms: which days, what is said of them, what is waived."""

from typing import Any

from django import forms

from reports.forms import WindowForm
from reports.redaction import PUBLIC, profiles
from reports.workbench.models import DraftEdition
from reports.workbench.proof import Proof

__all__ = ["NoticeForm", "WindowForm", "WordsForm", "fill", "notice_words"]


def redactions() -> list[tuple[str, str]]:
    """Return the profiles by which a public edition protects people."""
    return [(one.id, f"{one.label}: {one.definition}") for one in profiles().values() if one.public]


class WordsForm(forms.Form):
    """What an edition says beside its figures."""

    title = forms.CharField(label="Title", max_length=200, required=False, help_text="What readers see first.")
    headline = forms.CharField(
        label="Headline",
        required=False,
        widget=forms.Textarea(attrs={"rows": 7, "spellcheck": "true"}),
        help_text="Names in braces stand for figures and follow the tally. A number typed by hand has to agree.",
    )
    note = forms.CharField(
        label="Note",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Public. What readers should know about this edition.",
    )
    redaction = forms.ChoiceField(
        label="Who is protected, and how", choices=redactions, help_text="Withheld before anything is counted."
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class NoticeForm(forms.Form):
    """The notice of what a new edition corrects."""

    kind = forms.ChoiceField(
        label="This is",
        choices=[
            ("correction", "a correction"),
            ("retraction", "a retraction"),
            ("addition", "an addition"),
            ("clarification", "a clarification"),
        ],
    )
    words = forms.CharField(
        label="Cause, in words for readers",
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "true"}),
        help_text="Shown on the old edition, on the new one and in the list of corrections. “claim 12” becomes a link.",
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


def notice_words(proof: Proof) -> dict[str, Any]:
    """Return what the form of a draft's notice begins with; one that nobody has kept yet is its first version."""
    version = proof.notice.version if proof.notice else 1
    return {"kind": proof.notice_kind, "words": proof.notice_words, "version": version}


def fill(draft: DraftEdition) -> dict[str, Any]:
    """Return what the form of a draft's words begins with."""
    words = {name: getattr(draft, name) for name in ("title", "headline", "note", "version")}
    return words | {"redaction": draft.redaction or PUBLIC}
