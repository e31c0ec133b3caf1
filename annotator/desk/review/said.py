"""What the desk says has just happened, with the way to take it back."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.http import urlencode

from annotator.claims.models import Claim
from annotator.desk.requests import DeskRequest
from annotator.desk.review.story import announce, what_goes
from annotator.review.models import Decision
from annotator.review.rules import latest_decision


@dataclass(frozen=True)
class Said:
    """A sentence for the live region; `undo` is the claim whose decision may be taken back, and `undoes` what goes."""

    text: str
    undo: Claim | None = None
    undoes: str = ""


NOTHING = Said("")


def decided(claim: Claim, decision: Decision, stands: Claim) -> Said:
    """Say what was decided, and what would be taken back; `stands` is the claim with the link that it has now."""
    return Said(announce(decision, claim), undo=claim, undoes=what_goes(decision, stands))


def said_in_address(request: DeskRequest) -> Said:
    """Say what the address tells was just decided, if it was this person and the decision still stands."""
    pk = request.GET.get("decided", "")
    claim = Claim.objects.filter(pk=int(pk)).first() if pk.isdecimal() and len(pk) < 19 else None
    last = latest_decision(claim) if claim else None
    if claim is None or last is None or last.actor_id != request.user.pk:
        return NOTHING
    return decided(claim, last, claim)


def see_other(request: DeskRequest, address: str, said: Said) -> HttpResponse:
    """Send a browser without htmx on; what can be taken back goes along in the address."""
    if said.undo:
        address = f"{address}{'&' if '?' in address else '?'}{urlencode({'decided': said.undo.pk})}"
    elif said.text:
        messages.success(request, said.text)
    return HttpResponseRedirect(address, status=303)
