"""The blind page: a passage and empty fields, then the difference and the next passage."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from annotator.desk.requests import DeskRequest
from annotator.desk.review.partial import is_partial
from annotator.desk.second.blind import get_reading_or_404, is_answered_by, last_of, lay_out
from annotator.desk.second.counts import counts_for
from annotator.desk.second.forms import BlindForm
from annotator.review import rules as review
from annotator.review.second import actions, rules
from annotator.review.second.models import SecondReading

may_read = permission_required("annotator.review_claim", raise_exception=True)
NOTHING_LEFT = "Nothing waits for you; what is left was decided or read by you."


@require_safe
@may_read
def second_readings(request: DeskRequest) -> HttpResponse:
    """Say how many passages wait for a second reader, and how the last reading came out."""
    context = {"last": last_of(request.user, request.GET.get("read", "")), **counts_for(request.user)}
    return render(request, "annotator/second/second_readings.html", context)


@require_POST
@may_read
def next_reading(request: DeskRequest) -> HttpResponse:
    """Hand the next passage out."""
    given = actions.hand_out(user=request.user)
    if given is None:
        messages.info(request, NOTHING_LEFT)
        return redirect("second_readings")
    return redirect("reading", pk=given.pk)


@require_safe
@may_read
def reading(request: DeskRequest, pk: int) -> HttpResponse:
    """Show a passage to the person it was handed to; answered, it leads to how it came out."""
    found = get_reading_or_404(pk)
    if is_answered_by(found, request.user):
        return redirect(f"{reverse('second_readings')}?read={pk}")
    try:
        rules.check_is_theirs(found, request.user)
    except review.NotAllowed as no:
        messages.warning(request, str(no))
        return redirect("second_readings")
    return blind_page(request, found, read=request.GET.get("read", ""))


@require_POST
@may_read
def answer_reading(request: DeskRequest, pk: int) -> HttpResponse:
    """Record a second reading; show how it compares, and below it the next passage."""
    found = get_reading_or_404(pk)
    if is_answered_by(found, request.user):
        # The answer was recorded and the way back broke: sent again, it is not recorded again.
        return on_to_next(request, found)
    form = BlindForm(found, request.POST)
    if not form.is_valid():
        return blind_page(request, found, form=form, status=422)
    try:
        actions.answer_reading(reading=found, user=request.user, values=form.values(), note=form.cleaned_data["note"])
    except review.NotAllowed as no:
        return blind_page(request, found, form=form, notice=str(no), status=409)
    return on_to_next(request, found)


@require_POST
@may_read
def give_reading_back(request: DeskRequest, pk: int) -> HttpResponse:
    """Leave a passage to somebody else."""
    actions.give_back(reading=get_reading_or_404(pk), user=request.user)
    return redirect("second_readings")


def on_to_next(request: DeskRequest, done: SecondReading) -> HttpResponse:
    """Go on to the next passage, with the difference of the last one above it, in the request of the answer."""
    following = actions.hand_out(user=request.user)
    address = reverse("reading", args=[following.pk]) if following else reverse("second_readings")
    if not is_partial(request):
        return redirect(f"{address}?read={done.pk}")
    if following:
        response = blind_page(request, get_reading_or_404(following.pk), read=str(done.pk))
    else:
        context = {"last": last_of(request.user, str(done.pk)), **counts_for(request.user)}
        response = render(request, "annotator/second/_finished.html", context)
    response["HX-Push-Url"] = f"{address}?read={done.pk}"
    return response


def blind_page(
    request: DeskRequest,
    found: SecondReading,
    *,
    form: BlindForm | None = None,
    read: str = "",
    notice: str = "",
    status: int = 200,
) -> HttpResponse:
    """Show the passage with empty fields, or with what was typed and why it was not taken."""
    name = "_reading" if is_partial(request) else "reading"
    context = lay_out(found, form) | {"last": last_of(request.user, read), "notice": notice}
    return render(request, f"annotator/second/{name}.html", context, status=status)
