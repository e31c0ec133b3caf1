"""No casualties reported is not the same as silence."""

from datetime import date

import pytest

from annotator.incidents.facts import Number
from annotator.incidents.tally import tally

from .making import CIVILIANS, JANUARY, fact, none_reported, verdict

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
