"""Every write of corrections: notices opened, written, published and set aside; tickets taken in and answered."""

from collections.abc import Iterable

import pghistory
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone

from reports.actions import PUBLISHING_LOCK, check_names_nobody
from reports.actions import draft as count
from reports.corrections import rules
from reports.corrections.models import CorrectionNotice
from reports.corrections.noticing import CLARIFICATION, Proposal, calls_for_one, propose
from reports.models import Edition
from reports.workbench.proof import differences


def proposal_for(edition: Edition) -> Proposal | None:
    """Return the notice that a current edition calls for now; nothing while all is as it says."""
    made = count(start=edition.window_start, end=edition.window_end, title=edition.title, redaction=edition.redaction)
    changes, gone = differences(edition, made)
    return propose(changes, gone) if calls_for_one(changes, gone) else None


def look_for_changes(editions: Iterable[Edition] | None = None) -> list[CorrectionNotice]:
    """Open a notice for every current edition that is no longer right, and close those that became right again."""
    current = Edition.objects.current().defer("manifest") if editions is None else editions
    found = []
    for edition in current:
        with transaction.atomic():
            proposal = proposal_for(edition)
            if proposal:
                found.append(keep_notice(edition=edition, proposal=proposal))
            else:
                _close_without_changes(edition)
    return found


@transaction.atomic
def keep_notice(*, edition: Edition, proposal: Proposal) -> CorrectionNotice:
    """Return the edition's open notice, brought in line with what changed; what a person wrote in it stays."""
    notice, is_new = CorrectionNotice.objects.select_for_update(of=("self",)).get_or_create(
        edition=edition,
        state=CorrectionNotice.State.DRAFT,
        defaults={"kind": proposal.kind, "words": proposal.words, **_facts(proposal)},
    )
    if not is_new and notice.digest != proposal.digest:
        values = _facts(proposal)
        if not notice.is_edited:
            values |= {"kind": proposal.kind, "words": proposal.words}
        CorrectionNotice.objects.filter(pk=notice.pk).update(**values)
        notice.refresh_from_db()
    return notice


@transaction.atomic
def write_notice(*, notice: CorrectionNotice, user: User, seen: int, kind: str, words: str) -> CorrectionNotice:
    """Keep what a publisher says of a change."""
    rules.check_may_write(user)
    notice = _locked(notice)
    rules.check_version(notice, seen)
    rules.check_kind(kind, bool(notice.changes))
    rules.check_words(words)
    check_names_nobody(words)
    values = {"kind": kind, "words": words.strip(), "is_edited": True, "version": notice.version + 1}
    with pghistory.context(by=user.get_username(), reason="notice written"):
        CorrectionNotice.objects.filter(pk=notice.pk).update(written_by=user, **values)
    notice.refresh_from_db()
    return notice


@transaction.atomic
def clarify(*, edition: Edition, user: User, words: str) -> CorrectionNotice:
    """Publish a notice beside an edition whose figures stand: what a reader may misunderstand, put right."""
    rules.check_may_write(user)
    rules.check_words(words)
    check_names_nobody(words)
    rules.check_is_current(edition)
    rules.check_nothing_waits(edition)
    with pghistory.context(by=user.get_username(), reason="clarified"):
        notice = CorrectionNotice.objects.create(
            edition=edition, kind=CLARIFICATION, words=words.strip(), is_edited=True, written_by=user
        )
        return publish_notice(notice=notice, user=user, words=words.strip(), published_in=None)


@transaction.atomic
def publish_notice(
    *, notice: CorrectionNotice, user: User, words: str, published_in: Edition | None
) -> CorrectionNotice:
    """Make a notice public for good; one that changes figures goes with the edition that has them right."""
    rules.check_may_write(user)
    with connection.cursor() as cursor:
        # Two notices at once would get one number.
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [PUBLISHING_LOCK])
    notice = _locked(notice)
    rules.check_words(words)
    rules.check_has_edition(notice, published_in)
    last = CorrectionNotice.objects.aggregate(last=Max("number"))["last"] or 0
    CorrectionNotice.objects.filter(pk=notice.pk).update(
        state=CorrectionNotice.State.PUBLISHED,
        words=words,
        number=last + 1,
        published_at=timezone.now(),
        published_by=user.get_full_name() or user.get_username(),
        published_in=published_in,
    )
    notice.refresh_from_db()
    return notice


def _close_without_changes(edition: Edition) -> None:
    gone = CorrectionNotice.objects.open().filter(edition=edition)
    gone.update(
        state=CorrectionNotice.State.SET_ASIDE, set_aside_because="The figures are again what the edition says."
    )


def _facts(proposal: Proposal) -> dict[str, object]:
    return {
        "changes": list(proposal.changes),
        "withdrawn": {name: list(ids) for name, ids in proposal.withdrawn.items()},
        "digest": proposal.digest,
    }


def _locked(notice: CorrectionNotice) -> CorrectionNotice:
    found = CorrectionNotice.objects.select_for_update(of=("self",)).select_related("edition").get(pk=notice.pk)
    rules.check_is_open(found)
    return found
