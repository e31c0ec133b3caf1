"""Tests for putting claims into incidents, taking them out, moving them, and for naming and grading."""

import pghistory
import pytest

from annotator.claims.actions import store_candidates
from annotator.claims.models import Claim
from annotator.incidents.actions import Placement, change_incident, decide_claim, link_claim, undo_claim
from annotator.incidents.models import Incident, IncidentLink
from annotator.review.actions import Answer
from annotator.review.rules import NotAllowed
from tests.factories import TEXT, make_article, make_candidate, make_claim, make_decided_claim, make_user

pytestmark = pytest.mark.django_db

HERE = Placement()
NEW = Placement(new=True)


def whole_and_part() -> tuple[Claim, Claim]:
    """Return two candidates of one article, the second a part of the first."""
    part = make_candidate("two civilians", kind="injured", min=2, best=2, max=2, role="part_of", of=0)
    matching = store_candidates(article=make_article(TEXT), candidates=[make_candidate(), part])
    return matching.claims[0], matching.claims[1]


def again(claim: Claim) -> Claim:
    return Claim.objects.get(pk=claim.pk)


def test_confirming_a_claim_founds_an_incident() -> None:
    claim = make_decided_claim(target="fighters", places=())
    assert claim.link.role == "new_event"
    assert claim.link.incident.title == "Killed: fighters, 17 Jan 2022"
    assert claim.link.decision == claim.decisions.get()
    assert (claim.link.incident.grade, claim.link.incident.date_start) == ("weak", claim.date_start)


@pytest.mark.parametrize("outcome", ["reject", "hold", "unverifiable"])
def test_a_claim_that_is_not_accepted_has_no_incident(outcome: str) -> None:
    claim = make_decided_claim(outcome)
    assert not IncidentLink.objects.filter(claim=claim).exists()
    assert not Incident.objects.exists()


def test_a_claim_that_is_rejected_later_leaves_its_incident() -> None:
    user = make_user()
    claim = make_decided_claim(actor=user)
    make_decided_claim("reject", claim=claim, actor=user)
    assert not IncidentLink.objects.exists()


def test_a_claim_can_be_confirmed_into_an_incident_that_somebody_chose() -> None:
    incident = make_decided_claim().link.incident
    claim = make_decided_claim(placement=Placement(incident=incident))
    assert claim.link.incident == incident


def test_a_part_decided_before_its_whole_follows_it() -> None:
    whole, part = whole_and_part()
    make_decided_claim(claim=part)
    assert not IncidentLink.objects.exists()
    make_decided_claim(claim=again(whole))
    assert again(part).link.incident == again(whole).link.incident


def test_undo_takes_the_claim_out_of_the_incident_that_its_decision_made() -> None:
    user = make_user()
    claim = make_decided_claim(actor=user)
    undo_claim(claim=claim, actor=user, seen=claim.version)
    assert not IncidentLink.objects.exists()
    assert again(claim).status == "candidate"


def test_undo_makes_a_part_wait_again() -> None:
    user = make_user()
    whole, part = whole_and_part()
    make_decided_claim(claim=part, actor=user)
    whole = make_decided_claim(claim=again(whole), actor=user)
    undo_claim(claim=whole, actor=user, seen=whole.version)
    assert not IncidentLink.objects.exists()
    assert again(part).status == "verified"


def test_undo_of_a_rejection_restores_the_old_incident() -> None:
    user = make_user()
    claim = make_decided_claim(actor=user)
    before = claim.link.incident
    claim = make_decided_claim("reject", claim=claim, actor=user)
    undo_claim(claim=claim, actor=user, seen=claim.version)
    assert again(claim).link.incident == before


def test_undo_of_a_decision_that_moved_the_claim_restores_the_old_incident() -> None:
    user = make_user()
    claim = make_decided_claim(actor=user)
    before = claim.link.incident
    claim = make_decided_claim("correct", claim=claim, actor=user, changes={"actor": "Others"}, placement=NEW)
    assert claim.link.incident != before
    undo_claim(claim=claim, actor=user, seen=claim.version)
    assert again(claim).link.incident == before
    assert again(claim).actor == ""


def test_undo_of_a_rejection_restores_the_incident_to_which_the_claim_was_moved() -> None:
    user = make_user()
    claim = make_decided_claim(actor=user)
    moved_to = link_claim(claim=claim, actor=user, role="new_event", of=None, placement=NEW).incident
    claim = make_decided_claim("reject", claim=again(claim), actor=user)
    undo_claim(claim=claim, actor=user, seen=claim.version)
    assert again(claim).link.incident == moved_to


def test_linking_gives_another_role() -> None:
    claim = make_decided_claim()
    link_claim(claim=claim, actor=make_user(), role="background", of=None, placement=HERE)
    assert (again(claim).role, again(claim).link.role) == ("background", "background")
    assert again(claim).status == "verified"


def test_another_articles_claim_becomes_a_further_source() -> None:
    first, second = make_decided_claim(), make_decided_claim()
    placement = Placement(incident=first.link.incident)
    link_claim(claim=second, actor=make_user(), role="new_event", of=None, placement=placement)
    assert set(first.link.incident.links.values_list("claim", flat=True)) == {first.pk, second.pk}


def test_a_whole_that_is_moved_takes_its_parts_along() -> None:
    whole, part = whole_and_part()
    whole = make_decided_claim(claim=whole)
    make_decided_claim(claim=again(part))
    link_claim(claim=whole, actor=make_user(), role="new_event", of=None, placement=NEW)
    assert again(part).link.incident == again(whole).link.incident
    assert again(part).link.role == "part_of"


def test_only_those_with_the_right_link_claims() -> None:
    claim = make_decided_claim()
    with pytest.raises(NotAllowed, match="may not link"):
        link_claim(claim=claim, actor=make_user("publisher"), role="background", of=None, placement=HERE)
    assert again(claim).role == "new_event"


@pytest.mark.parametrize("outcome", ["", "hold", "reject"])
def test_only_an_accepted_claim_is_linked(outcome: str) -> None:
    claim = make_decided_claim(outcome) if outcome else make_claim()
    with pytest.raises(NotAllowed, match="Decide the claim first"):
        link_claim(claim=claim, actor=make_user(), role="new_event", of=None, placement=NEW)


def test_a_claim_does_not_refer_to_itself() -> None:
    claim = make_decided_claim()
    with pytest.raises(NotAllowed, match="itself"):
        link_claim(claim=claim, actor=make_user(), role="part_of", of=claim, placement=HERE)


def test_claims_do_not_refer_to_each_other_in_a_circle() -> None:
    user = make_user()
    first, second, third = (make_decided_claim() for _ in range(3))
    link_claim(claim=second, actor=user, role="duplicate_of", of=first, placement=HERE)
    link_claim(claim=third, actor=user, role="duplicate_of", of=again(second), placement=HERE)
    with pytest.raises(NotAllowed, match="circle"):
        link_claim(claim=again(first), actor=user, role="duplicate_of", of=again(third), placement=HERE)
    assert again(first).role == "new_event"


def test_an_incident_is_renamed_and_graded_with_a_reason() -> None:
    incident = make_decided_claim().link.incident
    make_decided_claim(placement=Placement(incident=incident))
    change_incident(
        incident=incident,
        actor=make_user(),
        title="The raid",
        place="The canal",
        grade="fair",
        grade_reason="Two say so.",
    )
    incident.refresh_from_db()
    assert (incident.title, incident.place) == ("The raid", "The canal")
    assert (incident.grade, incident.grade_reason) == ("fair", "Two say so.")


def test_a_grade_other_than_weak_says_why() -> None:
    incident = make_decided_claim().link.incident
    with pytest.raises(NotAllowed, match="why the incident has this grade"):
        change_incident(incident=incident, actor=make_user(), title="T", place="", grade="fair", grade_reason=" ")
    incident.refresh_from_db()
    assert incident.grade == "weak"


def test_every_move_is_on_record_with_who_made_it() -> None:
    user = make_user()
    claim = make_decided_claim(actor=user)
    link_claim(claim=claim, actor=user, role="background", of=None, placement=NEW)
    events = IncidentLink.pgh_event_model.objects.filter(claim=claim).order_by("pgh_id")
    assert [event.role for event in events] == ["new_event", "background"]
    assert events.last().pgh_context.metadata["by"] == user.get_username()


def test_the_history_of_a_decision_says_why_and_not_what_followed_from_it() -> None:
    user, claim = make_user(), make_claim()
    # A request has one context from its beginning to its end.
    with pghistory.context(url="/desk/"):
        decide_claim(claim=claim, actor=user, answer=Answer("confirm", claim.version, note="The sentence says so."))
    said = {"url": "/desk/", "by": user.get_username(), "reason": "confirm", "note": "The sentence says so."}
    for model in (Claim, IncidentLink, Incident):
        event = model.pgh_event_model.objects.latest("pgh_id")
        assert said.items() <= event.pgh_context.metadata.items(), model
