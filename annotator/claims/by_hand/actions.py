"""The one write of this package: a claim from a passage that a person marked."""

from typing import Any

import pghistory
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction

from annotator.claims.by_hand.rules import AlreadyClaimed, check_kind, check_passage, trimmed
from annotator.claims.life import Status
from annotator.claims.models import Claim
from annotator.claims.origins.actions import trace
from annotator.claims.vocabulary import unit_of
from annotator.extraction.passages import surroundings
from annotator.sources.models import Article


@transaction.atomic
def add_claim(*, article: Article, start: int, end: int, kind: str, user: User, **values: Any) -> Claim:
    """Make a candidate of a passage; `values` are what the person says about it beyond its kind.

    Offsets are code points of the article's text. Raises PermissionDenied, NotAdded when the passage cannot be a
    claim, AlreadyClaimed when it is one, and ValidationError when a value makes no sense.
    """
    if not user.has_perm("annotator.review_claim"):
        raise PermissionDenied(f"{user.get_username()} may read claims but not add them.")
    check_kind(kind)
    check_passage(article.text, start, end)
    start, end = trimmed(article.text, start, end)
    # One writer of an article's claims at a time: a reading could otherwise add the same passage.
    Article.objects.select_for_update(no_key=True).only("pk").get(pk=article.pk)
    claim = Claim(article=article, kind=kind, start=start, end=end, created_by=user)
    for name, value in (_defaults(article, claim) | values).items():
        setattr(claim, name, value)
    with pghistory.context(reason="claim added by hand", by=user.get_username()):
        known = Claim.objects.filter(article=article, kind=kind, unit=claim.unit, start=start, end=end).first()
        if known:
            return _taken_up(known, user)
        claim.full_clean(exclude={"proposal"})
        claim.save()
        trace(claims=[claim])
    return claim


def _defaults(article: Article, claim: Claim) -> dict[str, Any]:
    around = surroundings(article.text, claim.start, claim.end, article.language)
    unit = unit_of(claim.kind)
    return {
        "origin": Claim.Origin.PERSON,
        "status": Status.CANDIDATE,
        "quote": article.text[claim.start : claim.end],
        "sentence_start": around.start,
        "sentence_end": around.end,
        "paragraph": around.paragraph,
        "unit": unit,
        "modality": "asserted",
        "victim_status": "unknown" if unit in {"person", "body"} else "not_applicable",
        "date_basis": "unknown",
        "role": "new_event",
        "score": 1.0,
    }


def _taken_up(known: Claim, user: User) -> Claim:
    """A candidate that the extractor gave up comes back with the person who vouches for it; another one is refused."""
    if known.withdrawn_at is None:
        raise AlreadyClaimed(known)
    known.withdrawn_at, known.created_by = None, user
    known.version += 1
    known.save(update_fields=["withdrawn_at", "created_by", "version"])
    return known
