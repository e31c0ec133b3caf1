"""Every write by which people keep candidates away and let them in again."""

import pghistory
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from annotator.claims.memory.models import RetiredRule, SilencedPhrase
from annotator.claims.memory.phrases import plain
from annotator.claims.models import Claim
from annotator.claims.vocabulary import label
from annotator.review.memory import rules
from annotator.sources.models import Source

# A quote of fewer words, "killing five civilians", turns up in other reports too; its sentence hardly does.
KNOWN_BY = 8


@transaction.atomic
def silence_phrase(
    *, phrase: str, actor: User, reason: str, source: Source | None = None, kind: str = "", claim: Claim | None = None
) -> SilencedPhrase:
    """Never suggest a phrase again, in one source or everywhere; a phrase that is silent already stays as it is."""
    rules.check_may_silence(actor, everywhere=source is None)
    rules.check_phrase(phrase := plain(phrase))
    rules.check_says_why(reason)
    with pghistory.context(reason="phrase silenced", by=actor.get_username()):
        silence, _ = SilencedPhrase.objects.get_or_create(
            phrase=phrase,
            kind=kind,
            source=source,
            lifted_at=None,
            defaults={"owner": actor, "reason": reason.strip(), "claim": claim},
        )
    return silence


def silence_rejected(*, claim: Claim, actor: User, everywhere: bool, reason_code: str, note: str) -> SilencedPhrase:
    """Never suggest the passage of a rejected claim again, as that kind of claim."""
    return silence_phrase(
        phrase=_passage(claim),
        actor=actor,
        reason=note or label("rejection_reasons", reason_code),
        source=None if everywhere else claim.article.source,
        kind=claim.kind,
        claim=claim,
    )


def _passage(claim: Claim) -> str:
    """Return a claim's words where they are many enough to be known by, or else the sentence that they stand in."""
    sentence = claim.article.text[claim.sentence_start : claim.sentence_end]
    by_themselves = len(claim.quote.split()) >= KNOWN_BY or len(sentence) > rules.LONGEST
    return claim.quote if by_themselves else sentence


@transaction.atomic
def lift_phrase(*, silence: SilencedPhrase, actor: User) -> bool:
    """Let a phrase be suggested again; return whether it was still silent."""
    rules.check_may_lift(silence, actor)
    with pghistory.context(reason="phrase lifted", by=actor.get_username()):
        standing = SilencedPhrase.objects.standing().filter(pk=silence.pk)
        return bool(standing.update(lifted_at=timezone.now(), lifted_by=actor))


@transaction.atomic
def lift_with_rejection(*, claim: Claim, actor: User) -> None:
    """Let the phrase be suggested again whose rejection is taken back."""
    with pghistory.context(reason="rejection taken back", by=actor.get_username()):
        standing = SilencedPhrase.objects.standing().filter(claim=claim)
        standing.update(lifted_at=timezone.now(), lifted_by=actor)


@transaction.atomic
def retire_rule(*, rule: str, actor: User, reason: str) -> RetiredRule:
    """Add no more candidates of a rule; one that is retired already stays as it is."""
    rules.check_may_retire(actor)
    rules.check_says_why(reason)
    with pghistory.context(reason="rule retired", by=actor.get_username()):
        retired, _ = RetiredRule.objects.get_or_create(
            rule=rule, restored_at=None, defaults={"reason": reason.strip(), "retired_by": actor}
        )
    return retired


@transaction.atomic
def restore_rule(*, rule: str, actor: User, reason: str) -> bool:
    """Let a rule propose again; return whether it was retired."""
    rules.check_may_retire(actor)
    rules.check_says_why(reason)
    ended = {"restored_at": timezone.now(), "restored_by": actor, "restore_reason": reason.strip()}
    with pghistory.context(reason="rule restored", by=actor.get_username()):
        return bool(RetiredRule.objects.standing().filter(rule=rule).update(**ended))
