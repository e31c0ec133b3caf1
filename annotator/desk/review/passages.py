"""The article's text as the desk shows it: every claim a marked passage, the open one strong."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from annotator.claims.life import Status
from annotator.claims.models import Claim
from annotator.desk.review.evidence import Evidence
from annotator.desk.review.segments import Segment, Span, lanes, paragraphs
from annotator.incidents.claim_words import headline, state


@dataclass(frozen=True)
class Passage:
    """A stretch of text with the claim that it leads to, if there is one.

    `layers` are the lines of the other claims that have these words too, and `fields` the values of the open claim
    that the words are the evidence for.
    """

    text: str
    claim: Claim | None = None
    classes: str = ""
    layers: list[str] = field(default_factory=list)
    title: str = ""
    fields: str = ""
    is_current: bool = False
    is_first: bool = False


@dataclass(frozen=True)
class Block:
    """A paragraph of passages, with the offset at which it begins."""

    number: int
    start: int
    passages: list[Passage]


class Layers:
    """The claims of an article, the open one among them, each with a lane of its own below the words."""

    def __init__(self, claims: Sequence[Claim], current: Claim, evidence: Sequence[Evidence]) -> None:
        self.claims = {claim.pk: claim for claim in [*claims, current]}
        self.current = current
        self.evidence = evidence
        spans = [Span(claim.start, claim.end, pk) for pk, claim in self.claims.items()]
        self.lanes = lanes(spans)
        # Claims have numbers from 1 on; evidence has numbers below 0.
        self.spans = [*spans, *(Span(one.start, one.end, -key) for key, one in enumerate(evidence, start=1))]

    def passage(self, segment: Segment) -> Passage:
        """Return a stretch of the text as it is shown."""
        fields = " ".join(sorted({self.evidence[-key - 1].field for key in segment.keys if key < 0}))
        covering = [self.claims[key] for key in segment.keys if key > 0]
        if not covering:
            return Passage(segment.text, fields=fields)
        is_current = self.current.pk in segment.keys
        others = [claim for claim in covering if claim.pk != self.current.pk]
        on_top = self.current if is_current else others[0]
        return Passage(
            text=segment.text,
            claim=others[0] if others else None,
            classes=self._classes(on_top, segment, is_current),
            layers=[self._line(claim) for claim in covering if claim is not on_top and claim.pk != on_top.pk],
            title=" · ".join(f"{headline(claim)} ({state(claim)[1]})" for claim in covering),
            fields=fields,
            is_current=is_current,
            is_first=is_current and segment.start == self.current.start,
        )

    def _classes(self, claim: Claim, segment: Segment, is_current: bool) -> str:
        names = {
            "is-current": is_current,
            "is-continued": segment.end < claim.end,
            "is-flagged": bool(claim.flagged),
        }
        return " ".join(["span", self._line(claim), *(name for name, holds in names.items() if holds)])

    def _line(self, claim: Claim) -> str:
        faint = " is-faint" if claim.status == Status.CANDIDATE and claim.pk != self.current.pk else ""
        return f"is-{state(claim)[0]} lane-{min(self.lanes[claim.pk], 3)}{faint}"


def blocks(text: str, claims: Sequence[Claim], current: Claim, evidence: Sequence[Evidence] = ()) -> list[Block]:
    """Return the text in paragraphs of passages, with every claim marked in its state."""
    layers = Layers(claims, current, evidence)
    return [
        Block(
            paragraph.number,
            paragraph.segments[0].start,
            [layers.passage(segment) for segment in paragraph.segments],
        )
        for paragraph in paragraphs(text, layers.spans)
    ]
