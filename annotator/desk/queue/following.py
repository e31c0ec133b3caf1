"""Which claim follows a decided one: what the queue's filters find, or else the rest of the article."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db.models import Case, Q, Value, When

from annotator.claims.models import Claim, ClaimQuerySet
from annotator.claims.written import Statement, WrittenQuery
from annotator.desk.queue.filters import QueueFilter, along
from annotator.desk.queue.orders import RISK
from annotator.desk.requests import DeskRequest
from annotator.review.queue.actions.handing_out import HandedOut, first_free, hand_out


def hand_out_following(request: DeskRequest, claim: Claim) -> HandedOut | None:
    """Hand out the next claim of the filters in the address; without any, of the article, and then the riskiest."""
    if along(request.GET):
        form = QueueFilter(request.GET, request.user)
        return hand_out(user=request.user, claims=form.sorting.sort(form.claims()))

    def here(user: User, now: datetime) -> Statement:
        return _first_of_article.sql(user.pk, now, claim.article_id, claim.start, claim.end, claim.pk)

    return hand_out(user=request.user, claims=here, otherwise=lambda user, now: _riskiest.sql(user.pk, now))


@WrittenQuery
def _first_of_article(user: int, now: datetime, article: int, start: int, end: int, pk: int) -> ClaimQuerySet:
    """Return the first free claim of the article after this one, or else of what was left before it."""
    later = Q(start__gt=start) | Q(start=start, end__gt=end) | Q(start=start, end=end, pk__gt=pk)
    others = Claim.objects.proposed().filter(article=article).exclude(pk=pk)
    ordered = others.order_by(Case(When(later, then=Value(0)), default=Value(1)), "start", "end", "pk")
    return first_free(User(pk=user), ordered, now)


@WrittenQuery
def _riskiest(user: int, now: datetime) -> ClaimQuerySet:
    return first_free(User(pk=user), RISK.sort(Claim.objects.proposed()), now)
