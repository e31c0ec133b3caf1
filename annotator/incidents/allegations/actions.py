"""Every write of the allegation lane: positions of parties, assessments, and what follows from both."""

from dataclasses import dataclass
from datetime import date

import pghistory
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from annotator.claims.by_hand.rules import NotAdded, check_passage, trimmed
from annotator.claims.models import Claim
from annotator.incidents.actions import Placement, change_incident, decide_claim, link_claim
from annotator.incidents.allegations import rules
from annotator.incidents.allegations.evidence import Evidence, check_evidence, evidence_of
from annotator.incidents.allegations.models import Assessment, Position
from annotator.incidents.answers.actions import answer_pair
from annotator.incidents.facts import Number
from annotator.incidents.placing import incident_of
from annotator.incidents.rules import check_may_link
from annotator.incidents.wording import day
from annotator.review.actions import Answer
from annotator.review.models import Decision
from annotator.review.rules import NotAllowed, SomeoneWasFaster, check_may_review
from annotator.sources.models import Article

End, State = Assessment.End, Assessment.State
# The answer by which the claim itself is decided for each end.
ANSWERS = {
    End.CONFIRMED: ("correct", {"modality": "asserted"}, ""),
    End.REJECTED: ("reject", {}, "other"),
    End.UNVERIFIABLE: ("unverifiable", {}, ""),
    End.SUPERSEDED: ("supersede", {}, ""),
}
CONTESTABLE = ("weak", "fair", "confirmed")


@dataclass(frozen=True)
class Quoted:
    """Words of an article in which a party answers; offsets are code points of its text."""

    article: Article
    start: int
    end: int


@transaction.atomic
def record_position(
    *,
    claim: Claim,
    actor: User,
    party: str,
    says: str,
    declared: Number | None = None,
    conceded: Number | None = None,
    said_on: date | None = None,
    quoted: Quoted | None = None,
    note: str = "",
) -> Position:
    """Keep what a party answers to an allegation; a denial makes its incident contested and lowers nothing (R5)."""
    check_may_link(actor)
    rules.check_decided(claim)
    rules.check_position(party, says, conceded is not None, quoted is not None, note)
    values = {**_bounds("declared", declared), **_bounds("conceded", conceded), **_quote(quoted)}
    said = {"party": party.strip(), "says": says, "said_on": said_on, "note": note.strip()}
    if Position.objects.standing().filter(claim=claim, **said, **values).exists():
        raise NotAllowed("This position is recorded already. Nothing was added.")
    with pghistory.context(reason="position recorded", by=actor.get_username()):
        position = Position.objects.create(claim=claim, recorded_by=actor, **said, **values)
        if says == Position.Says.DENIES:
            _contest(position, actor)
    return position


@transaction.atomic
def remove_position(*, position: Position, actor: User, because: str) -> Position:
    """Take a position off its allegation; it stays on record, and the incident keeps its grade until a person acts."""
    check_may_link(actor)
    if not because.strip():
        raise NotAllowed("Say in a few words why this position is removed.")
    values = {"removed_at": timezone.now(), "removed_by": actor, "removed_because": because.strip()}
    with pghistory.context(reason="position removed", by=actor.get_username(), note=because.strip()):
        if not Position.objects.standing().filter(pk=position.pk).update(**values):
            raise SomeoneWasFaster("This position was removed already.")
    position.refresh_from_db()
    return position


@transaction.atomic
def propose_assessment(*, claim: Claim, actor: User, end: str, evidence: Evidence, reason: str) -> Assessment:
    """Propose how an allegation ends, on named evidence; nothing changes until a second person agrees."""
    rules.check_may_assess(claim, actor)
    check_evidence(claim, end, evidence)
    rules.check_reason(reason)
    named = {name: getattr(evidence, name) for name in ("other", "citation", "position", "url")}
    with pghistory.context(reason="assessment proposed", by=actor.get_username()):
        try:
            with transaction.atomic():
                return Assessment.objects.create(
                    claim=claim, version=claim.version, end=end, evidence=evidence.kind, proposed_by=actor,
                    reason=reason.strip(), reference=evidence.reference.strip(), **named,
                )  # fmt: skip
        except IntegrityError as error:
            if "one_proposed_assessment" not in str(error):
                raise
            raise NotAllowed("Somebody has just proposed another end; that is answered first.") from error


@transaction.atomic
def agree_with(*, assessment: Assessment, actor: User, note: str = "") -> Decision:
    """End an allegation as a first person proposed: the second one's agreement is the decision on the claim."""
    waiting = Assessment.objects.select_for_update(of=("self",)).select_related("proposed_by").get(pk=assessment.pk)
    claim = Claim.objects.select_related("article__source").get(pk=waiting.claim_id)
    rules.check_may_agree(waiting, actor)
    rules.check_still_as_assessed(waiting, claim)
    check_evidence(claim, waiting.end, evidence_of(waiting))
    outcome, changes, reason_code = ANSWERS[End(waiting.end)]
    answer = Answer(outcome, waiting.version, changes, reason_code, sentence_of(waiting, actor, note), settles=True)
    # The claim stays in its incident: what was alleged of an event is now asserted of it.
    decision = decide_claim(claim=claim, actor=actor, answer=answer, placement=Placement(incident_of(claim)))
    _answer(waiting, actor, State.AGREED, note, decision)
    return decision


@transaction.atomic
def decline(*, assessment: Assessment, actor: User, note: str) -> Assessment:
    """Leave the allegation where it is: the proposer withdraws, anybody else does not agree and says why."""
    check_may_review(actor)
    waiting = Assessment.objects.select_for_update().get(pk=assessment.pk)
    rules.check_waits(waiting)
    own = waiting.proposed_by_id == actor.pk
    if not own and not note.strip():
        raise NotAllowed("Say in a sentence why you do not agree.")
    return _answer(waiting, actor, State.WITHDRAWN if own else State.DECLINED, note, None)


@transaction.atomic
def join_entry(*, claim: Claim, entry: Claim, actor: User) -> None:
    """Say that an article repeats an allegation that the register has; it is linked to the entry, not added (R19).

    A claim that is not confirmed yet goes there when it is.
    """
    check_may_link(actor)
    if entry.modality != "alleged":
        raise NotAllowed("Only an allegation has an entry in the register.")
    if entry.article_id == claim.article_id:
        raise NotAllowed("A repetition is another article's.")
    answer_pair(claim=claim, other=entry, answer="same", actor=actor, note="repeats an allegation of the register")
    if {claim.status, entry.status} <= rules.ACCEPTED:
        there = Placement(incident_of(entry))
        claim.refresh_from_db(fields=["role", "of"])
        link_claim(claim=claim, actor=actor, role="duplicate_of", of=entry, placement=there)


def sentence_of(assessment: Assessment, second: User, note: str) -> str:
    """Return what ended an allegation in one sentence: the end, the evidence, and the two people."""
    end, evidence = assessment.get_end_display().lower(), evidence_of(assessment).in_words()
    first, agreed = assessment.proposed_by.get_username(), second.get_username()
    beside = f" {agreed}: {note.strip()}" if note.strip() else ""
    return f"Assessed as {end} by {first}, agreed by {agreed}. Evidence: {evidence}. {assessment.reason}{beside}"


def _answer(assessment: Assessment, actor: User, state: str, note: str, decision: Decision | None) -> Assessment:
    values = {"state": state, "answered_at": timezone.now(), "answered_by": actor, "answer_note": note.strip()}
    with pghistory.context(reason=f"assessment {state}", by=actor.get_username()):
        Assessment.objects.filter(pk=assessment.pk, state=State.PROPOSED).update(**values, decision=decision)
    assessment.refresh_from_db()
    return assessment


def _contest(position: Position, actor: User) -> None:
    """Mark the incident as contested; what was shown not to be so stays discounted, and no number moves."""
    incident = incident_of(position.claim)
    if incident is None or incident.grade not in CONTESTABLE:
        return
    on = f" on {day(position.said_on)}" if position.said_on else ""
    before = f" Before: {incident.get_grade_display().lower()}. {incident.grade_reason}".rstrip()
    why = f"{position.party} denies it{on}.{before}"
    change_incident(
        incident=incident, actor=actor, title=incident.title, place=incident.place, grade="contested", grade_reason=why
    )


def _bounds(prefix: str, number: Number | None) -> dict[str, int | None]:
    if number is None:
        return {}
    return {f"{prefix}_min": number.min, f"{prefix}_best": number.best, f"{prefix}_max": number.max}


def _quote(quoted: Quoted | None) -> dict[str, object]:
    if quoted is None:
        return {}
    text = quoted.article.text
    try:
        check_passage(text, quoted.start, quoted.end)
    except NotAdded as no:
        raise NotAllowed(str(no)) from no
    start, end = trimmed(text, quoted.start, quoted.end)
    return {"article": quoted.article, "start": start, "end": end, "quote": text[start:end]}
