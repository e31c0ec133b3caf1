"""Each counting rule as a table: which claims count, and what the others are told."""

from datetime import date

import pytest

from annotator.incidents.facts import Number, Window
from annotator.incidents.tally import (
    PROFILES,
    Measure,
    SameClaimTwice,
    tally,
)

from .making import JANUARY, fact, none_reported, unquantified

CIVILIANS = Measure("killed", "person", "civilian")
UNSAID = {"min": None, "best": None, "max": None}
COMBATANTS = Measure("killed", "person", "combatant")


def number_of(*facts, measure=CIVILIANS, **wanted):
    row = tally(facts, JANUARY).figure(measure, **wanted)
    return row and row.number


def verdict(claim, *others):
    """Return the rule and the reason that keep a claim out, or None where it counts."""
    kept_out = [each for each in tally([claim, *others], JANUARY).exclusions if each.claim_id == claim.claim_id]
    return (kept_out[0].rule, kept_out[0].reason) if kept_out else None


STATES = [
    ("verified", None),
    ("corrected", None),
    ("candidate", "Not reviewed yet"),
    ("rejected", "Rejected as a bad extraction"),
    ("held", "Held for a decision"),
    ("unverifiable", "Checked, and cannot be settled"),
    ("superseded", "Superseded by a newer figure"),
    ("retracted", "Withdrawn by its source"),
]


@pytest.mark.parametrize(("status", "words"), STATES)
def test_only_what_a_person_confirmed_counts(status, words):
    assert (number_of(fact(n=3, status=status)) is not None) is (words is None)
    if words:
        rule, reason = verdict(fact(status=status, reason="two months are named"))
        assert (rule, reason.startswith(words)) == ("§4", True)
        assert reason.endswith(": two months are named")


KEPT_OUT = [
    ("R3", {"modality": "negated"}),
    ("R3", {"modality": "hypothetical"}),
    ("R4", {"modality": "alleged"}),
    ("R3", {"scope": ("historical",)}),
    ("R3", {"scope": ("future",)}),
    ("R3", {"scope": ("counterfactual",)}),
    ("R3", {"scope": ("normative",)}),
    ("R3", {"scope": ("presupposed",)}),
    ("R3", {"scope": ("question",)}),
    ("R7", {"role": "part_of", "of": 9}),
    ("R7", {"role": "detail_of", "of": 9}),
    ("R8", {"role": "cumulative"}),
    ("R10", {"role": "same_people_as", "of": 9}),
    ("R11", {"role": "reversal", "of": 9}),
    ("R18", {"role": "summary_of", "of": 9}),
    ("R19", {"role": "duplicate_of", "of": 9}),
    ("R3", {"role": "background"}),
    ("R3", {"role": "", "incident_id": None}),
    ("R3", {"incident_id": None}),
    ("§2", {"grade": "discounted"}),
    ("R16", {"date_start": date(2021, 12, 31)}),
    ("R16", {"date_start": date(2022, 2, 1)}),
    ("R16", {"date_start": None, "date_end": None}),
    ("R12", {"min": 0, "best": 0, "max": 0}),
]


@pytest.mark.parametrize(("rule", "fields"), KEPT_OUT, ids=lambda value: str(value))
def test_a_claim_that_does_not_count_names_its_rule(rule, fields):
    assert verdict(fact(**fields))[0] == rule
    assert number_of(fact(**fields)) is None


FIRST_REASON = [
    ("its state before its modality", "§4", {"status": "held", "modality": "alleged"}),
    ("its modality before its scope", "R4", {"modality": "alleged", "scope": ("historical",)}),
    ("its scope before its role", "R3", {"scope": ("historical",), "role": "part_of", "of": 9}),
    ("its role before its date", "R10", {"role": "same_people_as", "date_start": date(2019, 3, 21)}),
]


@pytest.mark.parametrize(("_", "rule", "fields"), FIRST_REASON, ids=[row[0] for row in FIRST_REASON])
def test_the_first_reason_is_given(_, rule, fields):
    assert verdict(fact(**fields))[0] == rule


def test_R1_mins_and_maxes_are_summed_over_incidents():
    one = fact(1, incident_id=1, n=1)
    nearly_25 = fact(2, incident_id=2, min=23, best=25, max=25)
    assert number_of(one, nearly_25) == Number(24, 26, 26)


@pytest.mark.parametrize(
    ("second", "total"),
    [
        ({"min": 12, "best": 12, "max": None}, Number(15, 15, None)),
        ({"min": 0, "best": None, "max": 9}, Number(3, None, 12)),
        ({"min": 9, "best": 10, "max": 11}, Number(12, 13, 14)),
    ],
)
def test_R1_an_open_end_and_a_missing_best_stay_so_in_the_sum(second, total):
    assert number_of(fact(1, n=3), fact(2, incident_id=2, **second)) == total


TWO_SOURCES = [
    ("the best-graded source gives the best", "A", "C", Number(3, 3, 8)),
    ("whichever it is", "D", "B", Number(3, 8, 8)),
    ("on a tie the lower figure", "B", "B", Number(3, 3, 8)),
    ("a source that nobody graded ranks last", "", "E", Number(3, 8, 8)),
]


@pytest.mark.parametrize(("_", "first", "second", "merged"), TWO_SOURCES, ids=[row[0] for row in TWO_SOURCES])
def test_R2_sources_of_one_incident_make_one_range(_, first, second, merged):
    low = fact(1, n=3, reliability=first, independence_group="a")
    high = fact(2, n=8, reliability=second, independence_group="b", source_id=2)
    assert number_of(low, high) == merged


def test_R2_the_analyst_may_choose_the_best():
    low = fact(1, n=3, reliability="A", independence_group="a")
    chosen = fact(2, n=8, reliability="C", independence_group="b", preferred=True)
    assert number_of(low, chosen) == Number(3, 8, 8)


def test_R2_ten_outlets_that_quote_one_monitor_are_one_source():
    outlets = [
        fact(n, n=n, source_id=n, independence_group="a monitor", published_on=date(2022, 1, 10 + n))
        for n in range(1, 11)
    ]
    row = tally(outlets, JANUARY).figure(CIVILIANS)
    assert (row.number, row.sources, row.provisional) == (Number(10, 10, 10), 1, True)
    assert verdict(outlets[0], *outlets[1:])[0] == "R2"


def test_R9_a_newer_toll_of_the_same_source_takes_the_place_of_the_older():
    older, newer = fact(1, n=3, published_on=date(2022, 1, 18)), fact(2, n=5, published_on=date(2022, 1, 19))
    assert number_of(older, newer) == Number(5, 5, 5)
    assert verdict(older, newer) == ("R9", "The same source's newer figure, claim 2, counts.")


def test_R2_what_one_source_says_on_one_day_stays_a_range():
    assert number_of(fact(1, n=3), fact(2, n=5)) == Number(3, 3, 5)


def test_R4_an_allegation_has_a_column_of_its_own():
    facts = [fact(1, n=3), fact(2, n=50, modality="alleged", incident_id=2)]
    assert number_of(*facts) == Number(3, 3, 3)
    assert number_of(*facts, column="alleged") == Number(50, 50, 50)


OLD = {"modality": "alleged", "n": 200, "date_start": date(2019, 3, 21), "incident_id": None, "role": ""}


def test_R4_an_old_allegation_reported_again_is_apart_from_those_of_the_window():
    facts = [fact(1, **OLD), fact(2, n=5, modality="alleged")]
    assert number_of(*facts, column="alleged") == Number(5, 5, 5)
    assert number_of(*facts, column="alleged", outside_window=True) == Number(200, 200, 200)


def test_R4_one_allegation_told_twice_is_not_two():
    facts = [fact(1, **OLD), fact(2, article_id=2, source_id=2, **OLD)]
    assert number_of(*facts, column="alleged", outside_window=True) == Number(200, 200, 200)


@pytest.mark.parametrize(
    "fields",
    [
        {"role": "part_of", "of": 1},
        {"role": "duplicate_of", "of": 1},
        {"role": "cumulative"},
        {"scope": ("counterfactual",)},
        {"status": "held"},
        {"grade": "discounted"},
        {"date_start": date(2022, 3, 1)},
        {"published_on": date(2021, 6, 1)},
    ],
    ids=str,
)
def test_R4_the_column_leaves_out_what_would_count_twice_or_is_not_told(fields):
    assert tally([fact(2, **(OLD | fields))], JANUARY).figures == ()


ISIS, SDF = "ISIS", "SDF"
ENEMY_DEAD = {"party": SDF, "actor": SDF, "target": ISIS, "victim_status": "combatant"}
PARTY_CLAIMS = [
    ("enemy dead by its own act are its claim", ENEMY_DEAD, "claimed_by_party", COMBATANTS),
    ("so are dead whom it calls nothing", ENEMY_DEAD | {"victim_status": "unknown"}, "claimed_by_party",
     Measure("killed", "person", "unknown")),
    ("so are enemies killed by an ally", ENEMY_DEAD | {"actor": "International Coalition"}, "claimed_by_party",
     COMBATANTS),
    ("its own dead are recorded", ENEMY_DEAD | {"actor": ISIS, "target": SDF}, "recorded", COMBATANTS),
    ("civilians whom it killed are conceded", ENEMY_DEAD | {"victim_status": "civilian", "target": ""}, "conceded",
     CIVILIANS),
    ("civilians killed by its enemy are recorded", {"party": SDF, "actor": ISIS}, "recorded", CIVILIANS),
    ("its own strikes are declared",
     {"party": SDF, "actor": "International Coalition, SDF", "kind": "shelling", "unit": "event"}, "declared",
     Measure("shelling", "event", "not_applicable")),
]  # fmt: skip


@pytest.mark.parametrize(("_", "fields", "column", "measure"), PARTY_CLAIMS, ids=[row[0] for row in PARTY_CLAIMS])
def test_R5_what_a_party_says_goes_where_it_belongs(_, fields, column, measure):
    party = "" if column == "recorded" else SDF
    claim = fact(n=4, **fields)
    assert number_of(claim, measure=measure, column=column, party=party) == Number(4, 4, 4)
    counted = number_of(claim, measure=measure) is not None
    assert counted is (column != "claimed_by_party")
    assert (verdict(claim) or ("",))[0] == ("" if counted else "R5")


def test_R5_a_denial_makes_the_incident_contested_and_lowers_nothing():
    killed = [fact(n, n=4, independence_group=str(n), grade="fair") for n in (1, 2)]
    denial = none_reported(3, party="International Coalition", victim_status="civilian")
    before, after = tally(killed, JANUARY), tally([*killed, denial], JANUARY)
    assert [f.number for f in after.figures] == [f.number for f in before.figures]
    assert after.figure(CIVILIANS).contributions[0].contested
    assert verdict(denial, *killed) == ("R5", "A denial by International Coalition: it lowers no number.")
    assert [note.rule for note in after.footnotes] == ["R5"]


def test_R5_a_denial_alone_is_no_report_of_none():
    row = tally([none_reported(party="SDF"), fact(2, n=1, incident_id=2, victim_status="combatant")], JANUARY)
    assert not row.figure(CIVILIANS).reported_none


DENIALS = [
    ("a party that denies its own act", {"party": SDF, "actor": SDF}, "R5"),
    ("a party that clears its enemy denies nothing of its own", {"party": SDF, "actor": ISIS}, "R12"),
    ("a source that speaks for no party", {"actor": SDF}, "R12"),
]


@pytest.mark.parametrize(("_", "fields", "rule"), DENIALS, ids=[row[0] for row in DENIALS])
def test_R5_only_a_party_can_deny(_, fields, rule):
    assert verdict(none_reported(**fields))[0] == rule


def test_R5_a_denial_that_is_only_supposed_contests_nothing():
    denial = none_reported(2, party=SDF, scope=("counterfactual",))
    assert tally([fact(1), denial], JANUARY).footnotes == ()


def test_R5_fighters_of_nobody_in_particular_hit_by_the_enemy_are_not_its_claim():
    assert verdict(fact(party=SDF, actor=ISIS, target="", victim_status="combatant")) is None


def test_R5_a_claim_of_enemy_dead_outside_the_window_is_told_its_date():
    assert verdict(fact(date_start=date(2019, 3, 21), **ENEMY_DEAD))[0] == "R16"


def test_R5_a_party_that_lost_nobody_reports_none():
    report = none_reported(party=SDF, target=SDF, victim_status="combatant")
    assert verdict(report)[0] == "R12"
    assert tally([report], JANUARY).figure(COMBATANTS).reported_none


def test_R6_victim_statuses_are_never_merged():
    statuses = ["civilian", "combatant", "mixed_unsplit", "unknown", ""]
    facts = [fact(n, n=n + 1, victim_status=status) for n, status in enumerate(statuses, 1)]
    rows = {f.measure.victim_status: f.number.min for f in tally(facts, JANUARY).figures}
    assert rows == {"civilian": 2, "combatant": 3, "mixed_unsplit": 4, "unknown": 5}


PARTS = [
    ("parts that fit", [("child", "", 40), ("", "female", 100)], 200, False),
    ("parts that are too many", [("child", "", 120), ("", "female", 100)], 200, True),
    ("one part that is too large", [("child", "", 201)], 200, True),
    ("an open total holds any part", [("child", "", 400)], None, False),
]


@pytest.mark.parametrize(("_", "shares", "most", "problem"), PARTS, ids=[row[0] for row in PARTS])
def test_R7_parts_never_exceed_their_whole_unnoticed(_, shares, most, problem):
    whole = fact(1, min=200, best=200, max=most)
    parts = [
        fact(n, n=count, age_group=age, sex=sex, role="part_of", of=1) for n, (age, sex, count) in enumerate(shares, 2)
    ]
    result = tally([whole, *parts], JANUARY)
    assert result.figure(CIVILIANS).number == Number(200, 200, most)
    assert [note.rule for note in result.footnotes if note.problem] == (["R7"] if problem else [])


def test_R7_traits_that_overlap_are_not_added_against_the_whole():
    whole = fact(1, n=10, victim_status="mixed_unsplit")
    children = fact(2, n=6, role="part_of", of=1, age_group="child", victim_status="mixed_unsplit")
    civilians = fact(3, n=7, role="part_of", of=1, victim_status="civilian")
    assert tally([whole, children, civilians], JANUARY).footnotes == ()


def test_R7_parts_feed_the_breakdown_once_whatever_number_of_reports():
    facts = [
        fact(1, n=9, article_id=1, independence_group="a"),
        fact(2, n=4, article_id=1, independence_group="a", role="part_of", of=1, age_group="child"),
        fact(3, n=8, article_id=2, independence_group="b"),
        fact(4, n=3, article_id=2, independence_group="b", role="part_of", of=3, age_group="child"),
        fact(5, n=2, article_id=3, incident_id=2),
        fact(6, n=1, article_id=3, incident_id=2, role="part_of", of=5, age_group="child"),
    ]
    (part,) = tally(facts, JANUARY).figure(CIVILIANS).breakdown
    assert (part.age_group, part.number, part.claim_ids) == ("child", Number(4, None, 5), (2, 4, 6))


SHARE = {"role": "part_of", "of": 1}
NOT_COMPARED = [
    ("another kind of event", {"kind": "injured", "age_group": "child", "n": 9}),
    ("another unit", {"unit": "body", "age_group": "child", "n": 9}),
]


@pytest.mark.parametrize(("_", "fields"), NOT_COMPARED, ids=[row[0] for row in NOT_COMPARED])
def test_R7_a_part_that_counts_something_else_is_not_set_against_the_whole(_, fields):
    result = tally([fact(1, n=3), fact(2, **(SHARE | fields))], JANUARY)
    assert result.footnotes == ()
    assert result.figure(CIVILIANS).breakdown == ()


def test_R7_two_reports_of_the_same_parts_are_not_added_against_the_whole():
    parts = [fact(n, n=3, age_group="child", article_id=n, **SHARE) for n in (2, 3)]
    assert tally([fact(1, n=5), *parts], JANUARY).footnotes == ()


def test_R7_a_whole_that_was_rejected_is_no_measure_of_its_parts():
    parts = [fact(2, n=9, age_group="child", **SHARE)]
    assert tally([fact(1, n=3, status="rejected"), *parts], JANUARY).footnotes == ()


def test_R7_a_part_without_a_number_leaves_the_share_open():
    parts = [fact(2, n=2, age_group="child", **SHARE), unquantified(3, age_group="child", **SHARE)]
    (part,) = tally([fact(1, n=9), *parts], JANUARY).figure(CIVILIANS).breakdown
    assert part.number == Number(2, None, None)


def test_R7_a_part_that_names_no_trait_is_no_row_of_the_breakdown():
    assert tally([fact(1, n=9), fact(2, n=4, **SHARE)], JANUARY).figure(CIVILIANS).breakdown == ()


CUMULATIVE = [
    ("a remainder is shown", {"n": 10}, Number(7, 7, 7), False),
    ("an open total leaves an open remainder", {"min": 10, "best": 10, "max": None}, Number(7, 7, None), False),
    ("more may be recorded than the total allows", {"n": 2}, Number(0, 0, 0), True),
    ("one that looks back is a control too", {"n": 10, "scope": ("historical",)}, Number(7, 7, 7), False),
]


@pytest.mark.parametrize(("_", "fields", "unaccounted", "exceeded"), CUMULATIVE, ids=[row[0] for row in CUMULATIVE])
def test_R8_a_cumulative_total_is_a_control(_, fields, unaccounted, exceeded):
    result = tally([fact(1, n=3), fact(2, role="cumulative", **fields)], JANUARY)
    (control,) = result.controls
    assert (control.unaccounted, control.exceeded) == (unaccounted, exceeded)
    assert result.figure(CIVILIANS).number == Number(3, 3, 3)


@pytest.mark.parametrize(
    "fields",
    [{"scope": ("future",)}, {"modality": "alleged"}, {"status": "held"}, {"hedge": "several", "best": None}, UNSAID],
    ids=str,
)
def test_R8_a_total_that_nobody_states_is_no_control(fields):
    assert tally([fact(1, role="cumulative", **fields)], JANUARY).controls == ()


def test_R8_a_total_of_what_is_not_recorded_is_wholly_unaccounted():
    (control,) = tally([fact(1, role="cumulative", n=500)], JANUARY).controls
    assert (control.recorded, control.unaccounted) == (None, Number(500, 500, 500))


LEFT = {"kind": "withdrawal", "unit": "vehicle", "victim_status": "not_applicable"}
CAME_BACK = LEFT | {"kind": "return", "role": "reversal"}
REVERSALS = [
    ("a group that left and returned", UNSAID, UNSAID | {"of": 1}, Number(0, 0, 0)),
    ("all of a number", {"n": 50}, UNSAID | {"of": 1}, Number(0, 0, 0)),
    ("some of a number", {"n": 50}, {"n": 20, "of": 1}, Number(30, 30, 30)),
    ("found by its incident when it names no claim", {"n": 50}, UNSAID, Number(0, 0, 0)),
    ("in another unit nothing can be said", {"n": 50}, {"n": 20, "of": 1, "unit": "person"}, None),
]


@pytest.mark.parametrize(("_", "left", "back", "net"), REVERSALS, ids=[row[0] for row in REVERSALS])
def test_R11_both_stay_and_the_net_is_shown(_, left, back, net):
    row = tally([fact(1, **(LEFT | left)), fact(2, **(CAME_BACK | back))], JANUARY).figures[0]
    assert (row.net, row.incidents, row.contributions[0].reversed_by) == (net, 1, (2,))


def test_R11_a_reversal_of_nothing_recorded_is_a_problem():
    (note,) = tally([fact(2, **(CAME_BACK | {"of": 1}))], JANUARY).footnotes
    assert (note.rule, note.problem) == ("R11", True)


def test_R11_two_reports_of_one_return_are_not_two_returns():
    back = [fact(n, of=1, n=count, published_on=date(2022, 1, n), **CAME_BACK) for n, count in ((2, 10), (3, 20))]
    assert tally([fact(1, n=50, **LEFT), *back], JANUARY).figures[0].net == Number(30, 30, 30)


def test_R11_what_was_not_reversed_stays_in_the_net():
    facts = [fact(1, n=50, **LEFT), fact(2, of=1, **(CAME_BACK | UNSAID)), fact(3, n=7, incident_id=2, **LEFT)]
    row = tally(facts, JANUARY).figures[0]
    assert (row.number, row.net) == (Number(57, 57, 57), Number(7, 7, 7))


OTHER_DEAD = fact(9, n=2, victim_status="combatant", incident_id=2)
NONE_REPORTED = [
    ("with nothing else the row reads none reported", [], True),
    ("fighters killed elsewhere do not change that", [OTHER_DEAD], True),
    ("civilians killed elsewhere outrank it", [fact(9, n=2, incident_id=2)], None),
    ("anybody killed in that incident outranks it", [fact(9, n=2, victim_status="combatant")], False),
]


@pytest.mark.parametrize(("_", "others", "none"), NONE_REPORTED, ids=[row[0] for row in NONE_REPORTED])
def test_R12_reported_none_adds_nothing_and_is_outranked(_, others, none):
    report = none_reported()
    row = tally([report, *others], JANUARY).figure(CIVILIANS)
    assert verdict(report, *others)[0] == "R12"
    if none is None:
        assert (row.number, row.reported_none) == (Number(2, 2, 2), False)
    else:
        assert (row.number, row.reported_none) == (None, none)


NONE = [
    ("no number of civilians was killed", {"hedge": "", "min": 0, "best": 0, "max": None}, "R12"),
    ("zero, plainly stated", {"hedge": "", "modality": "asserted", "min": 0, "best": 0, "max": 0}, "R12"),
    ("allegedly none", {"modality": "alleged"}, "R4"),
    ("three were not killed", {"hedge": "", "min": 3, "best": 3, "max": 3}, "R3"),
]


@pytest.mark.parametrize(("_", "fields", "rule"), NONE, ids=[row[0] for row in NONE])
def test_R12_tells_none_from_a_number_denied(_, fields, rule):
    assert verdict(none_reported(**fields))[0] == rule


def test_R12_none_among_fighters_leaves_a_row_of_silence_about_civilians():
    rows = tally([none_reported(victim_status="combatant")], JANUARY).figures
    assert [(row.measure.victim_status, row.reported_none) for row in rows] == [
        ("civilian", False),
        ("combatant", True),
    ]


@pytest.mark.parametrize(
    "fields",
    [
        {"date_start": date(2021, 6, 1)},
        {"date_start": None},
        {"scope": ("historical",)},
        {"role": "background"},
        {"status": "candidate"},
    ],
    ids=str,
)
def test_R12_a_report_from_elsewhere_fills_no_row(fields):
    assert tally([none_reported(**fields)], JANUARY).figures == ()


def test_R12_silence_about_civilians_is_a_row_and_not_reported_none():
    row = tally([fact(n=2, victim_status="combatant")], JANUARY).figure(CIVILIANS)
    assert (row.number, row.reported_none, row.incidents) == (None, False, 0)


def test_R13_a_plural_without_a_number_counts_its_incident_only():
    facts = [unquantified(1), fact(2, incident_id=2, n=5), unquantified(3, incident_id=3, **UNSAID)]
    row = tally(facts, JANUARY).figure(CIVILIANS)
    assert (row.number, row.unquantified_incidents, row.incidents) == (Number(5, 5, 5), 2, 3)


def test_R13_a_number_for_the_same_incident_makes_the_plural_needless():
    facts = [unquantified(1, independence_group="b"), fact(2, n=5)]
    row = tally(facts, JANUARY).figure(CIVILIANS)
    assert (row.number, row.unquantified_incidents) == (Number(5, 5, 5), 0)
    assert verdict(*facts)[0] == "R13"


def test_R13_hundreds_are_a_number_with_an_open_end():
    assert number_of(fact(min=200, best=None, max=None, hedge="hundreds")) == Number(200, None, None)


def test_R14_killed_and_injured_in_one_number_have_a_row_of_their_own():
    both = [fact(1, n=100, combined=True), fact(2, n=100, combined=True, kind="injured"), fact(3, n=5)]
    assert number_of(*both) == Number(5, 5, 5)
    assert number_of(*both, measure=Measure("killed", "person", "civilian", "combined")) == Number(100, 100, 100)


def test_R14_a_number_that_names_only_the_injured_and_executed_is_the_same_row():
    both = [fact(1, n=7, combined=True, kind="injured"), fact(2, n=7, combined=True, kind="executed")]
    (_, row) = tally(both, JANUARY).figures
    assert (row.measure.kind, row.measure.detail, row.number) == ("killed", "combined", Number(7, 7, 7))


def test_R15_units_are_never_added_across():
    facts = [
        fact(1, kind="convoy_entry", unit="vehicle", n=130),
        fact(2, kind="convoy_entry", unit="batch", n=4),
        fact(3, kind="projectile_fired", unit="projectile", weapon="rocket", actor="ISIS", n=3),
        fact(4, kind="projectile_fired", unit="projectile", weapon="rocket", actor="SDF", n=2),
        fact(5, kind="projectile_fired", unit="projectile", weapon="shell", actor="SDF", n=1),
        fact(6, kind="projectile_fired", unit="projectile", n=6),
    ]
    rows = {(f.measure.unit, f.measure.detail): f.number.best for f in tally(facts, JANUARY).figures}
    assert rows == {
        ("vehicle", ""): 130,
        ("batch", ""): 4,
        ("projectile", "rocket by ISIS"): 3,
        ("projectile", "rocket by SDF"): 2,
        ("projectile", "shell by SDF"): 1,
        ("projectile", "projectile"): 6,
    }


def test_R16_two_sources_that_date_one_incident_apart_count_it_in_one_month_only():
    facts = [fact(1, n=3, date_start=date(2022, 1, 31)), fact(2, n=4, date_start=date(2022, 2, 1), source_id=2)]
    february = Window(date(2022, 2, 1), date(2022, 3, 1))
    assert number_of(*facts) == Number(3, 3, 4)
    assert tally(facts, february).figures == ()


def test_R16_a_date_known_only_to_the_month_yields_to_a_closer_one():
    vague = fact(1, n=3, date_start=date(2021, 12, 1), date_precision=4)
    close = fact(2, n=3, date_start=date(2022, 1, 5), independence_group="b")
    assert tally([vague, close], JANUARY).figure(CIVILIANS).sources == 2


EDGES = [
    ("an event that ends inside", date(2022, 1, 30), date(2022, 1, 31), []),
    ("an event across the edge", date(2022, 1, 30), date(2022, 2, 1), ["R16"]),
    ("an event dated to the window itself", date(2022, 1, 1), date(2022, 2, 1), []),
]


@pytest.mark.parametrize(("_", "start", "end", "notes"), EDGES, ids=[row[0] for row in EDGES])
def test_R16_an_event_across_the_edge_has_a_footnote(_, start, end, notes):
    result = tally([fact(n=3, date_start=start, date_end=end)], JANUARY)
    assert result.figure(CIVILIANS).number == Number(3, 3, 3)
    assert [note.rule for note in result.footnotes] == notes


@pytest.mark.parametrize(("precision", "area"), [(1, False), (3, False), (4, True), (7, True), (None, True)])
def test_R17_a_vague_place_is_an_area(precision, area):
    assert fact(place_precision=precision).is_area is area


CORROBORATION = [
    ("fair and two sources", "fair", ("a", "b"), True),
    ("confirmed and two sources", "confirmed", ("a", "b"), True),
    ("fair and one source", "fair", ("a", "a"), False),
    ("weak and two sources", "weak", ("a", "b"), False),
    ("contested and two sources", "contested", ("a", "b"), False),
    ("not graded and two sources", "", ("a", "b"), False),
]


@pytest.mark.parametrize(("_", "grade", "groups", "firm"), CORROBORATION, ids=[row[0] for row in CORROBORATION])
def test_corroborated_needs_a_fair_grade_and_two_independent_sources(_, grade, groups, firm):
    facts = [fact(n, n=3, grade=grade, independence_group=group) for n, group in enumerate(groups, 1)]
    result = tally(facts, JANUARY)
    assert (result.figure(CIVILIANS, "corroborated") is not None) is firm
    assert result.figure(CIVILIANS).provisional is (groups == ("a", "a"))


def test_a_source_without_a_group_stands_for_itself():
    facts = [fact(n, n=3, independence_group="", source_id=n) for n in (1, 2)]
    assert tally(facts, JANUARY).figure(CIVILIANS).sources == 2


WHAT_IF = [
    ("recorded", 3),
    ("two_sources", None),
    ("with_alleged", 13),
    ("with_held", 103),
    ("with_party_claims", 3),
]


@pytest.mark.parametrize(("profile", "most"), WHAT_IF)
def test_a_profile_lets_in_what_it_says(profile, most):
    facts = [
        fact(1, n=3),
        fact(2, n=10, incident_id=2, modality="alleged"),
        fact(3, n=100, incident_id=3, status="held"),
    ]
    row = tally(facts, JANUARY, next(p for p in PROFILES if p.id == profile)).figure(CIVILIANS)
    assert (row and row.number and row.number.max) == most


def test_claims_of_enemy_dead_count_in_the_profile_that_asks_for_them():
    claim = fact(n=4, **ENEMY_DEAD)
    profile = next(p for p in PROFILES if p.id == "with_party_claims")
    assert tally([claim], JANUARY, profile).figure(COMBATANTS).number == Number(4, 4, 4)


def test_the_same_claim_twice_is_refused():
    with pytest.raises(SameClaimTwice, match="Claim 1 was given"):
        tally([fact(1), fact(1)], JANUARY)


def test_figures_stand_in_the_order_of_the_vocabulary():
    kinds = ["withdrawal", "airstrike", "arrested", "killed"]
    rows = tally([fact(n, kind=kind) for n, kind in enumerate(kinds, 1)], JANUARY).figures
    assert [row.measure.kind for row in rows] == ["killed", "arrested", "airstrike", "withdrawal"]


def test_nothing_makes_an_empty_tally():
    result = tally([], JANUARY)
    assert (result.figures, result.exclusions, result.controls, result.footnotes) == ((), (), (), ())
