"""Tests for merging two incidents and for parting them again."""

import pytest

from annotator.incidents.actions import Placement, link_claim
from annotator.incidents.merges.actions import merge_incidents, undo_merge
from annotator.incidents.merges.models import Merge
from annotator.incidents.models import Incident, IncidentLink
from annotator.review.rules import NotAllowed, SomeoneWasFaster
from tests.factories import make_decided_claim, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair() -> tuple[Incident, Incident]:
    return make_decided_claim().link.incident, make_decided_claim().link.incident


def merge(pair: tuple[Incident, Incident], **changes) -> Merge:
    kept, emptied = pair
    return merge_incidents(**{"kept": kept, "emptied": emptied, "actor": make_user(), "because": "one raid"} | changes)


def test_the_claims_move_with_their_roles_and_the_emptied_incident_stays(pair) -> None:
    kept, emptied = pair
    claim = emptied.links.get().claim_id
    done = merge(pair)
    assert kept.links.count() == 2
    assert not emptied.links.exists()
    assert done.moved == [claim]
    assert Incident.objects.filter(pk=emptied.pk).exists()
    assert IncidentLink.objects.get(claim=claim).role == "new_event"


def test_taking_it_back_moves_the_claims_back(pair) -> None:
    kept, emptied = pair
    actor = make_user()
    done = merge(pair)
    assert undo_merge(merge=done, actor=actor) == []
    assert (kept.links.count(), emptied.links.count()) == (1, 1)
    assert done.undone_by == actor


def test_a_claim_that_was_moved_on_stays_where_it_is(pair) -> None:
    claim = pair[1].links.get().claim
    done = merge(pair)
    link_claim(claim=claim, actor=make_user(), role="new_event", of=None, placement=Placement(new=True))
    assert undo_merge(merge=done, actor=make_user()) == [claim.pk]
    assert not pair[1].links.exists()


def test_the_history_says_who_and_why(pair) -> None:
    actor = make_user()
    merge(pair, actor=actor)
    event = IncidentLink.pgh_event_model.objects.latest("pgh_id")
    said = {"by": actor.get_username(), "reason": "incidents merged", "note": "one raid"}
    assert said.items() <= event.pgh_context.metadata.items()


def test_it_is_done_once_and_taken_back_once(pair) -> None:
    done = merge(pair)
    with pytest.raises(SomeoneWasFaster, match="nothing to merge"):
        merge(pair)
    undo_merge(merge=done, actor=make_user())
    with pytest.raises(SomeoneWasFaster, match="taken back already"):
        undo_merge(merge=done, actor=make_user())
    assert Merge.objects.count() == 1


def test_it_asks_why(pair) -> None:
    with pytest.raises(NotAllowed, match="why"):
        merge(pair, because=" ")


def test_an_incident_is_not_merged_with_itself(pair) -> None:
    with pytest.raises(NotAllowed, match="itself"):
        merge((pair[0], pair[0]))


def test_it_refuses_who_may_not_link(pair) -> None:
    done = merge(pair)
    for act in (lambda who: merge(pair, actor=who), lambda who: undo_merge(merge=done, actor=who)):
        with pytest.raises(NotAllowed, match="may not link"):
            act(make_user("publisher"))
