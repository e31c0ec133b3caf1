"""What an assessment stands on, and which evidence may end an allegation in which way."""

from dataclasses import dataclass

from rapidfuzz import fuzz

from annotator.claims.life import ACCEPTED
from annotator.claims.models import Claim
from annotator.claims.origins.reading import origin_of
from annotator.incidents.allegations.models import Assessment, Position
from annotator.incidents.answers.roles import LONG, SAME_WORDS
from annotator.incidents.citations.models import Citation
from annotator.incidents.wording import day
from annotator.review.rules import NotAllowed

End, Kind = Assessment.End, Assessment.Evidence

FITS: dict[str, tuple[str, ...]] = {
    End.CONFIRMED: (Kind.SOURCE, Kind.ADMISSION, Kind.IMAGERY),
    End.REJECTED: (Kind.SOURCE, Kind.IMAGERY),
    End.UNVERIFIABLE: (Kind.SEARCH,),
    End.SUPERSEDED: (Kind.NEWER,),
}
# What a passage of another source has to do for an end, and how a claim that does it is put.
STANCE = {End.CONFIRMED: "supports", End.REJECTED: "contradicts"}
MODALITY = {End.CONFIRMED: "asserted", End.REJECTED: "negated"}


@dataclass(frozen=True)
class Evidence:
    """One piece of evidence: its kind, and the claim, passage, position or picture that it is."""

    kind: str
    other: Claim | None = None
    citation: Citation | None = None
    position: Position | None = None
    reference: str = ""
    url: str = ""

    def in_words(self) -> str:
        """Return what it is in half a sentence, for the decision's note and the register."""
        passage = self.other or self.citation
        if self.kind == Kind.ADMISSION and self.position:
            on = f" on {day(self.position.said_on)}" if self.position.said_on else ""
            return f"{self.position.party} accepts it{on}"
        if self.kind == Kind.IMAGERY:
            return f"imagery: {self.reference}"
        if passage:
            return f"{passage.article.source.name}: “{passage.quote}”"
        return "nothing found that would settle it"


def evidence_of(assessment: Assessment) -> Evidence:
    """Return the evidence that an assessment names."""
    return Evidence(
        assessment.evidence,
        assessment.other,
        assessment.citation,
        assessment.position,
        assessment.reference,
        assessment.url,
    )


def check_evidence(claim: Claim, end: str, evidence: Evidence) -> None:
    """Each end of an allegation names evidence that can lead there (R4)."""
    if evidence.kind not in FITS.get(end, ()):
        wanted = " or ".join(Kind(kind).label.lower() for kind in FITS.get(end, ()))
        raise NotAllowed(f"For this end name {wanted}." if wanted else "Choose how the allegation ends.")
    if evidence.kind == Kind.SOURCE:
        check_other_source(claim, end, evidence)
    elif evidence.kind == Kind.ADMISSION:
        check_admission(claim, evidence.position)
    elif evidence.kind == Kind.IMAGERY and not evidence.reference.strip():
        raise NotAllowed("Say which imagery it is, of which day, and who read it.")
    elif evidence.kind == Kind.NEWER:
        check_newer(claim, evidence.other)


def check_other_source(claim: Claim, end: str, evidence: Evidence) -> None:
    """Evidence is another origin's own words: not a copy (R19), not a quotation of the first (§1), and it says so."""
    passage = evidence.other or evidence.citation
    if passage is None or evidence.other == claim:
        raise NotAllowed("Choose the claim or the further source that is the evidence.")
    source, first, origin = passage.article.source, claim.article.source, origin_of(claim)
    if _goes_back_to(passage) == origin:
        raise NotAllowed(f"{source.name} counts with {origin}, who alleges it: that is no second source.")
    if evidence.other and _quotes(evidence.other, claim):
        raise NotAllowed(f"{source.name} quotes {first.name} here: ten who quote one source are one source.")
    if _is_copy(passage.quote, claim.quote) or (evidence.other and evidence.other.role == "duplicate_of"):
        raise NotAllowed("It says again what the allegation says (R19): a copy is no second source.")
    _check_says(end, evidence)


def check_admission(claim: Claim, position: Position | None) -> None:
    """An admission is a position on this allegation, or on its incident, that accepts it and still stands."""
    if position is None or position.says != Position.Says.ACCEPTS:
        raise NotAllowed("Choose a position that accepts it; record the admission first.")
    if position.removed_at is not None:
        raise NotAllowed("This position was removed; it is no evidence any more.")
    if position.claim_id != claim.pk and _incident(position.claim) not in (_incident(claim), None):
        raise NotAllowed("This position is about another incident.")
    if position.claim_id != claim.pk and _incident(claim) is None:
        raise NotAllowed("This position is about another allegation.")


def check_newer(claim: Claim, other: Claim | None) -> None:
    """A figure is superseded by an accepted one of the same kind and the same source, published later (R9)."""
    if other is None or other == claim:
        raise NotAllowed("Choose the claim with the newer figure.")
    if other.status not in ACCEPTED or other.kind != claim.kind:
        raise NotAllowed("Only an accepted claim of the same kind supersedes it.")
    if origin_of(other) != origin_of(claim):
        raise NotAllowed("Another source's figure stands beside it and supersedes nothing (R2).")
    published, before = other.article.published, claim.article.published
    if published and before and published < before:
        raise NotAllowed("That figure is the older one.")


def _check_says(end: str, evidence: Evidence) -> None:
    if evidence.citation:
        if evidence.citation.removed_at is not None:
            raise NotAllowed("This further source was removed; it is no evidence any more.")
        if evidence.citation.stance != STANCE[End(end)]:
            raise NotAllowed(f"For this end choose a further source that {STANCE[End(end)]} it.")
        return
    other = evidence.other
    if other and (other.status not in ACCEPTED or other.modality != MODALITY[End(end)]):
        raise NotAllowed(f"Choose an accepted claim that is {MODALITY[End(end)]}: one allegation proves no other.")


def _goes_back_to(passage: Claim | Citation) -> str:
    return origin_of(passage) if isinstance(passage, Claim) else passage.origin


def repeats(other: Claim, claim: Claim) -> bool:
    """Tell whether a claim only says again what another says: as its copy (R19), or by quoting its source (§1)."""
    return other.role == "duplicate_of" or _is_copy(other.quote, claim.quote) or _quotes(other, claim)


def _quotes(other: Claim, claim: Claim) -> bool:
    source = claim.article.source
    said = other.attribution.casefold()
    return any(name and name.casefold() in said for name in (source.name, source.origin))


def _is_copy(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= LONG and fuzz.ratio(one, other) >= SAME_WORDS


def _incident(claim: Claim) -> int | None:
    return claim.link.incident_id if hasattr(claim, "link") else None
