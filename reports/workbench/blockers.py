"""What stands in the way of publishing a draft, each with the place where it is settled. Pure but for addresses."""

import hashlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

from django.urls import reverse

from reports.assembly import Draft
from reports.models import EditionClaim

FLAG, SECOND, HELD, UNDECIDED, FOOTNOTE = "flag", "second", "held", "undecided", "footnote"
# In the order in which they are listed, with the heading over each.
HEADINGS = {
    FLAG: "Open flags on claims that count",
    SECOND: "Second readings that are missing",
    HELD: "Held claims",
    UNDECIDED: "Claims that nobody has reviewed",
    FOOTNOTE: "Contradictions in the figures",
}
QUOTED = 80


class Flagged(Protocol):
    """An open flag as the analysts' side hands it out."""

    @property
    def flag_id(self) -> int: ...

    @property
    def claim_id(self) -> int: ...

    @property
    def holds(self) -> bool: ...

    @property
    def message(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Blocker:
    """One thing to settle or to waive; its id names it and what it is about, so that a waiver covers no more."""

    id: str
    kind: str
    words: str
    quote: str
    url: str
    action: str
    claim_ids: tuple[int, ...]


def blockers(made: Draft, flags: Iterable[Flagged]) -> list[Blocker]:
    """Return all that stands in the way of a draft, in the order of HEADINGS."""
    claims = {claim.claim_id: claim for claim in made.parts.claims}
    return [
        *_flags(flags, claims),
        *_second(claims.values(), members(made)),
        *_held(claims.values()),
        *_undecided(claims.values()),
        *_footnotes(made.parts.footnotes),
    ]


def members(made: Draft) -> set[int]:
    """Return the claims that stand behind the draft's figures."""
    return {claim_id for listed in made.parts.members.values() for claim_id, *_ in listed}


def _flags(flags: Iterable[Flagged], claims: dict[int, EditionClaim]) -> Iterator[Blocker]:
    for one in flags:
        yield Blocker(
            id=f"flag:{one.flag_id}:{claims[one.claim_id].version}:{_digest([one.holds, one.message])}",
            kind=FLAG,
            words=f"{'Hold' if one.holds else 'Look twice'}: {one.message}",
            quote=_quote(claims[one.claim_id]),
            url=reverse("flag", args=[one.flag_id]),
            action="Answer the flag",
            claim_ids=(one.claim_id,),
        )


def _second(claims: Iterable[EditionClaim], counted: Collection[int]) -> Iterator[Blocker]:
    for claim in claims:
        if claim.fact.get("unread") and claim.claim_id in counted:
            yield Blocker(
                id=f"second:{claim.claim_id}:{claim.version}",
                kind=SECOND,
                words=f"{claim.kind_label}, {claim.display}: one person alone has read it so far.",
                quote=_quote(claim),
                url=reverse("second_readings"),
                action="Second readings",
                claim_ids=(claim.claim_id,),
            )


def _held(claims: Iterable[EditionClaim]) -> Iterator[Blocker]:
    for claim in claims:
        if claim.fact["status"] == "held":
            yield Blocker(
                id=f"held:{claim.claim_id}:{claim.version}",
                kind=HELD,
                words=f"{claim.kind_label}, {claim.display}: {claim.fact.get('reason') or 'it waits for a decision'}",
                quote=_quote(claim),
                url=reverse("claim", args=[claim.claim_id]),
                action="Decide the claim",
                claim_ids=(claim.claim_id,),
            )


def _undecided(claims: Iterable[EditionClaim]) -> Iterator[Blocker]:
    by_article: dict[int, list[EditionClaim]] = {}
    for claim in claims:
        if claim.fact["status"] == "candidate":
            by_article.setdefault(claim.article.article_id, []).append(claim)
    for article_id, waiting in by_article.items():
        ids = tuple(sorted(claim.claim_id for claim in waiting))
        count = f"{len(ids)} claim{'' if len(ids) == 1 else 's'}"
        yield Blocker(
            id=f"undecided:{article_id}:{_digest(ids)}",
            kind=UNDECIDED,
            words=f"{count} of “{waiting[0].article.title}”, by {waiting[0].article.source}.",
            quote="",
            url=f"{reverse('queue')}?article={article_id}",
            action="Review them",
            claim_ids=ids,
        )


def _footnotes(footnotes: Iterable[Any]) -> Iterator[Blocker]:
    for note in footnotes:
        if note["problem"]:
            ids, incident = tuple(note["claim_ids"]), note["incident_id"]
            url = reverse("incident", args=[incident]) if incident else reverse("claim", args=[ids[0]]) if ids else ""
            yield Blocker(
                id=f"footnote:{note['rule']}:{_digest([*ids, note['text']])}",
                kind=FOOTNOTE,
                words=f"{note['rule']}: {note['text']}",
                quote="",
                url=url,
                action="Open the incident" if incident else "Open the claim",
                claim_ids=ids,
            )


def _quote(claim: EditionClaim) -> str:
    return claim.quote if len(claim.quote) <= QUOTED else f"{claim.quote[: QUOTED - 1]}…"


def _digest(parts: Collection[Any]) -> str:
    return hashlib.sha256(" ".join(map(str, parts)).encode()).hexdigest()[:16]
