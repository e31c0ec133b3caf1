"""The claims of an article, with who has them open, and which of them probably comes next."""

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import User
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, F, FilteredRelation, OuterRef, Q, When
from django.db.models.functions import JSONObject
from django.utils import timezone

from annotator.checks.models import Flag
from annotator.claims.life import Status
from annotator.claims.models import Claim, ClaimQuerySet
from annotator.claims.written import WrittenQuery
from annotator.desk.review.located import with_places
from annotator.review.models import Lease
from annotator.sources.models import Article

_BRING, _LEAVE = ("lease", "its_link__incident"), ("proposal", "words")
# The way from a claim to its link.
_LINK: Any = Claim._meta.get_field("link")


def claims_of_article(article: Article, opened: int, also: int = 0) -> list[Claim]:
    """Return an article's claims in text order, with who has them open.

    The one that is opened brings everything along that its page shows: what the machine proposed, its flags, places
    and link. One more may bring its link.
    """
    rows = _claims(article.pk, opened, also)
    for row in rows:
        row.article = article
    return _unpacked(rows, opened, also)


def claims_of_other_article(article_id: int, opened: int) -> list[Claim]:
    """Return the claims of an article that is not at hand; they bring it along."""
    rows = _claims_and_article(article_id, opened)
    article = rows[0].article
    article.text = next(vars(row)["article_text"] for row in rows if row.pk == opened)
    for row in rows:
        row.article = article
    return _unpacked(rows, opened)


@WrittenQuery
def _claims(article: int, opened: int, also: int) -> ClaimQuerySet:
    return _told(article, opened, Q(pk__in=[opened, also]))


@WrittenQuery
def _claims_and_article(article: int, opened: int) -> ClaimQuerySet:
    told = _told(article, opened, Q(pk=opened)).annotate(article_text=Case(When(pk=opened, then=F("article__text"))))
    return told.select_related("article__source", *_BRING).defer("article__text", *_LEAVE)


def _told(article: int, opened: int, linked: Q) -> ClaimQuerySet:
    claims = Claim.objects.proposed().filter(article_id=article).in_text_order()
    proposal, link = Case(When(pk=opened, then=F("proposal"))), FilteredRelation("link", condition=linked)
    told = with_places(with_flags(claims, opened), opened).annotate(its_proposal=proposal, its_link=link)
    return told.select_related(*_BRING).defer(*_LEAVE)


def _unpacked(rows: list[Claim], *linked: int) -> list[Claim]:
    """Give the claims what their row brought along, where Django looks for it."""
    for row in rows:
        if row.pk == linked[0]:
            row.proposal = vars(row)["its_proposal"]
        if row.pk in linked:
            _LINK.set_cached_value(row, vars(row).get("its_link"))
    return rows


def with_flags(claims: ClaimQuerySet, opened: int | None = None) -> ClaimQuerySet:
    """Return the claims with `open_flags`: what was noticed about each, or about one, and is not answered yet."""
    flags = Flag.objects.open().filter(claim=OuterRef("pk")).order_by("pk")
    words = ArraySubquery(flags.values(data=JSONObject(id="pk", severity="severity", message="message")))
    return claims.annotate(open_flags=words if opened is None else Case(When(pk=opened, then=words)))


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
