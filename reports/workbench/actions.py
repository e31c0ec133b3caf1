"""Every write of the workbench: drafts, waivers, signatures, and the edition that comes of them.

Each takes the draft's row first, so that of two people who act on one draft the second sees what the first did.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pghistory
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from reports.actions import check_names_nobody, publish_edition, series_of
from reports.corrections.actions import keep_notice, publish_notice
from reports.corrections.actions import write_notice as correct
from reports.corrections.models import CorrectionNotice
from reports.models import Edition
from reports.workbench import rules
from reports.workbench.drafting import draft_headline
from reports.workbench.models import DraftEdition, SignOff, Waiver
from reports.workbench.proof import Proof, read


@transaction.atomic
def open_draft(*, start: date, end: date, user: User, title: str = "") -> DraftEdition:
    """Return the draft of these days that waits, or a new one with a title and a headline to begin with."""
    rules.check_may_write(user)
    with pghistory.context(by=user.get_username(), reason="draft opened"):
        draft, is_new = DraftEdition.objects.get_or_create(
            window_start=start, window_end=end, edition=None, dropped_at=None,
            defaults={"created_by": user, "title": title or title_for(start, end)},
        )  # fmt: skip
        if is_new:
            proof = read(draft)
            draft.headline = draft_headline(proof.names, start, end, *series_of(start, end))
            DraftEdition.objects.filter(pk=draft.pk).update(headline=draft.headline)
    return draft


@transaction.atomic
def write_draft(
    *, draft: DraftEdition, user: User, seen: int, title: str, headline: str, note: str, redaction: str = ""
) -> DraftEdition:
    """Keep the words of a draft, unless the headline says a number that the tally does not say."""
    rules.check_may_write(user)
    draft = _locked(draft)
    rules.check_version(draft, seen)
    words = {"title": title.strip(), "headline": headline.strip(), "note": note.strip(), "redaction": redaction}
    rules.check_words(words["title"], words["headline"], words["note"])
    rules.check_redaction(redaction)
    check_names_nobody(words["title"], words["headline"], words["note"])
    for name, value in words.items():
        setattr(draft, name, value)
    rules.check_headline(read(draft).mistakes)
    draft.version += 1
    with pghistory.context(by=user.get_username(), reason="draft written"):
        DraftEdition.objects.filter(pk=draft.pk).update(version=draft.version, **words)
    return draft


@transaction.atomic
def draft_anew(*, draft: DraftEdition, user: User) -> DraftEdition:
    """Write the headline anew from the figures as they stand."""
    proof = read(draft)
    text = draft_headline(
        proof.names, draft.window_start, draft.window_end, *series_of(draft.window_start, draft.window_end)
    )
    return write_draft(
        draft=draft, user=user, seen=draft.version, title=draft.title, headline=text, note=draft.note,
        redaction=draft.redaction,
    )  # fmt: skip


@transaction.atomic
def waive(*, draft: DraftEdition, user: User, blockers: Sequence[str], reason: str) -> list[Waiver]:
    """Let what stands in the way of a draft stand, and say why; what is waived already is left as it is."""
    rules.check_may_write(user)
    draft = _locked(draft)
    known = {blocker.id: (blocker, waiver) for blocker, waiver in read(draft).blockers}
    rules.check_waiver(list(blockers), set(known), reason)
    check_names_nobody(reason)
    with pghistory.context(by=user.get_username(), reason="waived"):
        return [
            Waiver.objects.create(
                draft=draft, blocker=id, words=known[id][0].words, reason=reason.strip(), made_by=user
            )
            for id in dict.fromkeys(blockers)
            if known[id][1] is None
        ]


@transaction.atomic
def lift_waiver(*, waiver: Waiver, user: User) -> None:
    """Let it stand in the way again."""
    rules.check_may_write(user)
    _locked(waiver.draft)
    with pghistory.context(by=user.get_username(), reason="waiver lifted"):
        Waiver.objects.standing().filter(pk=waiver.pk).update(lifted_by=user, lifted_at=timezone.now())


@transaction.atomic
def write_notice(*, draft: DraftEdition, user: User, seen: int, kind: str, words: str) -> CorrectionNotice:
    """Keep what readers are told about the figures that a draft changes; `seen` is the notice's version they read."""
    rules.check_may_write(user)
    proof = read(_locked(draft))
    rules.check_corrects(proof)
    assert proof.replaces is not None
    assert proof.proposal is not None
    notice = keep_notice(edition=proof.replaces, proposal=proof.proposal)
    return correct(notice=notice, user=user, seen=seen, kind=kind, words=words)


@transaction.atomic
def sign_draft(*, draft: DraftEdition, user: User, seal: str) -> SignOff:
    """Sign a draft as it is; a later change of anything in it leaves the signature without effect."""
    rules.check_may_sign(user)
    proof = read(_locked(draft))
    rules.check_seen(proof, seal)
    rules.check_may_sign_now(proof, user)
    with pghistory.context(by=user.get_username(), reason="signed"):
        return SignOff.objects.create(draft=draft, signer=user, seal=seal)


@transaction.atomic
def withdraw_signature(*, sign_off: SignOff, user: User) -> None:
    """Take a signature back."""
    rules.check_is_theirs(sign_off, user)
    _locked(sign_off.draft)
    with pghistory.context(by=user.get_username(), reason="signature withdrawn"):
        SignOff.objects.filter(pk=sign_off.pk, withdrawn_at=None).update(withdrawn_at=timezone.now())


@transaction.atomic
def publish_draft(*, draft: DraftEdition, user: User, seal: str) -> Edition:
    """Publish a draft that enough people signed, with the notice of what it corrects."""
    rules.check_may_write(user)
    proof = read(_locked(draft))
    rules.check_seen(proof, seal)
    rules.check_may_publish_now(proof, user)
    edition = publish_edition(
        title=draft.title, start=draft.window_start, end=draft.window_end, publisher=user, note=draft.note,
        seen=proof.made.seen, headline=proof.headline, waivers=waivers_of(proof), sign_offs=sign_offs_of(proof),
        redaction=draft.redaction,
    )  # fmt: skip
    with pghistory.context(by=user.get_username(), reason="published"):
        DraftEdition.objects.filter(pk=draft.pk).update(edition=edition)
        if proof.proposal and proof.replaces:
            notice = keep_notice(edition=proof.replaces, proposal=proof.proposal)
            publish_notice(notice=notice, user=user, words=proof.notice_words, published_in=edition)
    return edition


@transaction.atomic
def drop_draft(*, draft: DraftEdition, user: User) -> None:
    """Give a draft up; its days can be drafted anew."""
    rules.check_may_write(user)
    draft = _locked(draft)
    with pghistory.context(by=user.get_username(), reason="draft dropped"):
        DraftEdition.objects.filter(pk=draft.pk).update(dropped_by=user, dropped_at=timezone.now())


def title_for(start: date, end: date) -> str:
    """Propose the title of the edition that would be replaced, else that of the newest edition."""
    same = Edition.objects.current().of_days(start, end).defer("manifest").first()
    known = same or Edition.objects.defer("manifest").first()
    return known.title if known else ""


def waivers_of(proof: Proof) -> list[dict[str, Any]]:
    """Return the waivers as the edition publishes them."""
    return [
        {
            "what": blocker.words,
            "kind": blocker.kind,
            "claims": list(blocker.claim_ids),
            "reason": waiver.reason,
            "by": waiver.made_by.get_full_name() or waiver.made_by.get_username(),
            "at": waiver.made_at.isoformat(timespec="seconds"),
        }
        for blocker, waiver in proof.blockers
        if waiver is not None
    ]


def sign_offs_of(proof: Proof) -> list[dict[str, Any]]:
    """Return the signatures as the edition publishes them."""
    return [
        {
            "by": one.signer.get_full_name() or one.signer.get_username(),
            "as": "publisher" if rules.can_write(one.signer) else "lead",
            "at": one.made_at.isoformat(timespec="seconds"),
            "seal": one.seal,
        }
        for one in proof.holding
    ]


def _locked(draft: DraftEdition) -> DraftEdition:
    DraftEdition.objects.select_for_update().get(pk=draft.pk)
    # A question of its own: one that waited for the row would not see what the other person wrote beside it.
    found = DraftEdition.objects.select_related("edition", "dropped_by").get(pk=draft.pk)
    rules.check_waiting(found)
    return found
