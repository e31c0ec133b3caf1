"""Disputes: what two people read differently, and the page on which a lead settles it field by field."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from annotator.desk.requests import DeskRequest
from annotator.desk.second.blind import Paragraph, get_reading_or_404, passage_in_text
from annotator.desk.second.ruling_form import RulingForm
from annotator.desk.second.words import LABELS, differences
from annotator.incidents.disputes.actions import settle_dispute
from annotator.review.rules import NotAllowed
from annotator.review.second import rules
from annotator.review.second.models import SecondReading

leads = permission_required("annotator.adjudicate_claim", raise_exception=True)
PAGE = 50


@require_safe
@leads
def disputes(request: DeskRequest) -> HttpResponse:
    """List what two people read differently, the oldest first."""
    found = SecondReading.objects.disputed().select_related("claim__article__source", "answer").order_by("pk")
    page = Paginator(found.defer("claim__article__text"), PAGE).get_page(request.GET.get("page"))
    rows = [(one, [LABELS[name] for name in one.answer.differing], why_not(one, request.user)) for one in page]
    return render(request, "annotator/second/disputes.html", {"page": page, "rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@leads
def dispute(request: DeskRequest, pk: int) -> HttpResponse:
    """Show what differs, and only that; on POST, record the ruling."""
    reading = get_reading_or_404(pk)
    if not hasattr(reading, "answer"):
        return redirect("disputes")
    if request.method != "POST":
        return page_of(request, reading, RulingForm(reading))
    form = RulingForm(reading, request.POST)
    if not form.is_valid():
        return page_of(request, reading, form, status=422)
    try:
        settle_dispute(reading=reading, actor=request.user, **form.ruling())
    except NotAllowed as no:
        return page_of(request, get_reading_or_404(pk), form, notice=str(no), status=403)
    except ValidationError as error:
        return page_of(request, get_reading_or_404(pk), form, notice=" ".join(error.messages), status=422)
    messages.success(request, f"Settled: “{reading.claim.quote[:80]}”")
    following = first_open(request.user)
    return redirect("dispute", pk=following.pk) if following else redirect("disputes")


def page_of(
    request: DeskRequest, reading: SecondReading, form: RulingForm, notice: str = "", status: int = 200
) -> HttpResponse:
    """Show one dispute."""
    context: dict[str, Any] = {
        "reading": reading,
        "claim": reading.claim,
        "article": reading.claim.article,
        "paragraphs": with_neighbours(passage_in_text(reading.claim)),
        "differences": differences(reading.answer.differing, reading.first, reading.answer.values),
        "form": form,
        "why_not": why_not(reading, request.user),
        "notice": notice,
        "ruling": getattr(reading, "ruling", None),
    }
    return render(request, "annotator/second/dispute.html", context, status=status)


def with_neighbours(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs of the passage, and the one before and after them."""
    places = [at for at, one in enumerate(paragraphs) if one.has_passage]
    return paragraphs[max(0, places[0] - 1) : places[-1] + 2] if places else []


def why_not(reading: SecondReading, user: Any) -> str:
    """Return the sentence that says why this person may not settle it, or nothing."""
    try:
        rules.check_may_settle(reading, user)
    except NotAllowed as no:
        return str(no)
    return ""


def first_open(user: Any) -> SecondReading | None:
    """Return the oldest dispute that this person may settle."""
    open_ones = SecondReading.objects.disputed().select_related("claim").order_by("pk")[:PAGE]
    return next((one for one in open_ones if not why_not(one, user)), None)
