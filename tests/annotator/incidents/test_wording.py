"""The words of figures: a hedged number is never a bare integer, and nothing claims more than was recorded."""

from datetime import date

import pytest

from annotator.incidents import wording
from annotator.incidents.facts import Number
from annotator.incidents.tally import Measure, tally

from .making import JANUARY, fact, none_reported, unquantified

KINDS = {"killed": "Killed", "injured": "Injured", "raid_operation": "Joint operations", "convoy_entry": "Convoys in"}

SPREADS = [
    (Number(11, 11, 11), "11"),
    (Number(24, 26, 26), "24–26"),
    (Number(12, 12, None), "at least 12"),
    (Number(0, None, 9), "up to 9"),
    (Number(0, 5, 9), "0–9"),
    (Number(0, None, None), "any number"),
    (Number(0, 0, 0), "0"),
    (Number(0, 0, None), "none reported"),
    (Number(2000, None, None), "at least 2,000"),
    (None, "unquantified"),
]


@pytest.mark.parametrize(("number", "words"), SPREADS)
def test_a_number_is_shown_with_its_range(number, words):
    assert wording.spread(number) == words


AMOUNTS = [
    (Number(130, 130, 130), "vehicle", "130 vehicles"),
    (Number(1, 1, 1), "body", "1 body"),
    (Number(1, 1, None), "event", "at least 1 event"),
    (Number(4, 4, 4), "batch", "4 batches"),
    (Number(0, None, 9), "person", "up to 9 people"),
    (None, "person", "unquantified people"),
    (Number(0, 0, None), "person", "none reported"),
]


@pytest.mark.parametrize(("number", "unit", "words"), AMOUNTS)
def test_a_number_is_shown_with_its_unit(number, unit, words):
    assert wording.amount(number, unit) == words


CLAIMS = [
    (fact(min=23, best=25, max=25), "23–25 people"),
    (unquantified(), "unquantified people"),
    (unquantified(min=None), "unquantified people"),
    (none_reported(), "none reported"),
    (fact(n=0), "none reported"),
    (fact(min=200, best=None, max=None, hedge="hundreds"), "at least 200 people"),
]


@pytest.mark.parametrize(("claim", "words"), CLAIMS)
def test_a_claim_is_shown_as_it_states_its_number(claim, words):
    assert wording.stated(claim) == words


PLURALS = [
    ("rocket", "rockets"), ("battery", "batteries"), ("convoy", "convoys"), ("flash", "flashes"), ("person", "people"),
]  # fmt: skip


@pytest.mark.parametrize(("noun", "nouns"), PLURALS)
def test_nouns_have_their_plural(noun, nouns):
    assert (wording.plural(noun), wording.plural(noun, 1)) == (nouns, noun)


NAMES = [
    (Measure("killed", "person", "combatant"), "Killed, combatants"),
    (Measure("killed", "person", "civilian"), "Killed, civilians"),
    (Measure("killed", "person", "unknown"), "Killed, status unknown"),
    (Measure("killed", "person", "mixed_unsplit"), "Killed, civilians and combatants in one number"),
    (Measure("killed", "person", "civilian", "combined"), "Killed or injured, in one number, civilians"),
    (Measure("arrested", "person", "unknown"), "Arrested"),
    (Measure("arrested", "person", "civilian"), "Arrested, civilians"),
    (Measure("raid_operation", "event", "not_applicable"), "Joint operations"),
    (Measure("convoy_entry", "vehicle", "not_applicable"), "Convoys in, vehicles"),
    (Measure("convoy_entry", "batch", "not_applicable"), "Convoys in, batches"),
    (Measure("withdrawal", "person", "not_applicable"), "Withdrawal"),
    (
        Measure("projectile_fired", "projectile", "not_applicable", "rocket by Iranian-backed militias"),
        "Rockets fired by Iranian-backed militias",
    ),
    (Measure("projectile_fired", "projectile", "not_applicable", "shell"), "Shells fired"),
]


@pytest.mark.parametrize(("measure", "name"), NAMES)
def test_a_measure_has_a_name(measure, name):
    assert wording.label(measure, KINDS) == name


DATES = [
    (date(2022, 1, 17), date(2022, 1, 17), 1, "17 Jan 2022"),
    (date(2022, 1, 17), None, None, "17 Jan 2022"),
    (date(2022, 1, 3), date(2022, 1, 4), 2, "3 Jan 2022 – 4 Jan 2022"),
    (date(2022, 1, 17), None, 3, "about 17 Jan 2022"),
    (date(2022, 1, 1), date(2022, 1, 31), 4, "January 2022"),
    (date(2022, 1, 5), None, 4, "January 2022"),
    (date(2021, 12, 23), date(2022, 1, 23), 4, "23 Dec 2021 – 23 Jan 2022"),
    (date(2019, 1, 1), date(2019, 12, 31), 5, "2019"),
    (None, None, None, "undated"),
]


@pytest.mark.parametrize(("start", "end", "precision", "words"), DATES)
def test_a_date_is_shown_with_its_precision(start, end, precision, words):
    assert wording.when(start, end, precision) == words


def two_sources(claim_id, **fields):
    return [fact(claim_id, independence_group="a", **fields), fact(claim_id + 1, independence_group="b", **fields)]


PHRASES = [
    ("one source", [fact(n=3)], "3 (one source, provisional)"),
    ("two sources", two_sources(1, n=3), "3"),
    ("some incidents from one source", [*two_sources(1, n=3), fact(3, n=2, incident_id=2)],
     "5 (1 of 2 incidents from one source, provisional)"),
    ("a number and a plural", [*two_sources(1, n=3), *two_sources(3, incident_id=2, min=None, best=None, max=None)],
     "3, plus 1 incident with unquantified killed"),
    ("plurals alone", [unquantified(1), unquantified(2, incident_id=2, independence_group="b")],
     "2 incidents, unquantified (2 of 2 incidents from one source, provisional)"),
    ("graded contested", two_sources(1, n=3, grade="contested"), "3 (1 incident contested)"),
    ("reported none", [none_reported()], "none reported"),
    ("silence", [fact(n=1, victim_status="combatant")], "no report"),
]  # fmt: skip


@pytest.mark.parametrize(("_", "facts", "words"), PHRASES, ids=[row[0] for row in PHRASES])
def test_a_figure_reads_as_one_phrase(_, facts, words):
    row = tally(facts, JANUARY).figure(Measure("killed", "person", "civilian"))
    assert wording.in_words(row, KINDS) == words


LEFT = {"unit": "vehicle", "victim_status": "not_applicable", "n": 50}
NETS = [
    ("withdrawal", {"kind": "return", "n": 50}, "left and returned: net zero"),
    ("withdrawal", {"kind": "return", "n": 20}, "net 30"),
    ("reinforcement", {"kind": "withdrawal", "n": 50}, "reversed: net zero"),
]


@pytest.mark.parametrize(("kind", "back", "words"), NETS)
def test_a_reversal_reads_as_its_net(kind, back, words):
    facts = [fact(1, kind=kind, **LEFT), fact(2, role="reversal", of=1, **(LEFT | back))]
    assert wording.headline(tally(facts, JANUARY).figures[0]) == words


COLUMNS = [
    ({"n": 3}, ["Recorded"]),
    ({"modality": "alleged"}, ["Alleged, not counted"]),
    ({"party": "SDF", "actor": "SDF"}, ["Recorded", "Conceded by SDF"]),
    ({"party": "SDF", "actor": "SDF", "victim_status": "combatant"}, ["Recorded", "Claimed by SDF, not counted"]),
    ({"party": "SDF", "actor": "SDF", "kind": "shelling"}, ["Recorded", "Declared by SDF"]),
]


@pytest.mark.parametrize(("fields", "headings"), COLUMNS, ids=lambda value: str(value)[:60])
def test_a_column_says_whether_it_counts(fields, headings):
    assert [wording.column(figure) for figure in tally([fact(**fields)], JANUARY).figures] == headings


def test_an_old_allegation_says_so():
    (row,) = tally([fact(modality="alleged", date_start=date(2019, 3, 21), n=200)], JANUARY).figures
    assert wording.in_words(row, KINDS) == "200 (about another time, reported again)"
