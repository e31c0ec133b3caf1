"""Every write of this package: judging a source, and saying what it counts and for whom it speaks."""

import pghistory
from django.contrib.auth.models import User
from django.db import transaction

from annotator.sources.assessments import rules
from annotator.sources.assessments.models import SourceAssessment
from annotator.sources.models import Source

TAKEN_BACK = "The import that gave it another letter was undone."
DESCRIBED = ("counts", "party", "independence_group")


@transaction.atomic
def assess_source(*, source: Source, reliability: str, reason: str, actor: User) -> SourceAssessment | None:
    """Give a source its letter with a reason, beside all earlier ones; the same once more adds nothing."""
    rules.check_may_judge(actor)
    rules.check_judgement(reliability, reason)
    now = Source.objects.select_for_update().get(pk=source.pk)
    said = {"reliability": reliability, "reliability_reason": reason.strip()}
    if all(getattr(now, name) == value for name, value in said.items()):
        return None
    with pghistory.context(reason="source judged", by=actor.get_username(), note=reason.strip()):
        row = SourceAssessment.objects.create(
            source=now, reliability=reliability, before=now.reliability, reason=reason.strip(), assessed_by=actor
        )
        Source.objects.filter(pk=now.pk).update(**said)
    source.refresh_from_db()
    return row


@transaction.atomic
def restore_judgement(*, source: Source, reliability: str, reliability_reason: str, actor: User) -> SourceAssessment:
    """Give a source back the letter and the reason, if any, that it had before an import that is undone.

    The judgement of the import stays in the list, and so does this one that takes it back.
    """
    rules.check_may_judge(actor)
    now = Source.objects.select_for_update().get(pk=source.pk)
    with pghistory.context(reason="judgement taken back", by=actor.get_username()):
        row = SourceAssessment.objects.create(
            source=now, reliability=reliability, before=now.reliability, reason=TAKEN_BACK, assessed_by=actor
        )
        Source.objects.filter(pk=now.pk).update(reliability=reliability, reliability_reason=reliability_reason)
    source.refresh_from_db()
    return row


@transaction.atomic
def describe_source(*, source: Source, actor: User, **described: str) -> bool:
    """Say what a source counts, for whom it speaks and with whom it counts; return whether that is anything new."""
    rules.check_may_judge(actor)
    if unknown := set(described) - set(DESCRIBED):
        raise ValueError(f"A description has no {', '.join(sorted(unknown))}.")
    wanted = {name: value.strip() for name, value in described.items()}
    changed = {name: value for name, value in wanted.items() if getattr(source, name) != value}
    if changed:
        with pghistory.context(reason="source described", by=actor.get_username()):
            Source.objects.filter(pk=source.pk).update(**changed)
        source.refresh_from_db()
    return bool(changed)
