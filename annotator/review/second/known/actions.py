"""Every write of known answers: marking one, ending it, and slipping one in among a person's readings."""

from datetime import datetime

import pghistory
from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.utils import timezone

from annotator.claims.models import Claim
from annotator.review.models import Decision
from annotator.review.rules import NotAllowed
from annotator.review.second import rules
from annotator.review.second.models import KnownAnswer, ReadingAnswer, SecondReading, Why
from annotator.review.second.values import values_of
from annotator.review.second.why import drawn


@transaction.atomic
def mark_known(*, claim: Claim, actor: User, reason: str) -> KnownAnswer:
    """Make a settled claim a known answer; one that is already stays as it is."""
    rules.check_may_mark_known(claim, actor, reason)
    with pghistory.context(reason="known answer marked", by=actor.get_username()):
        known, _ = KnownAnswer.objects.get_or_create(
            claim=claim,
            ended_at=None,
            defaults={
                "version": claim.version,
                "answer": values_of(claim),
                "reason": reason.strip(),
                "marked_by": actor,
            },
        )
    return known


@transaction.atomic
def end_known(*, known: KnownAnswer, actor: User) -> bool:
    """Hand a known answer out no more; return whether it still was. What people answered to it is kept."""
    if not actor.has_perm(rules.LEAD):
        raise NotAllowed("Only leads end known answers.")
    with pghistory.context(reason="known answer ended", by=actor.get_username()):
        standing = KnownAnswer.objects.filter(pk=known.pk, ended_at=None)
        return bool(standing.update(ended_at=timezone.now(), ended_by=actor))


def slip_in(*, user: User, until: datetime) -> SecondReading | None:
    """Give the user a known answer to read, if it is time for one and there is one that they never saw.

    Leads see which there are, so none is slipped in among theirs.
    """
    if not settings.KNOWN_ANSWER_PERCENT or user.has_perm(rules.LEAD):
        return None
    so_far = SecondReading.objects.filter(reader=user).exclude(handed_at=None).count()
    if drawn(settings.SECOND_READING_SALT, "known", user.pk, so_far) >= settings.KNOWN_ANSWER_PERCENT / 100:
        return None
    known = _unseen(user)
    if known is None:
        return None
    return SecondReading.objects.create(
        claim=known.claim,
        version=known.version,
        first_by=known.marked_by,
        first=known.answer,
        given=["kind"] if _shares_its_words(known.claim) else [],
        reasons=[Why.KNOWN],
        known=known,
        reader=user,
        handed_at=timezone.now(),
        until=until,
    )


def _unseen(user: User) -> KnownAnswer | None:
    """Return a standing known answer on a claim that the user neither made, decided, marked nor read."""
    claim = OuterRef("claim")
    standing = KnownAnswer.objects.filter(ended_at=None, version=F("claim__version")).exclude(marked_by=user)
    unseen = standing.exclude(claim__created_by=user).exclude(
        Exists(Decision.objects.filter(claim=claim, actor=user).exclude(outcome="hold"))
    )
    unread = unseen.exclude(Exists(ReadingAnswer.objects.filter(reading__claim=claim, reader=user)))
    # What still waits for its own second reading would be read twice.
    unread = unread.exclude(Exists(SecondReading.objects.open().filter(claim=claim)))
    unread = unread.exclude(Exists(SecondReading.objects.filter(known=OuterRef("pk"), reader=user)))
    return unread.select_related("claim__article", "marked_by").order_by("pk").first()


def _shares_its_words(claim: Claim) -> bool:
    others = Claim.objects.proposed().filter(article_id=claim.article_id, start=claim.start, end=claim.end)
    return others.exclude(pk=claim.pk).exists()
