"""Puts the panel together in which a claim is compared with others that may tell of the same event."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User

from annotator.claims.life import ACCEPTED
from annotator.claims.models import Claim
from annotator.claims.vocabulary import Term, terms
from annotator.desk.incidents.sentences import Sentence, sentences_of
from annotator.incidents.answers.models import PairAnswer
from annotator.incidents.answers.roles import role_beside
from annotator.incidents.citations.models import Citation
from annotator.incidents.models import Incident
from annotator.incidents.placing import incident_of
from annotator.incidents.standing import standings
from annotator.incidents.suggesting.suggestions import Suggestion, suggest

MOST_ANSWERED = 20


@dataclass(frozen=True)
class Pair:
    """A suggestion with the other claim's sentence, and the part that the claim would play beside it."""

    claim: Claim
    incident: Incident | None
    reasons: Sequence[str]
    doubts: Sequence[str]
    sentence: Sentence
    would_be: str
    standing: str
    answers: Sequence[tuple[int, Term, str]]


@dataclass(frozen=True)
class Answered:
    """An answer that stands, and the other claim that it is about."""

    said: PairAnswer
    other: Claim


def panel(claim: Claim, user: User) -> dict[str, Any]:
    """Return what the panel shows of a claim."""
    suggestions = suggest(claim)
    incident = incident_of(claim)
    behind = standings(one for one in (incident, *(other.incident for other in suggestions)) if one)
    sentences = sentences_of([claim, *(one.claim for one in suggestions)])
    return {
        "claim": claim,
        "sentence": sentences[claim.pk],
        "standing": behind.get(incident.pk, "") if incident else "",
        "pairs": [_pair(claim, one, sentences[one.claim.pk], behind) for one in suggestions],
        "answered": answered(claim),
        "citations": citations_of(claim),
        "may_link": user.has_perm("annotator.link_claim"),
        "is_accepted": claim.status in ACCEPTED,
    }


def answered(claim: Claim) -> list[Answered]:
    """Return the answers about a claim that stand, the newest first."""
    about = PairAnswer.objects.about([claim.pk]).select_related("one__article__source", "other__article__source")
    found = about.select_related("answered_by").defer("one__article__text", "other__article__text")[:MOST_ANSWERED]
    return [Answered(said, said.other if said.one_id == claim.pk else said.one) for said in found]


def citations_of(claim: Claim) -> list[Citation]:
    """Return the further sources of a claim, those that were removed last."""
    cited = Citation.objects.filter(claim=claim)
    cited = cited.select_related("article__source", "quotes", "added_by", "removed_by")
    return sorted(cited.defer("article__text"), key=lambda one: (one.removed_at is not None, one.pk))


def _pair(claim: Claim, one: Suggestion, sentence: Sentence, behind: dict[int, str]) -> Pair:
    role, _ = role_beside(claim, one.claim)
    would_be = WOULD_BE.get(role, terms("roles")[role].label.lower())
    if role == "new_event" and claim.kind != one.claim.kind:
        would_be = "another measure of one event: both stand in one incident and are never added to each other (R1)"
    no_part = "" if one.claim.status in ACCEPTED else "Decide the other claim first."
    answers = [
        (number, term, no_part if term.id == "part_of" else "")
        for number, term in enumerate(terms("pair_answers").values(), start=1)
    ]
    return Pair(
        claim=one.claim,
        incident=one.incident,
        reasons=one.likeness.reasons,
        doubts=one.likeness.doubts,
        sentence=sentence,
        would_be=would_be,
        standing=behind.get(one.incident.pk, "") if one.incident else "",
        answers=answers,
    )


WOULD_BE = {
    "new_event": "a further source of one event: another origin widens its range, the same one updates it (R2)",
    "duplicate_of": "a copy: the same passage again, which counts once (R19)",
    "same_people_as": "the same people: bodies found are those that were killed (R10)",
}
