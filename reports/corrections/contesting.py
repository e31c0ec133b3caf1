"""The public form by which anybody can contest a figure: no account, plain text, and not too often."""

import hashlib
import hmac
from datetime import date

from allauth.account.adapter import get_adapter
from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods

from reports.corrections.contests import TooMany, receive_ticket
from reports.models import Figure
from reports.pages import frame, get_edition_or_404

SHORTEST, LONGEST = 20, 4000


class ContestForm(forms.Form):
    """What a reader says is wrong; `website` is filled in by programs alone."""

    words = forms.CharField(
        label="What is wrong with this figure?",
        min_length=SHORTEST,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Plain text. It is read by the desk and not published; please name no victim or witness.",
    )
    evidence = forms.CharField(
        label="What does that rest on?",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="A report, a document, a page: anything that the desk can look at.",
    )
    name = forms.CharField(label="Your name", required=False, max_length=100, help_text="Not needed.")
    show_name = forms.BooleanField(label="Show my name beside the outcome", required=False)
    contact = forms.CharField(
        label="How to reach you", required=False, max_length=254, help_text="Not needed, and never shown."
    )
    website = forms.CharField(
        label="Leave this empty",
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@csrf_protect
def contest(request: HttpRequest, number: int, order: int) -> HttpResponse:
    """Ask what is wrong with a figure; on POST, hand it to the desk."""
    edition = get_edition_or_404(number)
    figure = get_object_or_404(Figure.objects.filter(edition=edition), order=order)
    form = ContestForm(request.POST or None)
    context = {**frame(edition), "figure": figure, "form": form, "refused": ""}
    if request.method != "POST":
        return render(request, "reports/corrections/contest.html", context)
    if not form.is_valid():
        return render(request, "reports/corrections/contest.html", context, status=422)
    if form.cleaned_data.pop("website"):
        return render(request, "reports/corrections/contested.html", context | {"ticket": None})
    try:
        ticket = receive_ticket(figure=figure, address=address_hash(request), **form.cleaned_data)
    except TooMany as no:
        return render(request, "reports/corrections/contest.html", context | {"refused": str(no)}, status=429)
    return render(request, "reports/corrections/contested.html", context | {"ticket": ticket})


def address_hash(request: HttpRequest, today: date | None = None) -> str:
    """Return where a request comes from as a hash that is another one tomorrow, and leads back to nobody."""
    address = get_adapter(request).get_client_ip(request)
    salted = f"{today or timezone.localdate()} {address}"
    return hmac.new(settings.SECRET_KEY.encode(), salted.encode(), hashlib.sha256).hexdigest()
