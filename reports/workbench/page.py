"""What the workbench's pages show: the list of drafts and editions, and one draft with all that hangs on it."""

from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import Count, Q
from django.shortcuts import get_object_or_404

from reports import pages, tables
from reports.actions import suggest_windows
from reports.corrections.models import CorrectionNotice, Ticket
from reports.models import Edition
from reports.refusals import Refused
from reports.workbench import rules
from reports.workbench.actions import title_for
from reports.workbench.blockers import HEADINGS
from reports.workbench.forms import NoticeForm, WindowForm, WordsForm, fill, notice_words
from reports.workbench.models import DraftEdition
from reports.workbench.proof import Proof, beside, read


def get_draft_or_404(pk: int) -> DraftEdition:
    """Return a draft, whatever became of it, with the people on it."""
    return get_object_or_404(DraftEdition.objects.select_related("created_by", "edition", "dropped_by"), pk=pk)


def desk(form: WindowForm | None = None) -> dict[str, Any]:
    """Return the drafts that wait, the editions, and a form that suggests the newest window."""
    windows = suggest_windows()
    editions = Edition.objects.select_related("replaced_by").defer("manifest", "replaced_by__manifest")
    if form is None:
        newest = windows[0] if windows else None
        first = {"start": newest.start, "end": newest.end} if newest else {}
        form = WindowForm(initial=first | {"title": title_for(**first) if first else ""})
    signed = Count("sign_offs", filter=Q(sign_offs__withdrawn_at=None))
    return {
        "form": form,
        "windows": windows,
        "editions": editions,
        "drafts": DraftEdition.objects.waiting().select_related("created_by").annotate(signed=signed),
        "notices": CorrectionNotice.objects.open().select_related("edition").defer("edition__manifest"),
        "tickets": Ticket.objects.open().count(),
    }


def context_of(
    draft: DraftEdition,
    user: User,
    *,
    refused: str = "",
    where: str = "",
    words: WordsForm | None = None,
    typed: dict[str, Any] | None = None,
) -> dict[str, Any]:
    """Return a draft as its page shows it; `where` is the part of the page that a refusal belongs to."""
    proof = read(draft)
    figures, claims = proof.made.parts.figures, proof.made.parts.claims
    return {
        "draft": draft,
        "proof": proof,
        "refused": refused,
        "where": where,
        "typed": {"blockers": [], "reason": ""} | (typed or {}),
        "words_form": words or WordsForm(initial=fill(draft)),
        "notice_form": NoticeForm(initial=notice_words(proof)),
        "groups": grouped(proof),
        "rows": figures_beside(proof),
        "previous": None if proof.replaces else beside(draft),
        "remarks": pages.remarks(proof.made.parts.footnotes, claims),
        "overlapping": Edition.objects.current().meeting(draft.window_start, draft.window_end).defer("manifest"),
        "provisional": sum(figure.data["provisional_incidents"] > 0 for figure in figures),
        "left_out": sum(bool(claim.excluded_by) for claim in claims),
        "needed": settings.SIGN_OFFS,
        "may_write": rules.can_write(user),
        "may_sign": rules.can_sign(user),
        "why_not_sign": why_not(rules.check_may_sign_now, proof, user),
        "why_not_publish": why_not(rules.check_may_publish_now, proof, user),
    }


def grouped(proof: Proof) -> list[tuple[str, list[Any]]]:
    """Return what stands in the way, under the heading of its kind."""
    return [
        (heading, found)
        for kind, heading in HEADINGS.items()
        if (found := [pair for pair in proof.blockers if pair[0].kind == kind])
    ]


def figures_beside(proof: Proof) -> list[tuple[tables.Change, Any]]:
    """Return every figure beside the edition before, each with why it changed."""
    compared = proof.replaces or beside(proof.draft)
    changes = tables.changes(compared.figures.all() if compared else [], proof.made.parts.figures)
    why = {(one.label, one.column_label): one for one in proof.changes}
    return [(change, why.get((change.label, change.column))) for change in changes]


def why_not(check: Any, *given: Any) -> str:
    """Return the sentence by which a rule refuses, "" where it does not."""
    try:
        check(*given)
    except Refused as no:
        return str(no)
    return ""
