"""Two claims made one: what stays, what becomes of the other and of its parts, and the way back."""

import pytest

from annotator.claims.actions import store_candidates
from annotator.claims.models import Claim
from annotator.incidents.actions import undo_claim
from annotator.incidents.models import IncidentLink
from annotator.review.actions import open_claim
from annotator.review.models import Decision
from annotator.review.rules import NotAllowed, SomeoneWasFaster
from tests.annotator.review.passages.making import (
    FIRST,
    SECOND,
    WHOLE,
    divide,
    fresh,
    make_two,
    make_whole,
    unite,
    values_of,
)
from tests.factories import make_candidate, make_decided_claim, make_user

pytestmark = pytest.mark.django_db


def test_the_first_has_the_words_of_both_and_the_other_is_rejected_as_its_copy():
    claim, other = make_two()
    joined = unite(claim, other, note="one clause")
    assert (joined.quote, joined.kind, joined.best, joined.status) == (WHOLE, "killed", 5, "candidate")
    gone = fresh(other)
    assert (gone.status, gone.role, gone.of, gone.quote) == ("rejected", "duplicate_of", joined, SECOND)
    kept, rejected = Decision.objects.order_by("pk")
    assert (rejected.act, rejected.reason_code, rejected.note) == (kept, "duplicate_candidate", "one clause")


@pytest.mark.parametrize("from_the_other", [False, True])
def test_undo_gives_both_back(from_the_other):
    amal, (claim, other) = make_user(), make_two()
    before = values_of(claim), values_of(other)
    unite(claim, other, amal)
    undone = fresh(other if from_the_other else claim)
    undo_claim(claim=undone, actor=amal, seen=2)
    assert (values_of(fresh(claim)), values_of(fresh(other))) == before


def test_it_is_not_taken_back_under_a_later_decision():
    amal, (claim, other) = make_user(), make_two()
    make_decided_claim(claim=unite(claim, other, amal), actor=amal)
    with pytest.raises(NotAllowed, match="has been decided since"):
        undo_claim(claim=fresh(other), actor=amal, seen=2)


def test_split_and_join_give_the_passage_back():
    amal, claim = make_user(), make_whole()
    before = fresh(claim)
    joined = unite(claim, divide(claim, amal), amal)
    assert (joined.start, joined.end, joined.quote, joined.best) == (before.start, before.end, WHOLE, 5)
    assert (joined.sentence_start, joined.sentence_end) == (before.sentence_start, before.sentence_end)


def test_accepted_claims_are_joined_in_their_incident_and_parted_again():
    amal, (claim, other) = make_user(), make_two()
    claim, other = (make_decided_claim(claim=one, actor=amal) for one in (claim, other))
    places = set(IncidentLink.objects.values_list("claim", "incident"))
    joined = unite(fresh(claim), fresh(other), amal)
    assert (joined.status, list(IncidentLink.objects.values_list("claim", flat=True))) == ("corrected", [claim.pk])
    undo_claim(claim=joined, actor=amal, seen=3)
    assert {fresh(claim).status, fresh(other).status} == {"verified"}
    assert set(IncidentLink.objects.values_list("claim", "incident")) == places


def test_parts_of_the_other_become_parts_of_the_one_that_stays():
    amal, (claim, other) = make_user(), make_two()
    part = make_whole()
    Claim.objects.filter(pk=part.pk).update(of=other, role="part_of")
    unite(claim, other, amal)
    assert fresh(part).of == claim
    undo_claim(claim=fresh(claim), actor=amal, seen=2)
    assert fresh(part).of == other


def test_a_part_that_takes_its_whole_in_takes_its_role_too():
    amal, (claim, other) = make_user(), make_two()
    Claim.objects.filter(pk=claim.pk).update(of=other, role="part_of")
    joined = unite(fresh(claim), other, amal)
    assert (joined.of, joined.role) == (None, "new_event")


def test_reading_the_article_again_leaves_them_joined():
    claim, other = make_two()
    unite(claim, other)
    text = claim.article.text
    part = make_candidate("near Arden", text, kind="displaced", of=1, role="part_of")
    found = [make_candidate(FIRST, text), make_candidate(SECOND, text, kind="injured"), part]
    counts = store_candidates(article=claim.article, candidates=found).counts()
    assert (counts["added"], counts["withdrawn"]) == (1, 0)
    assert (fresh(claim).quote, fresh(other).status) == (WHOLE, "rejected")
    assert Claim.objects.get(kind="displaced").of == claim


def refused(sentence, claim, other, actor=None, error=NotAllowed, **more):
    before = [values_of(fresh(one)) for one in (claim, other)]
    decisions = Decision.objects.count()
    with pytest.raises(error, match=sentence):
        unite(claim, other, actor, **more)
    assert ([values_of(fresh(one)) for one in (claim, other)], Decision.objects.count()) == (before, decisions)


def test_only_claims_of_one_paragraph_are_joined_and_none_with_itself():
    claim, _ = make_two()
    refused("itself", claim, claim)
    refused("one paragraph", claim, make_whole())


def test_a_claim_within_another_of_its_kind_is_joined_from_the_longer_one():
    claim = make_whole()
    long = make_candidate(WHOLE, claim.article.text, paragraph=1)
    store_candidates(
        article=claim.article, candidates=[long, make_candidate("five men", claim.article.text, paragraph=1)]
    )
    short = Claim.objects.get(quote="five men")
    refused("has the words of both", short, fresh(claim))
    assert unite(fresh(claim), short).quote == WHOLE


def test_strangers_stale_versions_and_leases_are_refused():
    claim, other = make_two()
    refused("may read claims", claim, other, make_user("publisher"))
    refused("read again", claim, other, seen=5, error=SomeoneWasFaster)
    refused("read again", claim, other, other_seen=5, error=SomeoneWasFaster)
    open_claim(claim=other, user=make_user(name="basim"))
    refused("basim has this claim open", claim, other, error=SomeoneWasFaster)


def test_nothing_is_joined_twice():
    amal, (claim, other) = make_user(), make_two()
    unite(claim, other, amal)
    refused("keeps its words", fresh(claim), fresh(other), amal)


def test_a_claim_that_another_person_decided_needs_a_reason():
    claim, other = make_two()
    other = make_decided_claim(claim=other, actor=make_user(name="basim"))
    refused("basim decided otherwise", claim, fresh(other))
