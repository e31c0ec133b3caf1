"""A lead settles what two people read differently."""

from datetime import date

import pytest

from annotator.claims.models import Claim
from annotator.incidents.disputes.actions import settle_dispute
from annotator.incidents.disputes.ruling import Choice
from annotator.incidents.models import IncidentLink
from annotator.review.rules import NotAllowed, SomeoneWasFaster
from annotator.review.second.models import SecondReading, State
from tests.annotator.review.second.making import make_answered, make_wanted
from tests.factories import make_decided_claim, make_user

pytestmark = pytest.mark.django_db
FIVE = {"min": 5, "best": 5, "max": 5, "hedge": "exact"}


@pytest.fixture
def lead(db):
    """Return a lead who is none of the two."""
    return make_user("lead")


def dispute(**changes):
    return make_answered(**changes).reading


def settle(reading, lead, reason="the sentence says five", **choices):
    return settle_dispute(reading=reading, actor=lead, choices=choices, reason=reason)


def claim_of(reading):
    return Claim.objects.get(pk=reading.claim_id)


def test_where_the_first_stands_the_claim_stays_as_it_is(lead):
    reading = dispute(**FIVE)
    ruling = settle(reading, lead, number=Choice("first"))
    assert ruling.decision is None
    assert claim_of(reading).version == reading.version
    assert SecondReading.objects.get().state == State.SETTLED


def test_where_the_second_stands_the_claim_is_corrected(lead):
    reading = dispute(**FIVE)
    ruling = settle(reading, lead, number=Choice("second"))
    claim = claim_of(reading)
    assert (claim.min, claim.best, claim.max, claim.status) == (5, 5, 5, "corrected")
    assert ruling.decision.actor == lead
    assert ruling.decision.note == "the sentence says five"


def test_a_lead_may_say_something_of_their_own(lead):
    reading = dispute(**FIVE)
    settle(reading, lead, number=Choice("own", {"min": 6, "best": 6, "max": None, "hedge": "at_least"}))
    claim = claim_of(reading)
    assert (claim.min, claim.max, claim.hedge) == (6, None, "at_least")


def test_what_a_lead_settled_nobody_reads_a_third_time(lead):
    reading = dispute(**FIVE)
    settle(reading, lead, number=Choice("second"))
    assert [one.state for one in reading.claim.second_readings.all()] == [State.SETTLED]


def test_each_field_is_settled_for_itself(lead):
    reading = dispute(**FIVE, modality="alleged", places=["Raqqa"])
    settle(reading, lead, number=Choice("second"), modality=Choice("first"), places=Choice("second"))
    claim = claim_of(reading)
    assert (claim.best, claim.modality, claim.places) == (5, "asserted", ["Raqqa"])


def test_another_day_brings_its_precision_along(lead):
    reading = dispute(date_start="2022-01-03", date_end="2022-01-05")
    settle(reading, lead, date=Choice("second"))
    claim = claim_of(reading)
    assert (claim.date_start, claim.date_end) == (date(2022, 1, 3), date(2022, 1, 5))
    assert (claim.date_precision, claim.date_basis) == (2, "stated")


def test_another_kind_brings_its_unit_along(lead):
    reading = dispute(kind="bodies_found", unit="body")
    settle(reading, lead, kind=Choice("second"), unit=Choice("second"))
    assert (claim_of(reading).kind, claim_of(reading).unit) == ("bodies_found", "body")


def test_another_role_alone_moves_the_link_and_makes_no_decision(lead):
    reading = dispute(role="background")
    ruling = settle(reading, lead, role=Choice("second"))
    assert ruling.decision is None
    assert claim_of(reading).role == "background"
    assert IncidentLink.objects.get(claim=reading.claim).role == "background"
    assert not SecondReading.objects.open().exists()


def test_who_says_that_there_is_nothing_may_be_right(lead):
    reading = dispute(judgement="rejected")
    with pytest.raises(NotAllowed, match="reason for the rejection"):
        settle(reading, lead, judgement=Choice("second", "rejected"))
    choices = {"judgement": Choice("second", "rejected")}
    settle_dispute(reading=reading, actor=lead, choices=choices, reason="an appeal", reason_code="opinion")
    assert claim_of(reading).status == "rejected"
    assert not IncidentLink.objects.filter(claim=reading.claim).exists()


def test_what_the_first_rejected_may_be_taken_with_the_second_values(lead, settings):
    settings.SECOND_READING_PERCENT = 100
    rejected = make_decided_claim("reject")
    reading = rejected.second_readings.get()
    answer = make_answered(reading, judgement="accepted", **FIVE)
    assert answer.differing == ["judgement"]
    settle(answer.reading, lead, judgement=Choice("second", "accepted"))
    claim = claim_of(reading)
    assert (claim.status, claim.best) == ("corrected", 5)
    assert IncidentLink.objects.filter(claim=claim).exists()


def test_nobody_settles_their_own(lead):
    first, second = make_user("lead"), make_user("lead")
    reading = make_answered(make_wanted(actor=first), reader=second, **FIVE).reading
    for party in (first, second):
        with pytest.raises(NotAllowed, match="one of the two"):
            settle(reading, party, number=Choice("first"))
    assert settle(reading, lead, number=Choice("first"))


def test_nobody_settles_what_they_decided_before(lead):
    earlier = make_user("lead")
    claim = make_decided_claim("unverifiable", actor=earlier)
    claim = make_decided_claim(claim=claim, note="found it")
    reading = make_answered(claim.second_readings.get(), **FIVE).reading
    with pytest.raises(NotAllowed, match="decided this claim before"):
        settle(reading, earlier, number=Choice("first"))


def test_only_leads_settle():
    with pytest.raises(NotAllowed, match="Only leads"):
        settle(dispute(**FIVE), make_user(), number=Choice("first"))


INCOMPLETE = [{}, {"modality": Choice("first")}, {"number": Choice("first"), "modality": Choice("first")}]


@pytest.mark.parametrize("choices", INCOMPLETE)
def test_a_ruling_speaks_on_what_differs_and_on_nothing_else(lead, choices):
    with pytest.raises(NotAllowed, match="one answer for each field"):
        settle(dispute(**FIVE), lead, **choices)


def test_a_ruling_says_why(lead):
    with pytest.raises(NotAllowed, match="what decided it"):
        settle(dispute(**FIVE), lead, reason=" ", number=Choice("first"))


def test_a_dispute_is_settled_once(lead):
    reading = dispute(**FIVE)
    settle(reading, lead, number=Choice("first"))
    reading.refresh_from_db()
    with pytest.raises(SomeoneWasFaster):
        settle(reading, lead, number=Choice("second"))
    assert claim_of(reading).version == reading.version


def test_a_claim_decided_anew_takes_its_dispute_along(lead):
    reading = dispute(**FIVE)
    make_decided_claim("correct", claim=claim_of(reading), changes={"actor": "police"}, note="named above")
    reading.refresh_from_db()
    assert reading.state == State.WITHDRAWN
    with pytest.raises(SomeoneWasFaster):
        settle(reading, lead, number=Choice("second"))
