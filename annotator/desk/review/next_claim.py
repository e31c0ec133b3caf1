"""Which claim comes next: the rest of the article, then what was left in it, then the other articles."""

from collections.abc import Sequence

from django.contrib.auth.models import User
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef
from django.db.models.functions import JSONObject
from django.utils import timezone

from annotator.checks.models import Flag
from annotator.claims.life import Status
from annotator.claims.models import Claim, ClaimQuerySet
from annotator.desk.review.located import with_places
from annotator.review.models import Lease


def claims_of_article(article_id: int) -> list[Claim]:
    """Return an article's claims in text order, with their flags, their places and who has them open."""
    claims = Claim.objects.proposed().filter(article_id=article_id).in_text_order()
    return list(with_places(with_flags(claims)).select_related("lease__holder", "link__incident"))


def with_flags(claims: ClaimQuerySet) -> ClaimQuerySet:
    """Return the claims with `open_flags`: what was noticed about each and is not answered yet."""
    flags = Flag.objects.open().filter(claim=OuterRef("pk")).order_by("pk")
    words = flags.values(data=JSONObject(id="pk", severity="severity", message="message"))
    return claims.annotate(open_flags=ArraySubquery(words))


def next_in_article(claims: Sequence[Claim], after: Claim, user: User) -> Claim | None:
    """Return the next claim awaiting review after one of them, or else an earlier one."""
    waiting = [claim for claim in claims if claim.pk != after.pk and is_free(claim, user)]
    later = [claim for claim in waiting if _position(claim) > _position(after)]
    return next(iter(later or waiting), None)


def next_anywhere(user: User, claims: ClaimQuerySet | None = None) -> Claim | None:
    """Return the first claim, in the order given or else of the text, that awaits review and nobody else has open."""
    waiting = (Claim.objects.in_text_order() if claims is None else claims).awaiting_review()
    taken = Lease.objects.running().exclude(holder=user).filter(claim=OuterRef("pk"))
    return waiting.exclude(Exists(taken)).select_related("article__source").first()


def is_free(claim: Claim, user: User) -> bool:
    """Tell whether a claim awaits review and is open to the user."""
    return claim.status == Status.CANDIDATE and holder_other_than(claim, user) is None


def holder_other_than(claim: Claim, user: User) -> Lease | None:
    """Return the lease by which somebody else has the claim, if it still runs."""
    lease = getattr(claim, "lease", None)
    runs = lease is not None and lease.until > timezone.now() and lease.holder_id != user.pk
    return lease if runs else None


def _position(claim: Claim) -> tuple[int, int, int]:
    return claim.start, claim.end, claim.pk
