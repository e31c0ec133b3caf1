"""Other words for a claim: its quote, its sentence, who vouches for it, and the way back."""

import pytest

from annotator.claims.actions import store_candidates
from annotator.claims.by_hand.actions import add_claim
from annotator.incidents.actions import undo_claim
from annotator.review.models import Decision
from annotator.review.rules import NotAllowed, SomeoneWasFaster
from tests.annotator.review.passages.making import FIRST, TEXT, WHOLE, fresh, make_two, make_whole, move, values_of
from tests.factories import make_candidate, make_decided_claim, make_user

pytestmark = pytest.mark.django_db

LONGER = "On Monday five men were killed and three injured near Arden"


def test_a_claim_quotes_more_words_and_still_waits():
    amal, claim = make_user(), make_whole()
    moved = move(claim, LONGER, amal, note="the day too")
    assert (moved.quote, moved.status, moved.version, moved.created_by) == (LONGER, "candidate", 2, amal)
    decision = Decision.objects.get()
    assert (decision.outcome, decision.note) == ("passage", "the day too")
    assert (decision.before["quote"], decision.after["quote"]) == (WHOLE, LONGER)


def test_a_claim_quotes_fewer_words_and_spaces_at_the_edges_are_left_out():
    assert move(make_whole(), f" {FIRST} ").quote == FIRST


def test_the_sentence_moves_with_a_passage_that_leaves_it():
    moved = move(make_whole(), "three injured near Arden. Rain fell")
    text = moved.article.text
    assert text[moved.sentence_start : moved.sentence_end] == TEXT.split("\n")[2].partition(" Report")[0]
    assert moved.paragraph == 1


def test_confirming_it_then_records_a_correction_and_the_machines_words_stay_known():
    moved = move(make_whole(), FIRST)
    assert make_decided_claim(claim=moved).status == "corrected"
    assert fresh(moved).proposal["quote"] == WHOLE


def test_undo_gives_the_words_back_and_the_candidate_is_the_extractors_again():
    amal, claim = make_user(), make_whole()
    before = values_of(fresh(claim))
    moved = move(claim, LONGER, amal)
    undo_claim(claim=moved, actor=amal, seen=2)
    assert values_of(fresh(claim)) == before
    with pytest.raises(NotAllowed, match="no decision"):
        undo_claim(claim=fresh(claim), actor=amal, seen=3)


def test_undo_is_refused_where_the_words_were_claimed_since():
    amal, claim = make_user(), make_whole()
    start, end = claim.start, claim.end
    moved = move(claim, LONGER, amal)
    add_claim(article=moved.article, start=start, end=end, kind="killed", user=amal)
    with pytest.raises(NotAllowed, match="is a claim already"):
        undo_claim(claim=moved, actor=amal, seen=2)


def test_an_accepted_claim_is_recorded_as_corrected():
    amal = make_user()
    claim = make_decided_claim(claim=make_whole(), actor=amal)
    assert move(claim, FIRST, amal).status == "corrected"
    undo_claim(claim=fresh(claim), actor=amal, seen=3)
    assert (fresh(claim).status, fresh(claim).quote) == ("verified", WHOLE)


def test_reading_the_article_again_leaves_the_words_that_a_person_chose():
    claim = make_whole()
    move(claim, "near Arden")
    text = claim.article.text
    counts = store_candidates(article=claim.article, candidates=[make_candidate(WHOLE, text)]).counts()
    assert counts == {"added": 0, "kept": 1, "withdrawn": 0}
    counts = store_candidates(article=claim.article, candidates=[make_candidate(FIRST, text)]).counts()
    assert counts == {"added": 0, "kept": 1, "withdrawn": 0}
    assert fresh(claim).quote == "near Arden"


def test_the_same_words_and_the_words_of_another_claim_are_refused():
    claim, other = make_two()
    with pytest.raises(NotAllowed, match="the words that the claim has already"):
        move(claim, claim.quote)
    type(other).objects.filter(pk=other.pk).update(kind="killed")
    with pytest.raises(NotAllowed, match="“three injured” is a claim already: Killed, candidate"):
        move(claim, other.quote)
    assert not Decision.objects.exists()


def test_strangers_and_stale_versions_are_refused():
    claim = make_whole()
    with pytest.raises(NotAllowed, match="may read claims"):
        move(claim, FIRST, make_user("publisher"))
    with pytest.raises(SomeoneWasFaster):
        move(claim, FIRST, seen=4)
    assert fresh(claim).quote == WHOLE
