"""Two further looks at a draft: as the public will see it, and under other counting rules."""

from typing import Any

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from reports import pages
from reports.actions import MOST_UNDER_OTHER_RULES, under_other_rules
from reports.workbench.page import get_draft_or_404
from reports.workbench.proof import Proof, read
from reports.workbench.what_if import rows

may_read = permission_required("reports.sign_draft", raise_exception=True)


@require_safe
@may_read
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the edition as it will stand in public."""
    draft = get_draft_or_404(pk)
    return render(request, "reports/desk/preview.html", {"draft": draft, **as_public(read(draft))})


@require_safe
@may_read
def what_if(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the figures under every counting profile, and the claims that make the difference."""
    draft = get_draft_or_404(pk)
    made = read(draft).made
    under = under_other_rules(made)
    found = rows(under.ladders, made.parts.figures)
    context = {"draft": draft, "profiles": under.profiles, "rows": found, "most": MOST_UNDER_OTHER_RULES}
    name = "_what_if" if request.headers.get("HX-Request") else "what_if"
    return render(request, f"reports/desk/{name}.html", context)


def as_public(proof: Proof) -> dict[str, Any]:
    """Return a draft as the public page of an edition lays it out."""
    made = proof.made
    made.edition.title, made.edition.note, made.edition.headline = (
        proof.draft.title,
        proof.draft.note,
        proof.headline,
    )
    claims = made.parts.claims
    return {
        "edition": made.edition,
        "newer": None,
        "notices": [],
        **pages.layout(made.parts.figures, claims),
        "articles": made.parts.articles,
        "sources": len({claim.fact["independence_group"] or claim.fact["source_id"] for claim in claims}),
        "controls": made.parts.controls,
        "remarks": pages.remarks(made.parts.footnotes, claims),
        "changes": [change for change in changes_of(proof) if change.differs],
    }


def changes_of(proof: Proof) -> list[pages.tables.Change]:
    """Return the figures beside those of the edition that the draft would replace."""
    if proof.replaces is None:
        return []
    return pages.tables.changes(proof.replaces.figures.all(), proof.made.parts.figures)
