"""The steps by which a checked batch is moved on: confirmed, cancelled, taken up again after a worker died."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from annotator.exchange.admin import addresses, steps
from annotator.exchange.admin.confirming import seen
from annotator.exchange.admin.loading import AdminRequest, about, get_importable_batch_or_404, page
from annotator.exchange.batches import actions
from annotator.review.rules import NotAllowed

CHECKED_ANEW = "Nothing was done: this import moved on since you looked at it. Please look at where it stands now."


@require_POST
def confirm_import(request: AdminRequest, pk: int) -> HttpResponse:
    """Have the checked rows imported; what becomes of the others was chosen with the button."""
    batch, _ = get_importable_batch_or_404(request, pk)
    if request.POST.get("seen") != seen(batch):
        messages.warning(request, CHECKED_ANEW)
        return redirect(addresses.address_of(pk))
    try:
        actions.confirm(batch=batch, user=request.user, on_bad=request.POST.get("on_bad", ""))
    except NotAllowed as no:
        messages.error(request, str(no))
    return redirect(addresses.address_of(pk))


@require_http_methods(["GET", "HEAD", "POST"])
def cancel_import(request: AdminRequest, pk: int) -> HttpResponse:
    """Ask whether to end an import of which nothing is stored, and end it."""
    batch, resource = get_importable_batch_or_404(request, pk)
    if request.method != "POST":
        return page(request, "cancel.html", "Cancel the import", steps.at(batch.state), about(batch, resource))
    try:
        actions.cancel(batch=batch, user=request.user)
    except NotAllowed as no:
        messages.error(request, str(no))
    return redirect(addresses.address_of(pk))


@require_POST
def take_up_again(request: AdminRequest, pk: int) -> HttpResponse:
    """Have another worker do what one that died has left."""
    batch, _ = get_importable_batch_or_404(request, pk)
    try:
        actions.take_up_again(batch=batch, user=request.user)
    except NotAllowed as no:
        messages.warning(request, str(no))
    return redirect(addresses.address_of(pk))
