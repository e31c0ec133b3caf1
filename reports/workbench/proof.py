"""A draft as it reads now: its figures, what changed and why, what stands in its way, and which signatures hold."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.conf import settings

from reports.actions import draft as count
from reports.actions import open_flags, protection_of
from reports.assembly import Draft
from reports.corrections.models import CorrectionNotice
from reports.corrections.noticing import Proposal, calls_for_one, propose
from reports.manifest import canonical
from reports.models import Edition, FigureMember
from reports.workbench.blockers import Blocker, blockers, members
from reports.workbench.causes import FigureChange, Side, explain, side, withdrawn
from reports.workbench.differences import Stand
from reports.workbench.headline import Bound, bound, mistakes, rendered
from reports.workbench.models import DraftEdition, SignOff, Waiver


@dataclass(frozen=True)
class Proof:
    """One reading of a draft; whatever a person signs or publishes was on it."""

    draft: DraftEdition
    made: Draft
    changes: Sequence[FigureChange]
    blockers: Sequence[tuple[Blocker, Waiver | None]]
    proposal: Proposal | None
    notice: CorrectionNotice | None

    @property
    def replaces(self) -> Edition | None:
        """Return the edition of the same days that the draft would replace."""
        return self.made.edition.replaces

    @cached_property
    def names(self) -> dict[str, Bound]:
        """Return the figures by the names under which the headline mentions them."""
        return bound(self.made.parts.figures)

    @cached_property
    def headline(self) -> str:
        """Return the headline as readers will see it."""
        return rendered(self.draft.headline, self.names)

    @cached_property
    def mistakes(self) -> list[str]:
        """Return what is wrong with the headline under the figures of now."""
        return mistakes(self.draft.headline, self.names)

    @cached_property
    def open(self) -> list[Blocker]:
        """Return what is neither settled nor waived."""
        return [blocker for blocker, waiver in self.blockers if waiver is None]

    @cached_property
    def waived(self) -> list[Waiver]:
        """Return the waivers of what still stands in the way, each once."""
        return [waiver for _, waiver in self.blockers if waiver is not None]

    @cached_property
    def notice_kind(self) -> str:
        """Return the type of the notice that goes with the draft, "" where it corrects nothing."""
        return self.notice.kind if self.notice else self.proposal.kind if self.proposal else ""

    @cached_property
    def notice_words(self) -> str:
        """Return the words of the notice: a person's where somebody wrote them, else as the changes suggest."""
        if self.notice and self.notice.is_edited:
            return self.notice.words
        return self.proposal.words if self.proposal else ""

    @cached_property
    def seal(self) -> str:
        """Return the hash of all that is signed: figures, words, waivers and notice."""
        signed = {
            "figures": self.made.seen,
            "title": self.draft.title,
            "headline": self.headline,
            "note": self.draft.note,
            "redaction": self.draft.redaction,
            "waivers": sorted([one.blocker, one.reason] for one in self.waived),
            "notice": [self.notice_kind, self.notice_words],
        }
        return hashlib.sha256(canonical(signed).encode()).hexdigest()

    @cached_property
    def sign_offs(self) -> list[SignOff]:
        """Return all signatures that nobody withdrew, also those under an earlier state of the draft."""
        return list(self.draft.sign_offs.filter(withdrawn_at=None).select_related("signer"))

    @cached_property
    def holding(self) -> list[SignOff]:
        """Return the signatures under the draft as it is."""
        return [one for one in self.sign_offs if one.seal == self.seal]

    @property
    def void(self) -> list[SignOff]:
        """Return the signatures under what the draft said before."""
        return [one for one in self.sign_offs if one.seal != self.seal]

    @property
    def missing_signatures(self) -> int:
        """Return how many people have still to sign."""
        return max(0, settings.SIGN_OFFS - len({one.signer_id for one in self.holding}))


def read(draft: DraftEdition) -> Proof:
    """Count a draft's figures anew and set all that is known of it beside them."""
    made = count(
        start=draft.window_start,
        end=draft.window_end,
        title=draft.title,
        note=draft.note,
        redaction=draft.redaction,
    )
    made.edition.headline = rendered(draft.headline, bound(made.parts.figures))
    flags = open_flags(members(made), draft.redaction)
    standing = {waiver.blocker: waiver for waiver in draft.waivers.standing().select_related("made_by")}
    replaces = made.edition.replaces
    changes, gone = differences(replaces, made) if replaces else ([], {})
    return Proof(
        draft=draft,
        made=made,
        changes=changes,
        blockers=[(one, standing.get(one.id)) for one in blockers(made, flags)],
        proposal=propose(changes, gone) if calls_for_one(changes, gone) else None,
        notice=CorrectionNotice.objects.open().filter(edition=replaces).first() if replaces else None,
    )


def differences(edition: Edition, made: Draft) -> tuple[list[FigureChange], dict[str, list[int]]]:
    """Return in which figures a draft differs from an edition, and what no longer counts."""
    before, after = published_side(edition, made.edition.redaction), drafted_side(made)
    return explain(before, after), withdrawn(before, after)


def published_side(edition: Edition, redaction: str = "") -> Side:
    """Return what an edition says, from its own rows, as it may be said now.

    Otherwise the cause of a change would repeat whom somebody has asked to protect since, beside what stands for them.
    """
    found = side(edition.figures.all(), edition.claims.all(), dict(_titles(edition)))
    protect = protection_of(redaction)
    if not protect.names and not protect.hidden:
        return found
    return replace(found, claims={id: _protected(stand, protect) for id, stand in found.claims.items()})


def _protected(stand: Stand, protect: Any) -> Stand:
    return replace(
        stand,
        fact=protect.everywhere(stand.fact),
        excluded_because=protect.words(stand.excluded_because),
        incident=protect.words(stand.incident),
    )


def drafted_side(made: Draft) -> Side:
    """Return what a draft says."""
    homes: Iterable[tuple[int, int | None, str]] = (one for listed in made.parts.members.values() for one in listed)
    titles: Mapping[int, str] = {incident: title for _, incident, title in homes if incident}
    return side(made.parts.figures, made.parts.claims, titles)


def beside(draft: DraftEdition) -> Edition | None:
    """Return the current edition of the window before, to set beside a draft of days that were never published."""
    before = Edition.objects.current().filter(window_end=draft.window_start).order_by("-window_start")
    return before.defer("manifest").first()


def _titles(edition: Edition) -> Iterable[tuple[int, str]]:
    members = FigureMember.objects.filter(figure__edition=edition, incident_id__isnull=False).order_by()
    for incident, title in members.values_list("incident_id", "incident_title").distinct():
        if incident is not None:
            yield incident, title
