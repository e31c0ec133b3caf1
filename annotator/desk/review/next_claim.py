"""The claims of an article, with who has them open, and which of them probably comes next."""

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import User
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, F, OuterRef, When
from django.db.models.functions import JSONObject
from django.utils import timezone

from annotator.checks.models import Flag
from annotator.claims.life import Status
from annotator.claims.models import Claim, ClaimQuerySet
from annotator.desk.review.located import with_places
from annotator.review.models import Lease


def claims_of_article(article_id: int, opened: int = 0) -> list[Claim]:
    """Return an article's claims in text order, with their flags, their places and who has them open.

    The one that is opened brings the article with it.
    """
    claims = with_places(with_flags(Claim.objects.proposed().filter(article_id=article_id).in_text_order()))
    claims = claims.select_related("lease__holder", "link__incident")
    return _with_article(claims, opened) if opened else list(claims)


def _with_article(claims: ClaimQuerySet, opened: int) -> list[Claim]:
    """Return the claims with their one article; its text comes once, not with every claim."""
    text = Case(When(pk=opened, then=F("article__text")))
    rows: list[Any] = list(claims.select_related("article__source").defer("article__text").annotate(article_text=text))
    article = rows[0].article
    article.text = next(row.article_text for row in rows if row.pk == opened)
    for row in rows:
        row.article = article
    return rows


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
