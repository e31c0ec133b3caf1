"""The history of a claim as a story: who did what, when, what changed by it, and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from annotator.checks.registry import name_of
from annotator.claims.vocabulary import label
from annotator.desk.history.differences import Comparison
from annotator.desk.history.fields import changes_in, differences
from annotator.desk.history.records import Records, context
from annotator.desk.review.story import did
from annotator.desk.second import words as second
from annotator.review.models import Decision

CHECK, SYSTEM, UNKNOWN = "A check", "Claimdesk", "Somebody"
# Within one act the decision is told first, and then what came of it.
ORDER = {"version": 0, "decision": 1, "link": 2, "reading": 3, "flag": 4, "note": 5}


@dataclass(frozen=True)
class Line:
    """One thing that happened to a claim."""

    when: datetime
    kind: str
    who: str
    did: str
    changes: Sequence[Comparison] = ()
    why: str = ""
    version: int | None = None
    also: Sequence[str] = ()
    undone: bool = False


def story_of(records: Records) -> list[Line]:
    """Return everything that happened to a claim, the oldest first."""
    acts = _acts(records)
    lines = [
        *_versions(records),
        *_decisions(records, acts),
        *_links(records, acts),
        *_readings(records),
        *_flags(records),
        *_notes(records),
    ]
    return sorted(lines, key=lambda line: (line.when, ORDER[line.kind]))


def _acts(records: Records) -> dict[Any, int]:
    """Return which decision each act of the history holds: its context, and the version that it made."""
    made = {decision.version for decision in records.decisions}
    # A version's first row is the decision's; a change of part that comes after it is an act of its own.
    first = {event.version: event for event in reversed(records.versions)}
    return {event.pgh_context_id: version for version, event in first.items() if version in made}


def _versions(records: Records) -> Iterator[Line]:
    """Tell of the states that no decision made: proposed, read again, withdrawn, placed."""
    made = {decision.version for decision in records.decisions}
    before = None
    for event in records.versions:
        line = _proposed(records, event) if before is None else _changed(records, before, event)
        if before is None or (event.version == before.version or event.version not in made):
            yield line
        before = event


def _proposed(records: Records, event: Any) -> Line:
    if event.origin == "extractor":
        who, what = f"Extractor {event.extractor_version}", f"proposed the claim by rule {event.rule}"
    else:
        who = records.name(event.created_by_id) or _who(records, event)
        what = "made the claim by hand" if event.origin == "person" else "brought the claim in by an import"
    return Line(event.pgh_created_at, "version", who, what, version=event.pgh_id)


def _changed(records: Records, before: Any, event: Any) -> Line:
    reason = str(context(event).get("reason", ""))
    who = f"Extractor {event.extractor_version}" if reason.startswith("extractor ") else _who(records, event)
    if event.withdrawn_at and not before.withdrawn_at:
        what = "no longer proposes the claim"
    elif reason.startswith("extractor "):
        what = "read the article again"
    else:
        what = (
            "gave the claim another part" if event.role != before.role or event.of_id != before.of_id else "changed it"
        )
    changes = differences(before, event)
    return Line(event.pgh_created_at, "version", who, what, changes, _why(event), version=event.pgh_id)


def _decisions(records: Records, acts: dict[Any, int]) -> Iterator[Line]:
    version_rows = {event.version: event.pgh_id for event in reversed(records.versions)}
    moves: dict[int, list[str]] = {}
    for event, before in _pairs(records.links):
        if (version := acts.get(event.pgh_context_id)) is not None and not _stayed(event, before):
            moves.setdefault(version, []).append(_moved(event, before))
    for decision in records.decisions:
        yield Line(
            when=decision.created_at,
            kind="decision",
            who=decision.actor.get_username(),
            did=_did(decision),
            changes=changes_in(decision.before, decision.after),
            why=decision.note,
            version=version_rows.get(decision.version),
            also=moves.get(decision.version, ()),
            undone=hasattr(decision, "undone_by"),
        )


def _did(decision: Decision) -> str:
    if decision.outcome == "revert":
        return f"went back to version {decision.reverts_to}"
    if decision.outcome == "undo":
        return f"took the decision of version {decision.version - 1} back"
    return did(decision)


def _links(records: Records, acts: dict[Any, int]) -> Iterator[Line]:
    """Tell of moves between incidents that came of no decision."""
    for event, before in _pairs(records.links):
        if event.pgh_context_id in acts or _stayed(event, before):
            continue
        who = _who(records, event) if event.pgh_label == "delete" else records.name(event.linked_by_id)
        yield Line(event.pgh_created_at, "link", who or UNKNOWN, _moved(event, before), why=_why(event))


def _stayed(event: Any, before: Any) -> bool:
    """Tell whether a link was only made again, in the same incident and role."""
    if before is None or "delete" in (event.pgh_label, before.pgh_label):
        return False
    return bool((event.incident_id, event.role) == (before.incident_id, before.role))


def _moved(event: Any, before: Any) -> str:
    role = label("roles", event.role).lower()
    if event.pgh_label == "delete":
        return f"left “{event.incident}”"
    if before is None or before.pgh_label == "delete":
        return f"joined “{event.incident}” as {role}"
    if before.incident_id != event.incident_id:
        return f"moved from “{before.incident}” to “{event.incident}” as {role}"
    return f"stayed in “{event.incident}” as {role}"


def _readings(records: Records) -> Iterator[Line]:
    """Tell of second readings: what the second person read, and how a lead settled what differed."""
    for reading in records.readings:
        if answer := getattr(reading, "answer", None):
            rows = second.differences(answer.differing, reading.first, answer.values)
            what = "differently" if rows else "the same"
            also = [f"{row.label}: {row.first} at first, {row.second} the second time" for row in rows]
            did = f"read it a second time, and {what}"
            yield Line(answer.created_at, "reading", answer.reader.get_username(), did, why=answer.note, also=also)
        if ruling := getattr(reading, "ruling", None):
            did = "settled what was read differently"
            yield Line(ruling.created_at, "reading", ruling.actor.get_username(), did, why=ruling.reason)


def _flags(records: Records) -> Iterator[Line]:
    last: dict[int, Any] = {}
    for event in records.flags:
        line = _flagged(records, event, last.get(event.pgh_obj_id))
        last[event.pgh_obj_id] = event
        if line:
            yield line


def _flagged(records: Records, event: Any, before: Any) -> Line | None:
    what = label("flag_reasons", event.about).lower() if event.about else f"“{name_of(event.check_id)}”"
    if before is None:
        told = event.message if not event.about or event.message.lower() != what else ""
        who = records.name(event.raised_by_id) if event.about else CHECK
        line = Line(event.pgh_created_at, "flag", who, f"flagged it: {what}", why=told)
        return line if event.state == "open" else replace(line, did=f"{line.did}, which was dismissed before")
    if before.state != event.state:
        who = records.name(event.answered_by_id) or (CHECK if event.state == "dismissed" else _who(records, event))
        verb = {"accepted": "accepted", "dismissed": "dismissed", "open": "opened again"}[event.state]
        return Line(event.pgh_created_at, "flag", who, f"{verb} the flag {what}", why=event.reason)
    if before.owner_id != event.owner_id:
        verb = "took on" if event.owner_id else "gave back"
        who = records.name(event.owner_id or before.owner_id)
        return Line(event.pgh_created_at, "flag", who, f"{verb} the flag {what}")
    return None


def _notes(records: Records) -> Iterator[Line]:
    for note in records.notes:
        yield Line(note.written_at, "note", note.author.get_username(), "wrote a note", why=note.text)


def _pairs(events: Sequence[Any]) -> Iterator[tuple[Any, Any]]:
    """Yield each event with the one before it, or none."""
    yield from zip(events, [None, *events], strict=False)


def _who(records: Records, event: Any) -> str:
    known = context(event)
    user = known.get("user")
    return str(known.get("by") or records.name(int(user) if user else None) or SYSTEM)


def _why(event: Any) -> str:
    return str(context(event).get("note", ""))
