"""Tests for answers about two claims: what is kept, what is linked, and what waits until both are confirmed."""

import pytest

from annotator.claims.models import Claim
from annotator.incidents.answers.actions import answer_pair, forget_answer
from annotator.incidents.answers.models import PairAnswer
from annotator.incidents.models import IncidentLink
from annotator.review.rules import NotAllowed
from tests.factories import make_article, make_claim, make_decided_claim, make_user

pytestmark = pytest.mark.django_db

COPY = "Four fighters were killed in the shelling of the village near the river on Monday"


def link_of(claim: Claim) -> IncidentLink:
    return IncidentLink.objects.get(claim=claim)


def test_the_same_event_is_one_incident() -> None:
    first, second = make_decided_claim(), make_decided_claim()
    answer_pair(claim=second, other=first, answer="same", actor=make_user())
    assert link_of(second).incident == link_of(first).incident
    assert link_of(second).role == "new_event"


def test_the_same_passage_is_a_copy() -> None:
    first, second = (make_decided_claim(article=make_article(f"{COPY}. {n}"), quote=COPY) for n in "ab")
    answer_pair(claim=second, other=first, answer="same", actor=make_user())
    assert (link_of(second).role, link_of(second).of) == ("duplicate_of", first)


def test_bodies_that_were_found_are_those_that_were_killed() -> None:
    killed, found = make_decided_claim(), make_decided_claim(kind="bodies_found", unit="body")
    answer_pair(claim=found, other=killed, answer="same", actor=make_user())
    assert (link_of(found).role, link_of(found).of) == ("same_people_as", killed)


def test_a_part_goes_to_its_whole() -> None:
    whole, part = make_decided_claim(), make_decided_claim(min=2, best=2, max=2)
    said = answer_pair(claim=part, other=whole, answer="part_of", actor=make_user())
    assert said.whole == whole
    assert (link_of(part).role, link_of(part).of, link_of(part).incident) == ("part_of", whole, link_of(whole).incident)


@pytest.mark.parametrize("answer", ["different", "unsure"])
def test_other_answers_link_nothing(answer: str) -> None:
    first, second = make_decided_claim(), make_decided_claim()
    answer_pair(claim=second, other=first, answer=answer, actor=make_user())
    assert link_of(second).incident != link_of(first).incident


def test_a_pair_has_one_answer_whoever_of_the_two_is_asked() -> None:
    first, second = make_decided_claim(), make_decided_claim()
    answer_pair(claim=first, other=second, answer="unsure", actor=make_user())
    answer_pair(claim=second, other=first, answer="different", actor=make_user(), note="two villages")
    said = PairAnswer.objects.get()
    assert (said.one, said.other, said.answer, said.note) == (first, second, "different", "two villages")
    events = PairAnswer.pgh_event_model.objects.order_by("pgh_id")
    assert [event.answer for event in events] == ["unsure", "different"]


def test_the_same_answer_twice_changes_nothing() -> None:
    first, second, actor = make_decided_claim(), make_decided_claim(), make_user()
    once = answer_pair(claim=first, other=second, answer="same", actor=actor)
    again = answer_pair(claim=first, other=second, answer="same", actor=actor)
    assert (once.pk, once.answered_at) == (again.pk, again.answered_at)
    assert PairAnswer.pgh_event_model.objects.count() == 1


def test_a_candidate_goes_where_it_was_answered_to_belong_when_it_is_confirmed() -> None:
    known, claim = make_decided_claim(), make_claim()
    answer_pair(claim=claim, other=known, answer="same", actor=make_user())
    assert not IncidentLink.objects.filter(claim=claim).exists()
    make_decided_claim(claim=claim)
    assert link_of(claim).incident == link_of(known).incident


def test_a_candidate_that_is_a_part_becomes_one_when_it_is_confirmed() -> None:
    whole, part = make_decided_claim(), make_claim()
    answer_pair(claim=part, other=whole, answer="part_of", actor=make_user())
    decided = make_decided_claim(claim=part)
    assert (decided.role, decided.of) == ("part_of", whole)
    assert (link_of(part).role, link_of(part).of) == ("part_of", whole)


def test_whichever_of_two_candidates_is_confirmed_last_joins_the_other() -> None:
    first, second = make_claim(), make_claim()
    answer_pair(claim=first, other=second, answer="same", actor=make_user())
    make_decided_claim(claim=second)
    make_decided_claim(claim=first)
    assert link_of(first).incident == link_of(second).incident


def test_what_was_answered_to_differ_does_not_join() -> None:
    known, claim = make_decided_claim(), make_claim()
    answer_pair(claim=claim, other=known, answer="different", actor=make_user())
    make_decided_claim(claim=claim)
    assert link_of(claim).incident != link_of(known).incident


def test_an_answer_that_was_taken_back_is_asked_again_and_stays_in_the_history() -> None:
    first, second, actor = make_decided_claim(), make_decided_claim(), make_user()
    forget_answer(said=answer_pair(claim=first, other=second, answer="different", actor=actor), actor=actor)
    assert not PairAnswer.objects.exists()
    assert PairAnswer.pgh_event_model.objects.count() == 2


@pytest.mark.parametrize(("answer", "sentence"), [("maybe", "Say whether"), ("part_of", "Decide the other claim")])
def test_it_refuses_what_makes_no_sense(answer: str, sentence: str) -> None:
    with pytest.raises(NotAllowed, match=sentence):
        answer_pair(claim=make_claim(), other=make_claim(), answer=answer, actor=make_user())


def test_it_refuses_a_claim_and_itself() -> None:
    claim = make_claim()
    with pytest.raises(NotAllowed, match="itself"):
        answer_pair(claim=claim, other=claim, answer="same", actor=make_user())


def test_it_refuses_who_may_not_link() -> None:
    with pytest.raises(NotAllowed, match="may not link"):
        answer_pair(claim=make_claim(), other=make_claim(), answer="same", actor=make_user("publisher"))
    assert not PairAnswer.objects.exists()
