"""Which claim follows a decided one: what the queue's filters find, or else the rest of the article."""

from django.db.models import Case, Q, Value, When

from annotator.claims.models import Claim, ClaimQuerySet
from annotator.desk.queue.filters import QueueFilter, along
from annotator.desk.queue.orders import RISK
from annotator.desk.requests import DeskRequest
from annotator.review.queue.actions.handing_out import HandedOut, hand_out


def hand_out_following(request: DeskRequest, claim: Claim) -> HandedOut | None:
    """Hand out the next claim of the filters in the address; without any, of the article, and then the riskiest."""
    if along(request.GET):
        form = QueueFilter(request.GET, request.user)
        return hand_out(user=request.user, claims=form.sorting.sort(form.claims()))
    anywhere = RISK.sort(Claim.objects.proposed())
    return hand_out(user=request.user, claims=rest_of_article(claim), otherwise=anywhere)


def rest_of_article(claim: Claim) -> ClaimQuerySet:
    """Return the claims of the article, those after this one first, then what was left before it."""
    later = Q(start__gt=claim.start) | Q(start=claim.start, end__gt=claim.end)
    later |= Q(start=claim.start, end=claim.end, pk__gt=claim.pk)
    others = Claim.objects.proposed().filter(article=claim.article_id).exclude(pk=claim.pk)
    return others.order_by(Case(When(later, then=Value(0)), default=Value(1)), "start", "end", "pk")
