"""Who has a claim open: shown, kept for longer, given back, taken over."""

from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from annotator.claims.models import Claim
from annotator.desk.queue.filters import along
from annotator.desk.queue.views import with_query
from annotator.desk.requests import DeskRequest
from annotator.desk.review.answers import claim_page, conflict
from annotator.desk.review.page import get_claim_or_404
from annotator.desk.review.said import Said
from annotator.review import rules
from annotator.review.actions import close_claim
from annotator.review.models import Lease
from annotator.review.queue.actions.leases import renew, take_over

may_review = permission_required("annotator.review_claim", raise_exception=True)
leads_only = permission_required("annotator.adjudicate_claim", raise_exception=True)


@require_http_methods(["GET", "POST"])
@may_review
def claim_lease(request: DeskRequest, pk: int) -> HttpResponse:
    """Show who has the claim open, which renews nothing; posted, keep it for longer or give it back."""
    if request.method == "GET":
        return _lease(request, pk)
    claim = get_claim_or_404(pk)
    if request.POST.get("give_back"):
        close_claim(claim=claim, user=request.user)
        return HttpResponseRedirect(with_query(reverse("queue"), along(request.GET)), status=303)
    try:
        renew(claim=claim, user=request.user)
    except rules.SomeoneWasFaster as faster:
        return conflict(request, claim, str(faster))
    if request.htmx:
        return _lease(request, pk)
    return redirect(with_query(reverse("claim", args=[pk]), along(request.GET)))


@require_POST
@leads_only
def take_over_claim(request: DeskRequest, pk: int) -> HttpResponse:
    """Give a claim that somebody has open to the lead, who says why."""
    claim = get_claim_or_404(pk)
    try:
        took = take_over(claim=claim, lead=request.user, reason=request.POST.get("reason", ""))
    except rules.SomeoneWasFaster as faster:
        return conflict(request, claim, str(faster))
    except rules.NotAllowed as no:
        return claim_page(request, claim, notice=str(no), status=403)
    said = Said(f"Taken over from {took.holder.get_username()}, who is told why.")
    return claim_page(request, get_claim_or_404(pk), said=said, after_post=True)


def _lease(request: DeskRequest, pk: int) -> HttpResponse:
    claim = get_object_or_404(Claim.objects.only("pk"), pk=pk)
    lease = Lease.objects.running().select_related("holder").filter(claim=claim).first()
    query = along(request.GET)
    context = {
        "claim": claim,
        "lease": lease,
        "is_mine": lease is not None and lease.holder_id == request.user.pk,
        "lost": _lost(lease, request),
        "queue_query": f"?{query}" if query else "",
    }
    return render(request, "annotator/queue/_lease.html", context)


def _lost(lease: Lease | None, request: DeskRequest) -> str:
    """Return why the claim is not the person's any more."""
    if lease is None:
        return "The time ran out; nobody has it open."
    try:
        rules.check_lease(lease, request.user)
    except rules.SomeoneWasFaster as faster:
        return str(faster)
    return ""
