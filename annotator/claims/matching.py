"""Compares what the extractor proposes now with the claims that an article already has.

A claim is recognised by its kind, unit and span. A claim that a person decided, made or gave other words also answers
for what the extractor once proposed as it, and for candidates of its kind that overlap either, so that their word
outlives small changes in where the extractor draws a span.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from annotator.claims.life import DECIDED, Status
from annotator.claims.memory.phrases import LeftOut
from annotator.claims.models import Claim
from annotator.extraction import Candidate

NOTHING: Mapping[int, LeftOut] = {}


class Span(Protocol):
    """What matching looks at, in claims and candidates alike."""

    @property
    def kind(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Proposed:
    """The span and kind by which the extractor once proposed a claim."""

    kind: str
    unit: str
    start: int
    end: int


@dataclass
class Matching:
    """The outcome, with candidates named by their index: `claims` holds the claim that stands for each.

    `twins` names, for a candidate that repeats another's kind and span, the one that it repeats. `left_out` are
    unwanted candidates for which nothing decided stands.
    """

    claims: dict[int, Claim] = field(default_factory=dict)
    twins: dict[int, int] = field(default_factory=dict)
    new: list[tuple[int, Candidate]] = field(default_factory=list)
    undecided: list[tuple[Claim, Candidate]] = field(default_factory=list)
    gone: list[Claim] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)

    def claim_for(self, index: int | None) -> Claim | None:
        """Return the claim that stands for a candidate; for one that was joined to another, that other."""
        claim = self.claims.get(self.twins.get(index, index)) if index is not None else None
        return claim.of if claim and _was_joined(claim) else claim

    def counts(self) -> dict[str, int]:
        """Return how many candidates were added, kept and withdrawn."""
        return {
            "added": len(self.new),
            "kept": len(self.claims) - len(self.new),
            "withdrawn": len(self.gone),
        }


def match(
    candidates: Sequence[Candidate], claims: Sequence[Claim], unwanted: Mapping[int, LeftOut] = NOTHING
) -> Matching:
    """Match candidates to claims one by one; every claim and every candidate ends in one place.

    An unwanted candidate, named by its index, is left out unless a decided claim stands for it.
    """
    matching = Matching()
    by_key = {_key(claim): claim for claim in claims}
    standing = [(span, claim) for claim in claims if not _may_change(claim) for span in _spans(claim)]
    by_proposal = {_key(span): claim for span, claim in standing}
    first: dict[tuple[str, str, int, int], int] = {}
    for index, candidate in enumerate(candidates):
        if (twin := first.setdefault(_key(candidate), index)) != index:
            matching.twins[index] = twin
            continue
        key = _key(candidate)
        claim = by_key.get(key) or by_proposal.get(key) or _overlapping(candidate, standing)
        if index in unwanted and (claim is None or claim.status not in DECIDED):
            matching.left_out.append(unwanted[index])
            continue
        if claim is None:
            matching.new.append((index, candidate))
            continue
        matching.claims[index] = claim
        if _may_change(claim):
            matching.undecided.append((claim, candidate))
    found = {claim.pk for claim in matching.claims.values()}
    matching.gone = [claim for claim in claims if _may_go(claim) and claim.pk not in found]
    return matching


def is_the_extractors(claim: Claim) -> bool:
    """Tell whether a claim is the extractor's alone: neither made by a person nor taken up by one."""
    return claim.origin == Claim.Origin.EXTRACTOR and claim.created_by_id is None


def _may_change(claim: Claim) -> bool:
    # A person's claim that was withdrawn is the half of a split that was taken back: nobody vouches for it.
    return claim.status not in DECIDED and (is_the_extractors(claim) or claim.withdrawn_at is not None)


def _was_joined(claim: Claim) -> bool:
    return claim.status == Status.REJECTED and claim.role == "duplicate_of" and claim.of_id is not None


def _spans(claim: Claim) -> list[Span]:
    """Return where a claim is and, where people changed that, where the extractor proposed it."""
    said = claim.proposal
    if not {"kind", "unit", "start", "end"} <= said.keys():
        return [claim]
    return [claim, Proposed(said["kind"], said["unit"], said["start"], said["end"])]


def _may_go(claim: Claim) -> bool:
    return _may_change(claim) and claim.withdrawn_at is None


def _key(span: Span) -> tuple[str, str, int, int]:
    return span.kind, span.unit, span.start, span.end


def _overlapping(candidate: Candidate, standing: Sequence[tuple[Span, Claim]]) -> Claim | None:
    same = (pair for pair in standing if (pair[0].kind, pair[0].unit) == (candidate.kind, candidate.unit))
    return next((claim for span, claim in same if share(span, candidate) >= 0.5), None)


def share(one: Span, other: Span) -> float:
    """Return how much of the shorter span the two have in common."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return common / min(one.end - one.start, other.end - other.start)
