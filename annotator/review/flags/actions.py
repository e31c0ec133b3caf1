"""Every write of what people do with flags: raise, take on, answer, open again."""

from typing import Any

import pghistory
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from annotator.checks.models import Dismissal, Flag, FlagQuerySet
from annotator.claims.models import Claim
from annotator.claims.vocabulary import terms
from annotator.review.flags import rules
from annotator.review.notes.actions import ANSWERED, MENTIONED, tell
from annotator.review.notes.people import called_in
from annotator.review.rules import NotAllowed, SomeoneWasFaster

ARTICLE, SERIES, SOURCE = "article", "series", "source"
ACCEPTED, DISMISSED, OPEN = Flag.State.ACCEPTED, Flag.State.DISMISSED, Flag.State.OPEN


@transaction.atomic
def raise_flag(*, claim: Claim, actor: User, about: str, note: str = "") -> Flag:
    """Flag a claim for one reason; the same person's open flag for it is the same flag."""
    rules.check_may_flag(actor)
    rules.check_reason(about, note)
    note = note.strip()
    known = Flag.objects.open().filter(claim=claim, about=about, raised_by=actor)
    with pghistory.context(reason="flagged", by=actor.get_username()):
        try:
            with transaction.atomic():
                flag = Flag.objects.create(
                    article_id=claim.article_id,
                    claim=claim,
                    about=about,
                    severity=Flag.Severity.WARN,
                    message=note or terms("flag_reasons")[about].label,
                    spans=[[claim.start, claim.end]],
                    words=" ".join(claim.quote.lower().split()),
                    raised_by=actor,
                )
        except IntegrityError:
            return _same(known.get(), note)
    tell(called_in(note), by=actor, why=MENTIONED, flag=flag)
    return flag


@transaction.atomic
def take_flag(*, flag: Flag, actor: User) -> Flag:
    """Make a flag the actor's work, or give it back where it is theirs already."""
    rules.check_may_flag(actor)
    rules.check_is_open(flag)
    rules.check_free(flag, actor)
    owner = None if flag.owner_id == actor.pk else actor
    with pghistory.context(reason="given back" if owner is None else "taken on", by=actor.get_username()):
        # The condition settles a race: of two people, one finds no row left to take.
        found = Flag.objects.open().filter(pk=flag.pk, owner=flag.owner_id)
        _or_faster(flag, found.update(owner=owner))
    flag.owner = owner
    return flag


@transaction.atomic
def answer_flag(*, flag: Flag, actor: User, state: str, reason: str = "", scope: str = "") -> Flag:
    """Accept or dismiss a flag; with a scope, its check asks the same of the same words no more there."""
    rules.check_may_flag(actor)
    rules.check_is_open(flag)
    rules.check_free(flag, actor)
    rules.check_answer(flag, state, reason, scope)
    values: dict[str, Any] = {"state": state, "reason": reason.strip(), "answered_by": actor}
    values |= {"answered_at": timezone.now(), "owner": flag.owner or actor}
    with pghistory.context(reason=f"flag {state}", by=actor.get_username(), note=reason.strip()):
        if scope:
            values["dismissal"] = _dismiss(flag, actor, reason.strip(), scope)
        _or_faster(flag, Flag.objects.open().filter(pk=flag.pk).update(**values))
        if scope:
            others = {name: value for name, value in values.items() if name != "owner"}
            alike(flag, values["dismissal"]).open().update(**others)
    for name, value in values.items():
        setattr(flag, name, value)
    if flag.raised_by:
        tell([flag.raised_by], by=actor, why=ANSWERED, flag=flag)
    return flag


@transaction.atomic
def reopen_flag(*, flag: Flag, actor: User) -> Flag:
    """Open an answered flag again; what was dismissed with it for a wider scope is asked again too."""
    rules.check_may_flag(actor)
    rules.check_is_answered(flag)
    opened: dict[str, Any] = {"state": OPEN, "reason": "", "answered_by": None, "answered_at": None, "dismissal": None}
    with pghistory.context(reason="flag opened again", by=actor.get_username()):
        if flag.dismissal_id:
            standing = Dismissal.objects.standing().filter(pk=flag.dismissal_id)
            standing.update(lifted_by=actor, lifted_at=timezone.now())
            Flag.objects.filter(dismissal=flag.dismissal_id).exclude(pk=flag.pk).update(**opened)
        Flag.objects.filter(pk=flag.pk).exclude(state=OPEN).update(**opened)
    for name, value in opened.items():
        setattr(flag, name, value)
    return flag


def withdraw_flags(*, claim: Claim, actor: User, about: str) -> int:
    """Close a person's own open flags of one kind on a claim, as undoing what they came with does."""
    mine = Flag.objects.open().filter(claim=claim, raised_by=actor, about=about)
    values = {"state": DISMISSED, "reason": "Taken back.", "answered_by": actor, "answered_at": timezone.now()}
    return mine.update(**values)


def alike(flag: Flag, dismissal: Dismissal) -> FlagQuerySet:
    """Return the flags of the same check with the same words where a dismissal holds."""
    same = Flag.objects.by_checks().filter(check_id=flag.check_id, message=flag.message, words=flag.words)
    if dismissal.article_id:
        return same.filter(article=dismissal.article_id)
    if dismissal.series_id:
        return same.filter(article__series=dismissal.series_id)
    return same.filter(article__source=dismissal.source_id)


def _dismiss(flag: Flag, actor: User, reason: str, scope: str) -> Dismissal:
    article = flag.article
    return Dismissal.objects.create(
        check_id=flag.check_id,
        message=flag.message,
        words=flag.words,
        article=article if scope == ARTICLE else None,
        series=article.series if scope == SERIES else None,
        source=article.source if scope == SOURCE else None,
        reason=reason,
        made_by=actor,
    )


def _same(flag: Flag, note: str) -> Flag:
    """Return a person's own open flag, unless they have more to say than it does."""
    if note and note != flag.message:
        raise NotAllowed(f"You have flagged this claim already ({flag.get_about_display().lower()}); add a note to it.")
    return flag


def _or_faster(flag: Flag, changed: int) -> None:
    if not changed:
        flag.refresh_from_db()
        raise SomeoneWasFaster("Somebody else has just taken or answered this flag.")
