"""The article's text as the desk shows it: every claim a marked passage, the open one strong."""

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.claims.life import Status
from annotator.claims.models import Claim
from annotator.desk.review.segments import Segment, Span, paragraphs
from annotator.incidents.claim_words import headline, state


@dataclass(frozen=True)
class Passage:
    """A stretch of text with the claim that it leads to, if there is one."""

    text: str
    claim: Claim | None = None
    classes: str = ""
    title: str = ""
    is_current: bool = False
    is_first: bool = False


@dataclass(frozen=True)
class Block:
    """A paragraph of passages, with the offset at which it begins."""

    number: int
    start: int
    passages: list[Passage]


def blocks(text: str, claims: Sequence[Claim], current: Claim) -> list[Block]:
    """Return the text in paragraphs of passages, with every claim marked in its state."""
    by_pk = {claim.pk: claim for claim in [*claims, current]}
    spans = [Span(claim.start, claim.end, pk) for pk, claim in by_pk.items()]
    return [
        Block(
            paragraph.number,
            paragraph.segments[0].start,
            [_passage(segment, by_pk, current) for segment in paragraph.segments],
        )
        for paragraph in paragraphs(text, spans)
    ]


def _passage(segment: Segment, claims: dict[int, Claim], current: Claim) -> Passage:
    if not segment.keys:
        return Passage(segment.text)
    is_current = current.pk in segment.keys
    others = [claims[key] for key in segment.keys if key != current.pk]
    leads_to = others[0] if others else None
    on_top = current if is_current else others[0]
    return Passage(
        text=segment.text,
        claim=leads_to,
        classes=_classes(on_top, segment, is_current),
        title=" · ".join(f"{headline(claims[key])} ({state(claims[key])[1]})" for key in segment.keys),
        is_current=is_current,
        is_first=is_current and segment.start == current.start,
    )


def _classes(on_top: Claim, segment: Segment, is_current: bool) -> str:
    names = {
        "span": True,
        f"is-{state(on_top)[0]}": True,
        "is-current": is_current,
        "is-faint": on_top.status == Status.CANDIDATE and not is_current,
        "is-shared": len(segment.keys) > 1,
        "is-continued": segment.end < on_top.end,
    }
    return " ".join(name for name, holds in names.items() if holds)
