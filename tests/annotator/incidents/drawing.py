"""Draws facts and cases for properties: anything that the database could hold."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import settings
from hypothesis import strategies as st

from annotator.incidents.facts import Fact
from annotator.incidents.measures import KINDS

from .making import JANUARY, fact

# A busy machine is slow at odd moments; that is not a failure of the tally.
settings.register_profile("unhurried", deadline=None, max_examples=60)
settings.load_profile("unhurried")

ROLES = ["new_event"] * 6 + [
    "", "part_of", "detail_of", "duplicate_of", "same_people_as", "cumulative", "background", "reversal", "summary_of",
]  # fmt: skip
STATUSES = ["verified"] * 6 + [
    "corrected", "candidate", "rejected", "unverifiable", "held", "superseded", "retracted",
]  # fmt: skip
MODALITIES = ["asserted"] * 5 + ["alleged", "negated", "hypothetical"]
SCOPES = ["historical", "future", "counterfactual", "normative", "presupposed", "question"]
FEW_KINDS = ["killed"] * 4 + ["injured", "airstrike", "projectile_fired", "withdrawal", "return", "bodies_found"]

days = st.integers(-40, 70).map(lambda days: JANUARY.start + timedelta(days))


@st.composite
def numbers(draw: st.DrawFn) -> dict[str, int | None]:
    """Draw a number as the database allows it: none, open, or min ≤ best ≤ max."""
    if draw(st.integers(0, 5)) == 0:
        return {"min": None, "best": None, "max": None}
    low, best, high = sorted(draw(st.tuples(*[st.integers(0, 60)] * 3)))
    return {"min": low, "best": draw(st.sampled_from([best, None])), "max": draw(st.sampled_from([high, None]))}


@st.composite
def facts(draw: st.DrawFn, claim_id: int = 1) -> Fact:
    """Draw one claim of any state, role, modality and date."""
    start = draw(st.none() | days)
    pick = lambda *values: draw(st.sampled_from(values))  # noqa: E731
    return replace(
        fact(claim_id, **draw(numbers())),
        incident_id=pick(None, 1, 1, 2, 3, 4),
        role=pick(*ROLES),
        of=pick(None, 1, 2, 3, 4),
        status=pick(*STATUSES),
        kind=draw(st.sampled_from(FEW_KINDS) | st.sampled_from(KINDS)),
        unit=pick("person", "person", "event", "vehicle"),
        victim_status=pick("civilian", "civilian", "combatant", "mixed_unsplit", "unknown"),
        modality=pick(*MODALITIES),
        scope=tuple(draw(st.lists(st.sampled_from(SCOPES), max_size=1))) if draw(st.booleans()) else (),
        hedge=pick("", "", "", "several", "none_reported"),
        date_start=start,
        date_end=start and start + timedelta(draw(st.integers(0, 20))),
        date_precision=pick(None, 1, 2, 4),
        source_id=(source := pick(1, 2, 3)),
        independence_group=pick("", "a", "b"),
        published_on=draw(st.none() | days),
        grade=pick("", "weak", "fair", "confirmed", "contested", "discounted"),
        reliability=pick("", "A", "B", "F"),
        party=pick("", "", "", "SDF"),
        actor=pick("", "SDF", "ISIS"),
        target=pick("", "SDF", "ISIS"),
        weapon=pick("", "rocket", "shell"),
        combined=draw(st.integers(0, 9)) == 0,
        age_group=pick("", "", "child"),
        article_id=source,
        preferred=draw(st.integers(0, 9)) == 0,
    )


@st.composite
def cases(draw: st.DrawFn, most: int = 8) -> list[Fact]:
    """Draw the claims of one edition, each with an id of its own."""
    return [draw(facts(claim_id)) for claim_id in range(1, draw(st.integers(0, most)) + 1)]


@st.composite
def countable(draw: st.DrawFn, most: int = 8) -> list[Fact]:
    """Draw claims that may all count, in few incidents and from few sources."""
    return [
        fact(
            claim_id,
            **draw(numbers()),
            incident_id=draw(st.integers(1, 4)),
            victim_status=draw(st.sampled_from(["civilian", "combatant"])),
            independence_group=draw(st.sampled_from("abc")),
            published_on=draw(st.sampled_from([date(2022, 1, 20), date(2022, 1, 21)])),
            date_start=date(2022, 1, draw(st.integers(1, 31))),
            hedge=draw(st.sampled_from(["", "", "several"])),
        )
        for claim_id in range(1, draw(st.integers(1, most)) + 1)
    ]
