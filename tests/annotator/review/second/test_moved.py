"""A claim that a published figure is counted from moves to another incident: a second person reads it (METHOD §4)."""

import pytest
from django.contrib.auth.models import User

from annotator.claims.models import Claim
from annotator.incidents.actions import Placement, link_claim
from annotator.incidents.merges.actions import merge_incidents, undo_merge
from annotator.review.second.actions import remember_published
from annotator.review.second.models import SecondReading, State, Why
from tests.annotator.review.second.making import make_answered, make_wanted
from tests.factories import make_claim, make_decided_claim, make_user

pytestmark = pytest.mark.django_db

NEW = Placement(new=True)


@pytest.fixture
def mover() -> User:
    return make_user(name="mona")


def publish(*claims: Claim) -> None:
    """Let an edition count the claims as they are."""
    remember_published(edition=1, claims=[(claim.pk, claim.version) for claim in claims])


def make_published(**values) -> Claim:
    claim = make_decided_claim(**{"kind": "injured", **values})
    publish(claim)
    return claim


def move(claim: Claim, mover: User, to: Placement = NEW, role: str = "") -> None:
    link_claim(claim=claim, actor=mover, role=role or claim.role, of=claim.of, placement=to)


def wanted(claim: Claim) -> list[SecondReading]:
    return list(claim.second_readings.filter(state=State.WANTED))


def test_a_published_claim_is_read_again_in_its_new_incident(mover: User) -> None:
    claim = make_published()
    move(claim, mover)
    (reading,) = wanted(claim)
    assert (reading.reasons, reading.first_by, reading.decision) == ([Why.PUBLISHED], mover, None)


def test_so_is_a_published_death_that_two_people_had_read(mover: User) -> None:
    claim = make_answered().reading.claim
    publish(claim)
    move(claim, mover)
    (reading,) = wanted(claim)
    assert sorted(reading.reasons) == [Why.DEATH, Why.PUBLISHED]


def test_a_claim_that_no_edition_counts_is_not(mover: User) -> None:
    claim = make_decided_claim(kind="injured")
    move(claim, mover)
    assert wanted(claim) == []


def test_an_unpublished_death_keeps_the_reading_that_waits(mover: User) -> None:
    reading = make_wanted()
    move(reading.claim, mover)
    assert wanted(reading.claim) == [reading]


def test_a_published_claim_that_stays_where_it_is_is_not_read_again(mover: User) -> None:
    claim = make_published()
    move(claim, mover, Placement(incident=claim.link.incident))
    assert wanted(claim) == []


def test_a_move_with_another_role_asks_once(mover: User) -> None:
    claim = make_published()
    move(claim, mover, role="background")
    assert claim.second_readings.count() == 1


def test_a_part_that_follows_its_whole_is_read_again_too(mover: User) -> None:
    whole = make_decided_claim(kind="injured")
    part = make_claim(article=whole.article, kind="injured", quote="two civilians were injured", min=2, best=2, max=2)
    part = make_decided_claim(claim=part, changes={"role": "part_of", "of_id": whole.pk}, note="of the four")
    publish(part)
    whole.refresh_from_db()
    move(whole, mover)
    part = Claim.objects.get(pk=part.pk)
    assert part.link.incident == Claim.objects.get(pk=whole.pk).link.incident
    assert [reading.first_by for reading in wanted(part)] == [mover]


def test_incidents_that_are_merged_have_their_published_claims_read_again_and_those_that_are_parted(
    mover: User,
) -> None:
    kept, moved = make_decided_claim(kind="injured").link.incident, make_published(kind="arrested")
    merge = merge_incidents(kept=kept, emptied=moved.link.incident, actor=mover, because="one raid")
    assert [reading.reasons for reading in wanted(moved)] == [[Why.PUBLISHED]]
    undo_merge(merge=merge, actor=mover)
    assert [one.state for one in moved.second_readings.order_by("pk")] == [State.WITHDRAWN, State.WANTED]
