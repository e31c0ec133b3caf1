"""Why a figure is another one: every cause in words, and incidents that add up to what the figure does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.corrections.noticing import propose
from reports.workbench.causes import explain, withdrawn
from tests.reports.workbench.rows import make_figure, make_row, make_side, number, told

FOUR, SIX = number(4), number(6)


def one_incident(value, *claims: int):
    return make_figure(value=value, incidents={1: (value, list(claims))})


def causes(before, after, was=FOUR, now=SIX) -> list[tuple[str, str]]:
    """Return the kinds and words of the causes of one figure that went from one number to another."""
    (change,) = explain(make_side([one_incident(was, 1)], before), make_side([one_incident(now, 1)], after))
    return [(cause.kind, cause.words) for cause in change.causes]


CAUSES = [
    ({}, {"value": SIX}, "corrected", "claim 1 was corrected: 4 people → 6 people"),
    ({}, {"victim_status": "civilian"}, "corrected",
     "claim 1 was corrected: status of the victims combatant → civilian"),
    ({}, {"modality": "alleged"}, "corrected", "claim 1 was corrected: modality asserted → alleged"),
    ({}, {"scope": ["historical"]}, "corrected", "claim 1 was corrected: scope none → historical"),
    ({}, {"status": "rejected", "reason": "a bad extraction"}, "rejected", "claim 1 was rejected: a bad extraction"),
    ({}, {"status": "held", "reason": "which month?"}, "rejected", "claim 1 was put on hold: which month?"),
    ({}, {"status": "unverifiable"}, "rejected", "claim 1 was found unverifiable"),
    ({}, {"status": "candidate"}, "rejected", "claim 1 is not decided any more: the decision was taken back"),
    ({}, {"status": "superseded"}, "superseded", "claim 1 was superseded by a newer figure of its source"),
    ({}, {"status": "retracted"}, "superseded", "claim 1 was withdrawn by its source"),
    ({"status": "candidate"}, {}, "decided", "claim 1 was newly decided: 4 people"),
    ({"status": "held"}, {}, "decided", "claim 1 was released from hold: 4 people"),
    ({"status": "rejected"}, {}, "decided", "claim 1 was decided otherwise: 4 people"),
    ({}, {"incident_id": 2}, "moved", "claim 1 was moved from “Market bomb” to “Clash”"),
    ({}, {"role": "part_of", "of": 9}, "moved", "claim 1 is now taken as part of claim 9, not as new event"),
    ({}, {"grade": "fair"}, "regraded", "the incident “Market bomb” was regraded: weak → fair"),
    ({"unread": True}, {}, "read", "a second person has read claim 1"),
    ({}, {"unread": True}, "read", "a second person has still to read claim 1 again"),
    ({}, {"preferred": True}, "chosen", "claim 1 was chosen as the best number of its incident"),
    ({}, {"supported_by": ["Network"]}, "supported", "Network says the same as claim 1"),
    ({}, {"reliability": "D"}, "source", "Monitor is judged anew: reliability B → D"),
    ({}, {"excluded_by": "R9"}, "superseded", "claim 1 no longer counts (R9): because"),
    ({}, {"excluded_by": "R2"}, "weighed", "claim 1 no longer counts (R2): because"),
    ({"excluded_by": "R9"}, {}, "weighed", "claim 1 counts again, which R9 had kept out"),
]  # fmt: skip


@pytest.mark.parametrize(("was", "now", "kind", "words"), CAUSES)
def test_each_cause_is_told_in_words(was, now, kind, words):
    assert (kind, words) in causes([make_row(1, **was)], [make_row(1, **now)])


def test_a_claim_that_was_not_there_is_new_and_one_that_left_belongs_to_other_days():
    assert causes([], [make_row(1)]) == [("decided", "claim 1 was newly decided: 4 people")]
    assert causes([make_row(1)], []) == [("moved", "claim 1 belongs to other days now")]


def test_the_same_claims_counted_otherwise_name_the_rules():
    ((kind, words),) = causes([make_row(1)], [make_row(1)])
    assert kind == "rules"
    assert "counted otherwise" in words


def test_figures_that_say_the_same_are_not_listed():
    same = make_side([one_incident(FOUR, 1)], [make_row(1)])
    assert explain(same, same) == []


def test_a_note_beside_a_figure_is_a_change_too():
    before = make_side([make_figure(incidents={1: (FOUR, [1])}, notes=("one source, provisional",))], [make_row(1)])
    (change,) = explain(before, make_side([make_figure(incidents={1: (FOUR, [1])})], [make_row(1)]))
    assert (change.before, change.after) == ("4, one source, provisional", "4")


def test_a_figure_that_is_gone_and_one_that_is_new_are_told():
    gone, new = make_figure(incidents={1: (FOUR, [1])}), make_figure("injured", incidents={2: (SIX, [2])}, value=SIX)
    changes = explain(
        make_side([gone], [make_row(1)]), make_side([new], [make_row(1, status="rejected"), make_row(2, SIX)])
    )
    assert [(one.label, one.before, one.after) for one in changes] == [
        ("Injured, combatants", "", "6"), ("Killed, combatants", "4", ""),
    ]  # fmt: skip


def test_what_no_longer_counts_is_listed_by_claim_and_incident():
    before = make_side([make_figure(incidents={1: (FOUR, [1]), 2: (SIX, [2, 3])})], [])
    after = make_side([make_figure(incidents={2: (SIX, [3])})], [])
    assert withdrawn(before, after) == {"claims": [1, 2], "incidents": [1]}


numbers = st.dictionaries(st.integers(1, 6), st.integers(0, 50), max_size=6)


@given(numbers, numbers)
def test_what_incidents_gain_and_lose_adds_up_to_what_the_figure_does(was, now):
    def stand(values):
        figure = make_figure(
            value=number(sum(values.values())), incidents={id: (number(of), [id]) for id, of in values.items()}
        )
        return make_side([figure], [make_row(id, number(of), incident_id=id) for id, of in values.items()])

    changes = explain(stand(was), stand(now))
    moved = sum(
        int(part.after or 0) - int(part.before or 0) for one in changes for part in one.incidents if part.incident_id
    )
    assert moved == sum(now.values()) - sum(was.values())
    assert all(part.causes for one in changes for part in one.incidents)


KINDS = [
    ([make_row(1)], [make_row(1, SIX)], SIX, "correction"),
    ([], [make_row(1)], SIX, "addition"),
    ([make_row(1, unread=True)], [make_row(1)], FOUR, "clarification"),
]


@pytest.mark.parametrize(("before", "after", "value", "kind"), KINDS)
def test_the_type_of_a_notice_follows_from_what_the_figures_did(before, after, value, kind):
    notes = ("second reading missing",) if kind == "clarification" else ()
    old = make_figure(value=FOUR, incidents={1: (FOUR, [1])}, notes=notes)
    new = make_figure(value=value, incidents={1: (value, [1])})
    assert propose(explain(make_side([old], before), make_side([new], after)), {}).kind == kind


def test_a_figure_that_is_gone_because_its_claim_was_withdrawn_is_a_retraction():
    changes = explain(
        make_side([one_incident(FOUR, 1)], [make_row(1)]), make_side([], [make_row(1, status="retracted")])
    )
    proposal = propose(changes, {"claims": [1], "incidents": [1]})
    assert proposal.kind == "retraction"
    assert proposal.words == (
        f"Killed, combatants (recorded): {told(FOUR)} became no figure, because claim 1 was withdrawn by its source."
    )
