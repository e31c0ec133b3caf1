"""Which claims may count, and the one rule that keeps each other claim out.

The rules are asked in a fixed order, so that the reason given is the first that a reader would give: where
the claim stands in its life, what it asserts, what it is to its incident, when it happened, who says so.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from .facts import Fact, Window
from .figures import Exclusion
from .parties import is_denial, is_enemy_loss
from .profiles import Profile
from .wording import day, period

STATES = {
    "candidate": "Not reviewed yet",
    "rejected": "Rejected as a bad extraction",
    "unverifiable": "Checked, and cannot be settled",
    "held": "Held for a decision",
    "superseded": "Superseded by a newer figure from the same source",
    "retracted": "Withdrawn by its source",
}
SCOPES = {
    "historical": "It tells of an earlier time",
    "future": "It speaks of what is to come",
    "counterfactual": "It speaks of what did not happen",
    "normative": "It says what ought to be",
    "presupposed": "It is taken for granted in passing, not reported",
    "question": "It is asked, not stated",
}
ROLES = {
    "part_of": ("R7", "Part of {whole}: the total counts once"),
    "detail_of": ("R7", "A detail of {whole}, not an event of its own"),
    "cumulative": ("R8", "A cumulative total, used as a control only"),
    "same_people_as": ("R10", "The same people as {whole}"),
    "reversal": ("R11", "Reverses {whole}: both stay, and the net is shown"),
    "summary_of": ("R18", "A summary of {whole}: the body of the report counts"),
    "duplicate_of": ("R19", "Says again what {whole} says"),
    "background": ("R3", "Background, not an event that this report adds"),
}
CLOSE_PRECISION = 3


Rule = Callable[[Fact, Profile], Exclusion | None]


def judge(facts: Iterable[Fact], window: Window, profile: Profile) -> dict[int, Exclusion | None]:
    """Return for each claim what keeps it out, or None where it may count."""
    facts = tuple(facts)
    verdicts = {fact.claim_id: _first(CONTENT_RULES, fact, profile) for fact in facts}
    passing = [fact for fact in facts if verdicts[fact.claim_id] is None]
    starts = incident_starts(passing)
    return verdicts | {fact.claim_id: by_period(fact, window, starts) or by_party(fact, profile) for fact in passing}


def incident_starts(facts: Iterable[Fact]) -> dict[int, date]:
    """R16: date each incident by its earliest claim; one dated to a month only yields to closer ones."""
    starts: dict[int, tuple[bool, date]] = {}
    for fact in facts:
        if fact.incident_id is None or fact.date_start is None:
            continue
        dated = ((fact.date_precision or CLOSE_PRECISION) > CLOSE_PRECISION, fact.date_start)
        starts[fact.incident_id] = min(dated, starts.get(fact.incident_id, dated))
    return {incident: start for incident, (_, start) in starts.items()}


def by_state(fact: Fact, profile: Profile) -> Exclusion | None:
    """§4: only what a person verified or corrected counts."""
    if fact.status in profile.statuses:
        return None
    state = STATES.get(fact.status, f"Not confirmed ({fact.status})")
    return Exclusion(fact.claim_id, "§4", f"{state}: {fact.reason}" if fact.reason else f"{state}.")


def by_denial(fact: Fact, profile: Profile) -> Exclusion | None:
    """R5: a denial makes the incident contested; it lowers nothing."""
    if not is_denial(fact):
        return None
    return Exclusion(fact.claim_id, "R5", f"A denial by {fact.party}: it lowers no number.")


def by_none_reported(fact: Fact, profile: Profile) -> Exclusion | None:
    """R12: "no casualties were reported" adds 0."""
    if not fact.says_none:
        return None
    return Exclusion(fact.claim_id, "R12", "Reported none: adds 0, and any positive report outranks it.")


def by_modality(fact: Fact, profile: Profile) -> Exclusion | None:
    """R3 and R4: only what is asserted counts; what is alleged has a column of its own."""
    if fact.modality in profile.modalities:
        return None
    if fact.modality == "alleged":
        return Exclusion(fact.claim_id, "R4", "Alleged: shown in a column of its own, never counted.")
    return Exclusion(fact.claim_id, "R3", f"Not asserted: the source puts it as {fact.modality}.")


def by_scope(fact: Fact, profile: Profile) -> Exclusion | None:
    """R3: what is said of another time or another world never counts."""
    reasons = [SCOPES.get(flag, f"Outside the account ({flag})") for flag in sorted(fact.scope)]
    return Exclusion(fact.claim_id, "R3", f"{'; '.join(reasons)}.") if reasons else None


def by_role(fact: Fact, profile: Profile) -> Exclusion | None:
    """R3, R7, R8, R10, R11, R18, R19: only a new event adds numbers, once it stands in an incident."""
    if fact.role in ROLES:
        rule, words = ROLES[fact.role]
        whole = "another claim" if fact.of is None else f"claim {fact.of}"
        return Exclusion(fact.claim_id, rule, f"{words.format(whole=whole)}.")
    if fact.incident_id is None or fact.role != "new_event":
        return Exclusion(fact.claim_id, "R3", "Not linked to an incident as a new event.")
    return None


def by_grade(fact: Fact, profile: Profile) -> Exclusion | None:
    """§2: a discounted incident was shown not to be what was claimed."""
    if fact.grade != "discounted":
        return None
    return Exclusion(fact.claim_id, "§2", "Its incident is discounted: shown not to be what was claimed.")


def by_period(fact: Fact, window: Window, starts: Mapping[int, date]) -> Exclusion | None:
    """R16: the event's own date decides, and for an incident the date on which it began."""
    if fact.date_start is None or fact.incident_id is None:
        return Exclusion(fact.claim_id, "R16", "No event date.")
    start = starts[fact.incident_id]
    if start in window:
        return None
    outside = f"outside {period(window.start, window.end)}"
    return Exclusion(fact.claim_id, "R16", f"Its incident began on {day(start)}, {outside}.")


def by_party(fact: Fact, profile: Profile) -> Exclusion | None:
    """R5: what a party says of its enemy's losses is shown as its claim only."""
    if profile.party_claims or not is_enemy_loss(fact):
        return None
    return Exclusion(fact.claim_id, "R5", f"Enemy losses as claimed by {fact.party}: shown as its claim only.")


CONTENT_RULES: tuple[Rule, ...] = (
    by_state, by_denial, by_none_reported, by_modality, by_scope, by_role, by_grade,
)  # fmt: skip


def _first(rules: Iterable[Rule], fact: Fact, profile: Profile) -> Exclusion | None:
    return next((verdict for rule in rules if (verdict := rule(fact, profile)) is not None), None)
