"""What people did with a claim, as short sentences."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from annotator.claims.models import Claim
from annotator.claims.vocabulary import label
from annotator.incidents.claim_words import headline
from annotator.review.models import Decision
from annotator.review.passages.actions import act_of
from annotator.review.passages.rules import WHOLE

DID = {
    "confirm": "confirmed",
    "correct": "corrected",
    "reject": "rejected",
    "flag_allegation": "flagged as an unverified allegation",
    "hold": "put on hold",
    "unverifiable": "marked unverifiable",
    "passage": "changed the passage",
    "split": "split in two",
    "join": "joined two claims",
    "revert": "went back to an earlier version",
    "undo": "took back",
}
# Of a passage its words are told, not its offsets.
NOT_TOLD = frozenset("status start end sentence_start sentence_end paragraph created_by_id".split())


@dataclass(frozen=True)
class Line:
    """One decision in words."""

    who: str
    when: datetime
    did: str
    changes: list[str]
    note: str
    undone: bool


def story_of(claim: Claim) -> list[Line]:
    """Return the claim's decisions, the newest first; a claim in its first version has none."""
    if claim.version == 1:
        return []
    decisions = claim.decisions.select_related("actor", "undone_by").order_by("-version")
    return [_line(decision) for decision in decisions]


def did(decision: Decision) -> str:
    """Return what a decision did: "confirmed with edits", "rejected (not a claim)"."""
    verb = DID[decision.outcome]
    if decision.outcome == "confirm" and decision.to_status == "corrected":
        return f"{verb} with edits"
    return f"{verb} ({label('rejection_reasons', decision.reason_code).lower()})" if decision.reason_code else verb


def announce(decision: Decision, claim: Claim) -> str:
    """Return what just happened to a claim: "Confirmed: 23–25 killed"."""
    what = did(decision)
    about = _all_headlines(decision) if decision.outcome in WHOLE else headline(claim)
    return f"{what[0].upper()}{what[1:]}: {about}"


def what_goes(decision: Decision, stands: Claim) -> str:
    """Return what taking a decision back undoes: "confirm 23–25 killed (ISIS members), 2 edits, link to Clashes"."""
    if decision.outcome in WHOLE:
        return f"{label('outcomes', decision.outcome).lower()}: {_all_headlines(decision)}"
    whom = f" ({stands.target})" if stands.target else ""
    edits = len([field for field in decision.after if field not in NOT_TOLD])
    parts = [
        f"{label('outcomes', decision.outcome).lower()} {headline(stands)}{whom}",
        f"{edits} edit{'s' if edits > 1 else ''}" if edits else "",
        f"link to {stands.link.incident}" if hasattr(stands, "link") else "",
    ]
    return ", ".join(part for part in parts if part)


def _all_headlines(decision: Decision) -> str:
    return " · ".join(headline(one.claim) for one in act_of(decision))


def _line(decision: Decision) -> Line:
    return Line(
        who=decision.actor.get_username(),
        when=decision.created_at,
        did=did(decision),
        changes=[] if decision.outcome == "undo" else _changes(decision),
        note=decision.note,
        undone=hasattr(decision, "undone_by"),
    )


def _changes(decision: Decision) -> list[str]:
    return [
        f"{_name(field)} {_shown(decision.before[field])} → {_shown(after)}"
        for field, after in decision.after.items()
        if field in decision.before and field not in NOT_TOLD
    ]


def _name(field: str) -> str:
    return field.removesuffix("_id").replace("_", " ")


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "none"
    return "none" if value in (None, "") else str(value).replace("_", " ")
