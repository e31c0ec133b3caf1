"""Which claims may count, and what each other claim is told."""

from datetime import date

import pytest

from annotator.incidents.facts import Number, Window
from annotator.incidents.tally import SameClaimTwice, tally

from .making import CIVILIANS, JANUARY, fact, number_of, verdict

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


def test_R16_two_sources_that_date_one_incident_apart_count_it_in_one_month_only():
    facts = [fact(1, n=3, date_start=date(2022, 1, 31)), fact(2, n=4, date_start=date(2022, 2, 1), source_id=2)]
    february = Window(date(2022, 2, 1), date(2022, 3, 1))
    assert number_of(*facts) == Number(3, 3, 4)
    assert tally(facts, february).figures == ()


def test_R16_a_date_known_only_to_the_month_yields_to_a_closer_one():
    vague = fact(1, n=3, date_start=date(2021, 12, 1), date_precision=4)
    close = fact(2, n=3, date_start=date(2022, 1, 5), independence_group="b")
    assert tally([vague, close], JANUARY).figure(CIVILIANS).sources == 2


@pytest.mark.parametrize(("precision", "area"), [(1, False), (3, False), (4, True), (7, True), (None, True)])
def test_R17_a_vague_place_is_an_area(precision, area):
    assert fact(place_precision=precision).is_area is area


def test_the_same_claim_twice_is_refused():
    with pytest.raises(SameClaimTwice, match="Claim 1 was given"):
        tally([fact(1), fact(1)], JANUARY)


def test_nothing_makes_an_empty_tally():
    result = tally([], JANUARY)
    assert (result.figures, result.exclusions, result.controls, result.footnotes) == ((), (), (), ())
