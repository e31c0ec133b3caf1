"""What became of one claim between an edition and now, in words. Pure: no query, no HTML."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

ACCEPTED = frozenset({"verified", "corrected"})
DECIDED, CORRECTED, REJECTED, SUPERSEDED = "decided", "corrected", "rejected", "superseded"
MOVED, REGRADED, READ, CHOSEN, SUPPORTED = "moved", "regraded", "read", "chosen", "supported"
SOURCE, WEIGHED, RULES = "source", "weighed", "rules"
# In the order in which they are told, each with the heading it stands under.
HEADINGS = {
    DECIDED: "Newly decided",
    CORRECTED: "Corrected",
    REJECTED: "No longer accepted",
    SUPERSEDED: "Superseded or withdrawn",
    MOVED: "Moved between incidents",
    REGRADED: "Regraded",
    READ: "Second reading",
    CHOSEN: "Best number chosen",
    SUPPORTED: "Further sources",
    SOURCE: "Judged anew: the source",
    WEIGHED: "Weighed against other claims",
    RULES: "Counting rules",
}
LEFT = {
    "rejected": (REJECTED, "was rejected"),
    "unverifiable": (REJECTED, "was found unverifiable"),
    "held": (REJECTED, "was put on hold"),
    "superseded": (SUPERSEDED, "was superseded by a newer figure of its source"),
    "retracted": (SUPERSEDED, "was withdrawn by its source"),
    "candidate": (REJECTED, "is not decided any more: the decision was taken back"),
}
# What a correction changes beside the number, in the words of the desk's form.
VALUES = {
    "kind": "kind",
    "unit": "unit",
    "victim_status": "status of the victims",
    "modality": "modality",
    "weapon": "weapon",
    "actor": "actor",
    "target": "target",
    "age_group": "age group",
    "sex": "sex",
    "date_start": "first day",
    "date_end": "last day",
    "date_precision": "precision of the date",
    "combined": "one number for several kinds of harm",
}
OF_SOURCE = {
    "reliability": "reliability",
    "independence_group": "ultimate source",
    "party": "party it speaks for",
    "published_on": "day of publication",
}


@dataclass(frozen=True, slots=True)
class Cause:
    """One reason why a figure is another one now, and the claims that it is about."""

    kind: str
    words: str
    claim_ids: tuple[int, ...] = ()

    @property
    def heading(self) -> str:
        """Return the heading of causes of this kind."""
        return HEADINGS[self.kind]


@dataclass(frozen=True, slots=True)
class Stand:
    """One claim as it stood at one time: its fact, what it says in words, what kept it out and its incident's title."""

    fact: Mapping[str, Any]
    display: str
    excluded_by: str = ""
    excluded_because: str = ""
    incident: str = ""

    @property
    def is_accepted(self) -> bool:
        """Tell whether a person had confirmed it."""
        return self.fact["status"] in ACCEPTED

    @property
    def claim_id(self) -> int:
        """Return the claim's number."""
        return int(self.fact["claim_id"])


def causes_of(claim_id: int, was: Stand | None, now: Stand | None) -> list[Cause]:
    """Return what became of a claim; nothing where it stands as it stood."""
    if now is None:
        return [] if was is None else [_gone(claim_id)]
    if was is None or (not was.is_accepted and now.is_accepted):
        return [_came(claim_id, was, now)]
    if was.is_accepted and not now.is_accepted:
        return [_left(claim_id, now)]
    if not now.is_accepted:
        return []
    return [cause for look in LOOKS for cause in look(claim_id, was, now)] or list(_weighed(claim_id, was, now))


def _gone(claim_id: int) -> Cause:
    return Cause(MOVED, f"claim {claim_id} belongs to other days now", (claim_id,))


def _came(claim_id: int, was: Stand | None, now: Stand) -> Cause:
    if was and was.fact["status"] == "held":
        return Cause(DECIDED, f"claim {claim_id} was released from hold: {now.display}", (claim_id,))
    said = "was decided otherwise" if was and was.fact["status"] != "candidate" else "was newly decided"
    return Cause(DECIDED, f"claim {claim_id} {said}: {now.display}", (claim_id,))


def _left(claim_id: int, now: Stand) -> Cause:
    kind, said = LEFT.get(now.fact["status"], (REJECTED, f"is {now.fact['status']} now"))
    reason = now.fact.get("reason") or ""
    return Cause(kind, f"claim {claim_id} {said}: {reason}" if reason else f"claim {claim_id} {said}", (claim_id,))


def _number(claim_id: int, was: Stand, now: Stand) -> Iterator[Cause]:
    if any(was.fact[name] != now.fact[name] for name in ("min", "best", "max", "hedge")):
        said = (
            f"{was.display} → {now.display}" if was.display != now.display else f"still {now.display}, hedged otherwise"
        )
        yield Cause(CORRECTED, f"claim {claim_id} was corrected: {said}", (claim_id,))


def _values(claim_id: int, was: Stand, now: Stand) -> Iterator[Cause]:
    changed = [
        f"{label} {_plain(was.fact.get(name))} → {_plain(now.fact.get(name))}"
        for name, label in VALUES.items()
        if was.fact.get(name) != now.fact.get(name)
    ]
    if sorted(was.fact.get("scope") or ()) != sorted(now.fact.get("scope") or ()):
        changed.append(f"scope {_plain(was.fact.get('scope'))} → {_plain(now.fact.get('scope'))}")
    if changed:
        yield Cause(CORRECTED, f"claim {claim_id} was corrected: {', '.join(changed)}", (claim_id,))


def _home(claim_id: int, was: Stand, now: Stand) -> Iterator[Cause]:
    if was.fact["incident_id"] != now.fact["incident_id"]:
        there, here = was.incident or "no incident", now.incident or "no incident"
        moved = f"from “{there}” to “{here}”" if there != here else f"to another incident, “{here}”"
        yield Cause(MOVED, f"claim {claim_id} was moved {moved}", (claim_id,))
    if (was.fact["role"], was.fact["of"]) != (now.fact["role"], now.fact["of"]):
        yield Cause(MOVED, f"claim {claim_id} is now taken as {_part(now)}, not as {_part(was)}", (claim_id,))


def _grade(claim_id: int, was: Stand, now: Stand) -> Iterator[Cause]:
    one, other = was.fact.get("grade") or "ungraded", now.fact.get("grade") or "ungraded"
    if one != other and was.fact["incident_id"] == now.fact["incident_id"]:
        yield Cause(REGRADED, f"the incident “{now.incident}” was regraded: {one} → {other}", (claim_id,))


def _reading(claim_id: int, was: Stand, now: Stand) -> Iterator[Cause]:
    before, after = bool(was.fact.get("unread")), bool(now.fact.get("unread"))
    if before and not after:
        yield Cause(READ, f"a second person has read claim {claim_id}", (claim_id,))
    elif after and not before:
        yield Cause(READ, f"a second person has still to read claim {claim_id} again", (claim_id,))


def _choice(claim_id: int, was: Stand, now: Stand) -> Iterator[Cause]:
    before, after = bool(was.fact.get("preferred")), bool(now.fact.get("preferred"))
    if before != after:
        said = "was chosen as the best number" if after else "is no longer chosen as the best number"
        yield Cause(CHOSEN, f"claim {claim_id} {said} of its incident", (claim_id,))


def _support(claim_id: int, was: Stand, now: Stand) -> Iterator[Cause]:
    before, after = set(was.fact.get("supported_by") or ()), set(now.fact.get("supported_by") or ())
    if more := sorted(after - before):
        yield Cause(SUPPORTED, f"{', '.join(more)} says the same as claim {claim_id}", (claim_id,))
    if fewer := sorted(before - after):
        yield Cause(SUPPORTED, f"{', '.join(fewer)} does not stand beside claim {claim_id} any more", (claim_id,))


def _source(claim_id: int, was: Stand, now: Stand) -> Iterator[Cause]:
    changed = [
        f"{label} {_plain(was.fact.get(name))} → {_plain(now.fact.get(name))}"
        for name, label in OF_SOURCE.items()
        if was.fact.get(name) != now.fact.get(name)
    ]
    if changed:
        source = now.fact.get("source_name") or "the source"
        yield Cause(SOURCE, f"{source} is judged anew: {', '.join(changed)}", (claim_id,))


def _weighed(claim_id: int, was: Stand, now: Stand) -> Iterator[Cause]:
    if was.excluded_by != now.excluded_by and now.excluded_by:
        because = now.excluded_because.rstrip(".")
        kind = SUPERSEDED if now.excluded_by == "R9" else WEIGHED
        yield Cause(kind, f"claim {claim_id} no longer counts ({now.excluded_by}): {because}", (claim_id,))
    elif was.excluded_by != now.excluded_by:
        yield Cause(WEIGHED, f"claim {claim_id} counts again, which {was.excluded_by} had kept out", (claim_id,))


def _part(stand: Stand) -> str:
    role = str(stand.fact["role"] or "no part").replace("_", " ")
    return f"{role} claim {stand.fact['of']}" if stand.fact["of"] else role


def _plain(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(map(_plain, value)) or "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "none" if value in (None, "") else str(value).replace("_", " ")


LOOKS: tuple[Callable[[int, Stand, Stand], Iterator[Cause]], ...] = (
    _number, _values, _home, _grade, _reading, _choice, _support, _source,
)  # fmt: skip
