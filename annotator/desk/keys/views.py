"""Show and keep a person's keys."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from annotator.desk.keys.forms import KeysForm
from annotator.desk.requests import DeskRequest
from annotator.review.keyboard.actions import choose_keys, forget_keys
from annotator.review.keyboard.keymap import keymap_of


@require_http_methods(["GET", "HEAD", "POST"])
def keys(request: DeskRequest) -> HttpResponse:
    """Let a person choose their keys, or have the desk's own back; it is open to everybody who is signed in."""
    form = KeysForm(keymap_of(request.user), request.POST or None)
    if "forget" in request.POST:
        forget_keys(user=request.user)
        messages.success(request, "Your keys are the desk's own again.")
        return redirect("keys")
    if form.is_bound and form.is_valid():
        choose_keys(user=request.user, keys=form.chosen(), single_keys=form.cleaned_data["single_keys"])
        messages.success(request, "Your keys were saved.")
        return redirect("keys")
    status = 422 if form.is_bound else 200
    return render(request, "annotator/keys/keys.html", {"form": form, "groups": form.groups()}, status=status)
