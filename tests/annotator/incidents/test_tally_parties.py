"""What a party to the fighting says goes where it belongs."""

from datetime import date

import pytest

from annotator.incidents.facts import Number, PartyAnswer
from annotator.incidents.tally import PROFILES, Measure, tally

from .making import CIVILIANS, COMBATANTS, JANUARY, fact, none_reported, number_of, verdict

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


def test_claims_of_enemy_dead_count_in_the_profile_that_asks_for_them():
    claim = fact(n=4, **ENEMY_DEAD)
    profile = next(p for p in PROFILES if p.id == "with_party_claims")
    assert tally([claim], JANUARY, profile).figure(COMBATANTS).number == Number(4, 4, 4)


def answered(claim_id=1, *answers, **fields):
    return fact(claim_id, **({"n": 9, "modality": "alleged", "answers": answers} | fields))


def test_R5_what_a_party_concedes_in_answer_to_an_allegation_has_a_column_of_its_own():
    said = answered(1, PartyAnswer("SDF", "partly", conceded=Number(2, 2, 3)))
    assert number_of(said, column="conceded", party="SDF") == Number(2, 2, 3)
    assert number_of(said, column="alleged") == Number(9, 9, 9)
    assert number_of(said) is None


def test_R5_what_it_declares_stands_beside_what_it_concedes():
    said = answered(1, PartyAnswer("SDF", "partly", declared=Number(5, 5, 5), conceded=Number(2, 2, 2)))
    assert number_of(said, column="declared", party="SDF") == Number(5, 5, 5)
    assert number_of(said, column="conceded", party="SDF") == Number(2, 2, 2)


def test_R5_of_two_answers_of_a_party_the_last_number_stands():
    first, last = (PartyAnswer("SDF", "partly", conceded=Number(n, n, n)) for n in (1, 4))
    silent = PartyAnswer("SDF", "silent")
    assert number_of(answered(1, first, last, silent), column="conceded", party="SDF") == Number(4, 4, 4)


def test_R5_answers_of_two_parties_are_two_columns_and_never_added():
    said = answered(1, *(PartyAnswer(who, "partly", conceded=Number(2, 2, 2)) for who in ("SDF", "Coalition")))
    assert number_of(said, column="conceded", party="SDF") == Number(2, 2, 2)
    assert number_of(said, column="conceded", party="Coalition") == Number(2, 2, 2)


def test_R5_an_answer_stays_when_the_allegation_is_upgraded():
    said = answered(1, PartyAnswer("SDF", "accepts", conceded=Number(9, 9, 9)), modality="asserted")
    assert number_of(said) == Number(9, 9, 9)
    assert number_of(said, column="conceded", party="SDF") == Number(9, 9, 9)


@pytest.mark.parametrize(
    "fields", [{"status": "held"}, {"status": "rejected"}, {"date_start": date(2021, 1, 1)}], ids=str
)
def test_R5_an_answer_to_what_the_window_does_not_tell_of_is_not_shown(fields):
    assert number_of(answered(1, PartyAnswer("SDF", "partly", conceded=Number(2, 2, 2)), **fields),
                     column="conceded", party="SDF") is None  # fmt: skip


def test_R5_one_allegation_told_twice_with_the_same_answer_is_conceded_once():
    said = PartyAnswer("SDF", "partly", conceded=Number(2, 2, 2))
    told = [answered(n, said, incident_id=None, role="", source_id=n) for n in (1, 2)]
    assert number_of(*told, column="conceded", party="SDF") == Number(2, 2, 2)
