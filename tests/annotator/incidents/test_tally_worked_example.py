"""The 88th monthly report as facts: what its figures are, and which wrong sums they are not."""

from datetime import date

import pytest

from annotator.incidents.facts import Fact, Number, Window
from annotator.incidents.tally import ALLEGED, CORROBORATED, PROFILES, Measure, Tally, tally
from annotator.incidents.wording import headline, in_words, label

from .making import fact

MONTH = Window(date(2021, 12, 23), date(2022, 1, 23))
KINDS = {"raid_operation": "Joint operations", "killed": "Killed", "arrested": "Arrested", "injured": "Injured"}

COMMANDER, GHUWAYRAN, OPERATIONS, FIRE, TANF, CONVOYS, BAGHOUZ = range(1, 8)
NO_NUMBER = {"min": None, "best": None, "max": None}
ONE_OR_MORE = {"min": 1, "best": 1, "max": None, "unit": "event", "victim_status": "not_applicable"}
IN_THE_MONTH = {"date_start": MONTH.start, "date_end": MONTH.end, "date_precision": 4}
ON_5_JAN = {"date_start": date(2022, 1, 5), "date_end": date(2022, 1, 5), "date_precision": 1}
AT_BAGHOUZ = {"date_start": date(2019, 3, 21), "date_end": date(2019, 3, 21), "date_precision": 1}
FIRED = {"kind": "projectile_fired", "unit": "projectile", "victim_status": "not_applicable"}
MILITIAS, COALITION = "Iranian-backed militias", "International Coalition"

R01, R02, J01, J02, J03, K01, K02, K03, G01, G02, G03 = range(1, 12)
W01, W04, E01, E03, E04, E05, E07, E08, B05, B07, B08, X03 = range(12, 24)


def report(claim_id: int, **fields: object) -> Fact:
    """Return a claim of the report, which one monitor published when the month ended."""
    return fact(claim_id, **({"published_on": date(2022, 1, 23)} | fields))


FACTS = [
    report(R01, incident_id=CONVOYS, kind="convoy_entry", unit="vehicle", n=130, status="held",
           reason="the paragraph speaks of the 85th month", **IN_THE_MONTH),
    report(R02, incident_id=CONVOYS, kind="convoy_entry", unit="batch", n=4, status="held",
           role="detail_of", of=R01, reason="the paragraph speaks of the 85th month", **IN_THE_MONTH),
    report(J01, incident_id=OPERATIONS, kind="raid_operation", unit="event", n=4, **IN_THE_MONTH),
    report(J02, incident_id=OPERATIONS, kind="arrested", victim_status="unknown", n=11, **IN_THE_MONTH),
    report(J03, incident_id=OPERATIONS, kind="arrested", victim_status="combatant", role="part_of", of=J02,
           min=2, best=None, max=None, hedge="several", **IN_THE_MONTH),
    report(K01, incident_id=COMMANDER, victim_status="combatant", n=1),
    report(K02, incident_id=OPERATIONS, kind="raid_operation", unit="event", n=1, role="part_of", of=J01),
    report(K03, incident_id=COMMANDER, kind="airdrop", unit="event", n=1, role="part_of", of=K02),
    report(G01, incident_id=GHUWAYRAN, kind="airstrike", **ONE_OR_MORE, **IN_THE_MONTH),
    report(G02, incident_id=GHUWAYRAN, victim_status="combatant", min=23, best=25, max=25, hedge="nearly",
           **IN_THE_MONTH),
    report(G03, incident_id=GHUWAYRAN, kind="injured", victim_status="combatant", min=2, best=None, max=None,
           hedge="several", **IN_THE_MONTH),
    report(W01, incident_id=TANF, kind="withdrawal", **NO_NUMBER, date_start=date(2022, 1, 3)),
    report(W04, incident_id=TANF, kind="return", **NO_NUMBER, role="reversal", of=W01,
           date_start=date(2022, 1, 3), date_end=date(2022, 1, 4)),
    report(E01, incident_id=FIRE, kind="exchange_of_fire", **ONE_OR_MORE, **ON_5_JAN),
    report(E03, incident_id=FIRE, n=3, weapon="rocket", actor=MILITIAS, **FIRED, **ON_5_JAN),
    report(E04, incident_id=FIRE, n=1, weapon="shell", role="part_of", of=E03, **FIRED, **ON_5_JAN),
    report(E05, incident_id=FIRE, n=2, weapon="shell", role="part_of", of=E03, **FIRED, **ON_5_JAN),
    report(E07, incident_id=FIRE, n=2, weapon="shell", actor=COALITION, **FIRED, **ON_5_JAN),
    report(E08, incident_id=FIRE, victim_status="unknown", modality="negated", hedge="none_reported",
           min=0, best=0, max=None, role="detail_of", of=E07, **ON_5_JAN),
    report(B05, incident_id=None, kind="abducted", role="", min=2000, best=None, max=None, hedge="thousands",
           scope=("historical",), date_start=None, date_end=None),
    report(B07, incident_id=BAGHOUZ, victim_status="mixed_unsplit", modality="alleged", role="background",
           n=200, **AT_BAGHOUZ),
    report(B08, incident_id=BAGHOUZ, kind="bodies_found", unit="body", victim_status="unknown",
           role="same_people_as", of=B07, n=200, **AT_BAGHOUZ),
    report(X03, incident_id=None, role="", modality="hypothetical", combined=True, min=200, best=None, max=None,
           hedge="hundreds", scope=("counterfactual",), date_start=None, date_end=None),
]  # fmt: skip


@pytest.fixture(scope="module")
def month() -> Tally:
    return tally(FACTS, MONTH)


EXPECTED = [
    (Measure("killed", "person", "combatant"), Number(24, 26, 26)),
    (Measure("arrested", "person", "unknown"), Number(11, 11, 11)),
    (Measure("raid_operation", "event", "not_applicable"), Number(4, 4, 4)),
    (Measure("projectile_fired", "projectile", "not_applicable", f"rocket by {MILITIAS}"), Number(3, 3, 3)),
    (Measure("projectile_fired", "projectile", "not_applicable", f"shell by {COALITION}"), Number(2, 2, 2)),
    (Measure("airstrike", "event", "not_applicable"), Number(1, 1, None)),
    (Measure("exchange_of_fire", "event", "not_applicable"), Number(1, 1, None)),
]


@pytest.mark.parametrize(("measure", "number"), EXPECTED, ids=lambda value: str(value)[:60])
def test_each_measure_has_its_figure(month, measure, number):
    assert month.figure(measure).number == number


def test_no_other_measure_has_a_number(month):
    numbered = {figure.measure for figure in month.figures if figure.column == "recorded" and figure.number}
    assert numbered == {measure for measure, _ in EXPECTED}


@pytest.mark.parametrize("wrong", [426, 226, 200, 400, 13, 5, 8, 130])
def test_no_recorded_figure_is_one_of_the_wrong_sums(month, wrong):
    numbers = [figure.number for figure in month.figures if figure.column == "recorded" and figure.number]
    assert all(wrong not in (number.min, number.best, number.max) for number in numbers)


def test_civilian_deaths_are_reported_none(month):
    row = month.figure(Measure("killed", "person", "civilian"))
    assert (row.number, row.reported_none, row.none_reports) == (None, True, (E08,))


def test_the_injured_are_one_incident_without_a_number(month):
    row = month.figure(Measure("injured", "person", "combatant"))
    assert (row.number, row.unquantified_incidents, row.incidents) == (None, 1, 1)


def test_the_withdrawal_comes_to_nothing(month):
    row = month.figure(Measure("withdrawal", "person", "not_applicable"))
    assert row.net == Number(0, 0, 0)
    assert row.contributions[0].reversed_by == (W04,)


def test_baghouz_is_alleged_about_another_time_and_not_counted(month):
    alleged = [figure for figure in month.figures if figure.column == ALLEGED]
    assert [(figure.number, figure.measure.victim_status, figure.outside_window) for figure in alleged] == [
        (Number(200, 200, 200), "mixed_unsplit", True)
    ]
    assert alleged[0].contributions[0].date_start == date(2019, 3, 21)


@pytest.mark.parametrize(
    ("claim", "rule", "words"),
    [
        (R01, "§4", "Held for a decision: the paragraph speaks of the 85th month"),
        (R02, "§4", "Held for a decision: the paragraph speaks of the 85th month"),
        (J03, "R7", f"Part of claim {J02}"),
        (K02, "R7", f"Part of claim {J01}"),
        (K03, "R7", f"Part of claim {K02}"),
        (W04, "R11", f"Reverses claim {W01}"),
        (E04, "R7", f"Part of claim {E03}"),
        (E05, "R7", f"Part of claim {E03}"),
        (E08, "R12", "Reported none"),
        (B05, "R3", "earlier time"),
        (B07, "R4", "Alleged"),
        (B08, "R10", f"The same people as claim {B07}"),
        (X03, "R3", "hypothetical"),
    ],
)
def test_each_other_claim_says_which_rule_keeps_it_out(month, claim, rule, words):
    (exclusion,) = [each for each in month.exclusions if each.claim_id == claim]
    assert exclusion.rule == rule
    assert words in exclusion.reason


def test_no_other_claim_is_left_out(month):
    counted = {claim for f in month.figures for c in f.contributions for claim in c.claim_ids} - {B07}
    assert counted == {J01, J02, K01, G01, G02, G03, W01, E01, E03, E07}
    assert len(month.exclusions) == 13


def test_commanders_show_in_the_breakdown_of_the_arrested_without_a_number(month):
    (part,) = month.figure(Measure("arrested", "person", "unknown")).breakdown
    assert (part.victim_status, part.number, part.claim_ids) == ("combatant", None, (J03,))


def test_one_monitor_alone_is_provisional_and_corroborates_nothing(month):
    assert all(f.provisional for f in month.figures if f.column == "recorded" and f.incidents)
    assert not [figure for figure in month.figures if figure.column == CORROBORATED]


def test_three_rockets_hold_one_and_two_and_no_edge_is_crossed(month):
    assert month.footnotes == ()


def test_it_reads_as_it_is_published(month):
    said = {label(f.measure, KINDS): in_words(f, KINDS) for f in month.figures if f.column == "recorded"}
    assert said == {
        "Killed, civilians": "none reported",
        "Killed, combatants": "24–26 (one source, provisional)",
        "Injured, combatants": "1 incident, unquantified (one source, provisional)",
        "Arrested": "11 (one source, provisional)",
        "Airstrike": "at least 1 (one source, provisional)",
        "Joint operations": "4 (one source, provisional)",
        "Exchange of fire": "at least 1 (one source, provisional)",
        f"Rockets fired by {MILITIAS}": "3 (one source, provisional)",
        f"Shells fired by {COALITION}": "2 (one source, provisional)",
        "Withdrawal": "left and returned: net zero (one source, provisional)",
    }


def test_counting_held_claims_too_is_a_what_if():
    from_held = tally(FACTS, MONTH, next(p for p in PROFILES if p.id == "with_held"))
    assert headline(from_held.figure(Measure("convoy_entry", "vehicle", "not_applicable"))) == "130"
