"""The register of allegations as an edition keeps it: a line for each, never summed (R4)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from annotator.claims.life import ACCEPTED
from annotator.claims.models import Claim
from annotator.incidents import wording
from annotator.incidents.allegations.evidence import evidence_of
from annotator.incidents.allegations.models import Assessment, Position
from annotator.incidents.allegations.register import Entry, ended_allegations, entries_of
from annotator.incidents.facts import Fact
from annotator.incidents.outward.protection import Protection

AT_ONCE = 2000


@dataclass(frozen=True)
class PublishedAllegation:
    """A line of the register as an edition keeps it."""

    claim_id: int
    data: Mapping[str, Any]


def allegations_of(
    claims: Iterable[Claim], facts: Mapping[int, Fact], protection: Protection
) -> tuple[PublishedAllegation, ...]:
    """Return the accepted allegations and those that two people ended, the earliest report first.

    The claims carry their articles, so that nothing is read one by one.
    """
    claims = list(claims)
    ended = set(ended_allegations().values_list("pk", flat=True))
    listed = list(_entries([claim for claim in claims if claim.pk in ended or _is_open(claim, facts[claim.pk])]))
    found: list[Entry] = []
    for first in range(0, len(listed), AT_ONCE):
        found += entries_of(listed[first : first + AT_ONCE])
    found.sort(key=lambda entry: (entry.since, entry.claim.pk))
    return tuple(_allegation(entry, facts[entry.claim.pk], protection) for entry in found)


def _is_open(claim: Claim, fact: Fact) -> bool:
    return claim.modality == "alleged" and claim.status in ACCEPTED and fact.role != "duplicate_of"


def _entries(claims: Iterable[Claim]) -> Iterable[Claim]:
    """Return one claim for each kind of allegation in an incident: the first to come; it names the others."""
    seen = set()
    for claim in sorted(claims, key=lambda claim: claim.pk):
        key = (claim.link.incident_id, claim.kind) if hasattr(claim, "link") else claim.pk
        if key not in seen:
            seen.add(key)
            yield claim


def _allegation(entry: Entry, fact: Fact, protection: Protection) -> PublishedAllegation:
    told: dict[str, Any] = protection.everywhere(
        {
            "accused": fact.actor,
            "incident_id": fact.incident_id,
            "when": wording.when(fact.date_start, fact.date_end, fact.date_precision),
            "first": _report(entry.first),
            "again": [_report(one) for one in entry.again],
            "positions": [_position(one) for one in entry.positions],
            "assessment": _assessment(entry.ended) if entry.ended else None,
            "origins": len(entry.origins),
            "missing": [] if entry.ended else entry.missing,
        }
    )
    return PublishedAllegation(entry.claim.pk, told)


def _report(claim: Claim) -> dict[str, Any]:
    article = claim.article
    return {
        "claim_id": claim.pk,
        "article_id": article.pk,
        "source": article.source.name,
        "published": _iso(article.published),
    }


def _position(one: Position) -> dict[str, Any]:
    return {
        "party": one.party,
        "says": one.says,
        "says_label": one.get_says_display(),
        "declared": _range(one, "declared"),
        "conceded": _range(one, "conceded"),
        "said_on": _iso(one.said_on),
        "article_id": one.article_id,
        "quote": one.quote,
        "note": one.note,
    }


def _range(one: Position, prefix: str) -> dict[str, int | None] | None:
    number = {bound: getattr(one, f"{prefix}_{bound}") for bound in ("min", "best", "max")}
    return number if any(value is not None for value in number.values()) else None


def _assessment(one: Assessment) -> dict[str, Any]:
    return {
        "end": one.end,
        "end_label": one.get_end_display(),
        "evidence": one.evidence,
        "evidence_label": one.get_evidence_display(),
        "in_words": evidence_of(one).in_words(),
        "reason": one.reason,
        "url": one.url,
        "agreed_on": _iso(one.answered_at.date() if one.answered_at else None),
    }


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None
