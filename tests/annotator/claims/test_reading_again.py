"""Reading an article again changes nothing that a person decided."""

import pytest

from annotator.claims.actions import store_candidates
from annotator.claims.life import Status
from annotator.claims.models import Claim
from tests.factories import TEXT, make_article, make_candidate, make_claim, make_decided_claim

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return make_article(TEXT)


def read(article, *candidates):
    return store_candidates(article=article, candidates=candidates)


def test_the_same_candidates_make_no_second_claims(article):
    candidates = [make_candidate(), make_candidate("two civilians were injured", kind="injured", min=2, best=2, max=2)]
    assert read(article, *candidates).counts() == {"added": 2, "kept": 0, "withdrawn": 0}
    assert read(article, *candidates).counts() == {"added": 0, "kept": 2, "withdrawn": 0}
    assert [claim.version for claim in article.claims.all()] == [1, 1]


@pytest.mark.parametrize("outcome", ["confirm", "reject", "hold", "unverifiable", "flag_allegation"])
def test_a_decided_claim_stays_as_it_was_decided(article, outcome):
    claim = make_decided_claim(outcome, article=article)
    read(article, make_candidate(min=7, best=7, max=7))
    again = Claim.objects.get(pk=claim.pk)
    assert (again.status, again.best, again.version) == (claim.status, 4, claim.version)


def test_a_rejected_passage_stays_rejected_when_its_span_is_drawn_a_little_differently(article):
    make_decided_claim("reject", article=article)
    matching = read(article, make_candidate("fighters were killed"))
    assert matching.counts() == {"added": 0, "kept": 1, "withdrawn": 0}
    assert article.claims.get().status == Status.REJECTED


def test_a_candidate_no_longer_proposed_vanishes_from_the_queue_and_returns(article):
    claim = make_claim(article=article)
    assert read(article).counts() == {"added": 0, "kept": 0, "withdrawn": 1}
    assert not Claim.objects.awaiting_review().filter(pk=claim.pk).exists()
    read(article, make_candidate())
    assert Claim.objects.awaiting_review().filter(pk=claim.pk).exists()


def test_new_values_make_a_new_version_that_nobody_has_seen(article):
    claim = make_claim(article=article)
    read(article, make_candidate(hedge="at_least", max=None))
    again = Claim.objects.get(pk=claim.pk)
    assert (again.version, again.max, again.proposal["max"]) == (claim.version + 1, None, None)


def test_a_claim_points_at_the_claim_that_it_is_a_part_of(article):
    whole = make_candidate()
    part = make_candidate("two civilians", min=2, best=2, max=2, role="part_of", of=0)
    read(article, whole, part)
    first, second = article.claims.all()
    assert second.of == first


def test_a_target_named_at_length_is_shortened_at_a_word_and_stops_no_reading(article):
    names = ", ".join(f"the farmer Hamid Sallum {number}" for number in range(20))
    read(article, make_candidate(target=names))
    target = article.claims.get().target
    assert len(target) <= 300
    assert names.startswith(target.removesuffix(" …"))
