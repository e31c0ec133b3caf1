"""Every rule of review as a table: who may do what with which claim, and the sentence they read."""

from datetime import timedelta

import pytest
from django.utils import timezone

from annotator.review import rules
from annotator.review.actions import open_claim
from annotator.review.models import Lease
from tests.factories import make_article, make_claim, make_decided_claim, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast():
    """Return who decided, a colleague, and a lead."""
    return {"decider": make_user(), "colleague": make_user(), "lead": make_user("lead")}


def sentence(check, *args) -> str:
    try:
        check(*args)
    except rules.NotAllowed as no:
        return str(no)
    return ""


@pytest.mark.parametrize(
    ("role", "may"), [("analyst", True), ("lead", True), ("publisher", False), ("data_manager", False)]
)
def test_only_analysts_and_leads_decide(role, may):
    user = make_user(role)
    assert rules.can_review(user) is may
    if not may:
        assert sentence(rules.check_may_review, user) == f"{user.username} may read claims but not decide them."


def test_nobody_decides_on_values_they_have_not_seen():
    claim = make_claim()
    rules.check_version(claim, claim.version)
    with pytest.raises(rules.SomeoneWasFaster, match="read again"):
        rules.check_version(claim, claim.version - 1)


def test_who_was_faster_is_named_with_what_they_did():
    claim = make_decided_claim("reject", actor=make_user(name="basim"))
    assert sentence(rules.check_version, claim, 1).startswith("basim was faster: “reject” at ")


LEASES = [("decider", True, True), ("colleague", True, False), ("lead", True, False), ("colleague", False, True)]


@pytest.mark.parametrize(("who", "running", "may"), LEASES)
def test_an_open_claim_is_its_holders_until_the_lease_ends(cast, who, running, may):
    claim = make_claim()
    open_claim(claim=claim, user=cast["decider"])
    if not running:
        Lease.objects.update(until=timezone.now() - timedelta(seconds=1))
    assert (sentence(rules.check_not_leased_to_another, claim, cast[who]) == "") is may
    assert type(claim).objects.exclude(rules.leased_to_another(cast[who])).filter(pk=claim.pk).exists() is may


MOVES = [("candidate", "verified", ""), ("verified", "verified", "A claim that is verified cannot become verified.")]


@pytest.mark.parametrize(("here", "there", "said"), MOVES)
def test_a_move_that_is_not_allowed_is_named(here, there, said):
    claim = make_claim() if here == "candidate" else make_decided_claim()
    assert sentence(rules.check_move, claim, there) == said


@pytest.mark.parametrize(("who", "may"), [("decider", False), ("colleague", True)])
def test_a_second_person_releases_from_hold(cast, who, may):
    claim = make_decided_claim("hold", actor=cast["decider"])
    assert rules.can_release_from_hold(claim, cast[who]) is may


def test_what_is_not_held_needs_no_release(cast):
    assert rules.can_release_from_hold(make_claim(), cast["decider"])


REASONS = [
    ("candidate", "decider", "confirm", "", "", ""),
    ("candidate", "decider", "reject", "", "", "Choose a reason for the rejection."),
    ("candidate", "decider", "reject", "opinion", "", ""),
    ("candidate", "decider", "hold", "", " ", "Say in a few words what the claim is waiting for."),
    ("candidate", "decider", "hold", "", "two months are named", ""),
    ("decided", "decider", "unverifiable", "", "", ""),
    ("decided", "colleague", "unverifiable", "", "", "decided otherwise; say in a note why you change it."),
    ("decided", "colleague", "unverifiable", "", "no source is named", ""),
]


@pytest.mark.parametrize(("state", "who", "outcome", "code", "note", "said"), REASONS)
def test_what_needs_a_reason(cast, state, who, outcome, code, note, said):
    claim = make_claim() if state == "candidate" else make_decided_claim(actor=cast["decider"])
    found = sentence(rules.check_reason, claim, outcome, cast[who], code, note)
    assert found.endswith(said)
    assert bool(found) is bool(said)


UPGRADES = [
    ("candidate", "asserted", "decider", "", "Say in a note where the text itself asserts this"),
    ("candidate", "asserted", "decider", "second sentence", ""),
    ("candidate", "alleged", "decider", "", ""),
    ("decided", "asserted", "decider", "second sentence", "You recorded this as an allegation"),
    ("decided", "asserted", "colleague", "second sentence", ""),
]


@pytest.mark.parametrize(("state", "modality", "who", "note", "said"), UPGRADES)
def test_an_allegation_is_upgraded_with_a_reason_and_by_a_second_person(cast, state, modality, who, note, said):
    values = {"modality": "alleged"}
    claim = make_claim(**values) if state == "candidate" else make_decided_claim(actor=cast["decider"], **values)
    found = sentence(rules.check_leaves_allegation, claim, modality, cast[who], note)
    assert found.startswith(said)
    assert bool(found) is bool(said)


@pytest.mark.parametrize(("who", "may"), [("decider", True), ("colleague", False), ("lead", True)])
def test_people_undo_their_own_and_leads_anybodys(cast, who, may):
    claim = make_decided_claim(actor=cast["decider"])
    assert rules.can_undo(claim, cast[who]) is may


def test_a_candidate_has_nothing_to_undo(cast):
    assert sentence(rules.check_undo, make_claim(), cast["lead"]) == "There is no decision on this claim to undo."


def test_a_withdrawn_candidate_is_not_decided():
    article = make_article()
    claim = make_claim(article=article)
    rules.check_proposed(claim)
    claim.withdrawn_at = timezone.now()
    assert sentence(rules.check_proposed, claim) == "The article was read again and this candidate was withdrawn."


def test_the_standing_decision_is_the_latest_that_was_not_undone(cast):
    claim = make_decided_claim(actor=cast["decider"])
    assert rules.latest_decision(claim).outcome == "confirm"
    assert rules.latest_decision(make_claim()) is None
