"""The page of a claim's origin, and what is done on it."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from annotator.claims.models import Claim
from annotator.claims.origins.reading import source_behind
from annotator.desk.incidents.sentences import sentences_of
from annotator.desk.origins.forms import OriginForm
from annotator.desk.origins.history import history_of
from annotator.desk.requests import DeskRequest
from annotator.desk.review.page import get_claim_or_404
from annotator.review.origins import actions, rules
from annotator.review.rules import NotAllowed
from annotator.sources.actions import add_source
from annotator.sources.models import Source


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("annotator.view_claim", raise_exception=True)
def claim_origin(request: DeskRequest, pk: int) -> HttpResponse:
    """Show to whom a claim goes back and why; by POST correct it."""
    claim = get_claim_or_404(pk)
    if request.method != "POST":
        return _page(request, claim, OriginForm(initial={"source": ""}))
    form = OriginForm(request.POST)
    try:
        rules.check_correctable(claim, request.user)
        if form.is_valid() and (source := _source(request, form)):
            reason = form.cleaned_data["reason"]
            row = actions.correct_origin(claim=claim, source=source, actor=request.user, reason=reason)
            messages.success(request, f"Counted with {row.source.origin} from now on.")
            return redirect("claim", pk=pk)
    except NotAllowed as no:
        form.add_error(None, str(no))
    return _page(request, claim, form, status=422 if rules.can_correct(claim, request.user) else 403)


@require_POST
@permission_required("annotator.review_claim", raise_exception=True)
def leave_origin(request: DeskRequest, pk: int) -> HttpResponse:
    """Leave it to the rule again to whom a claim goes back."""
    claim = get_claim_or_404(pk)
    try:
        actions.leave_origin_to_the_rule(claim=claim, actor=request.user, note=request.POST.get("note", "")[:2000])
    except NotAllowed as no:
        messages.error(request, str(no))
    else:
        messages.success(request, "The text says again to whom this claim goes back.")
    return redirect("claim_origin", pk=pk)


def _source(request: DeskRequest, form: OriginForm) -> Source | None:
    """Return the source that the form names; a new one is added only where the person asks for it."""
    found = form.named()
    if found is None and form.cleaned_data["add"]:
        return add_source(name=form.cleaned_data["source"], user=request.user)
    if found is None:
        form.add_error("source", "No source is called so. Choose one of the list, or tick that it is a new one.")
    return found


def _page(request: DeskRequest, claim: Claim, form: OriginForm, status: int = 200) -> HttpResponse:
    context = {
        "claim": claim,
        "form": form,
        "sentence": sentences_of([claim])[claim.pk],
        "source": source_behind(claim),
        "row": getattr(claim, "claim_origin", None),
        "history": history_of(claim),
        "may_correct": rules.can_correct(claim, request.user),
        "names": Source.objects.order_by("name").values_list("name", flat=True),
    }
    return render(request, "annotator/origins/origin.html", context, status=status)
