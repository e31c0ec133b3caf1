"""Sentences of rules say claims by their words."""

import pytest

from annotator.incidents.quoting import LONGEST, in_quotes
from tests.factories import make_claim

pytestmark = pytest.mark.django_db


def test_a_claim_is_said_by_what_it_quotes():
    claim, other = make_claim(), make_claim(quote="two civilians were injured")
    said = in_quotes([f"Part of claim {claim.pk}: the total counts once.", f"Claim {other.pk} states 3 in all.", "R3."])
    assert said == [
        "Part of “Four fighters were killed”: the total counts once.",
        "“two civilians were injured” states 3 in all.",
        "R3.",
    ]


def test_a_long_quote_is_cut_and_a_claim_that_is_not_there_keeps_its_number():
    claim = make_claim(quote="Four fighters were killed and two civilians were injured. Report number")
    assert len(in_quotes([f"claim {claim.pk}"])[0]) == LONGEST + 2
    assert in_quotes(["Part of claim 999999."]) == ["Part of claim 999999."]


def test_sentences_that_name_nobody_ask_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert in_quotes(["Alleged: shown in a column of its own."]) == ["Alleged: shown in a column of its own."]
