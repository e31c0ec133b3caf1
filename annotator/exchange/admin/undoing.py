"""The page that asks before an import is taken back: what goes, or what stands in the way."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from annotator.exchange.admin import addresses, steps
from annotator.exchange.admin.going import goes, in_the_way
from annotator.exchange.admin.loading import AdminRequest, about, get_importable_batch_or_404, page
from annotator.exchange.admin.wording import counted
from annotator.exchange.batches import actions
from annotator.exchange.batches.life import State
from annotator.exchange.batches.rules import check_may_undo, check_move
from annotator.review.rules import NotAllowed


@require_http_methods(["GET", "HEAD", "POST"])
def undo_import(request: AdminRequest, pk: int) -> HttpResponse:
    """Say what would go, or what stands in the way; then have everything taken back."""
    batch, resource = get_importable_batch_or_404(request, pk)
    try:
        check_may_undo(batch, request.user)
        check_move(batch, State.UNDOING)
        if request.method == "POST":
            actions.start_undo(batch=batch, user=request.user)
            return redirect(addresses.address_of(pk))
    except NotAllowed as no:
        messages.error(request, str(no))
        return redirect(addresses.address_of(pk))
    context = {
        "obstacles": in_the_way(batch, resource, request.user),
        "goes": goes(batch, resource),
        "button": f"Take {counted(batch.stored, 'row')} back",
    }
    return page(request, "undo.html", "Take the import back", steps.DONE, about(batch, resource) | context)
