"""Tests that a passage proposed twice in one reading becomes one claim."""

import pytest

from annotator.claims.actions import store_candidates
from annotator.claims.models import Claim
from tests.factories import TEXT, make_article, make_candidate

pytestmark = pytest.mark.django_db


def test_the_first_of_two_candidates_for_one_passage_stands() -> None:
    article = make_article(TEXT)
    candidates = [make_candidate(min=4), make_candidate(min=3)]
    store_candidates(article=article, candidates=candidates)
    assert Claim.objects.get().min == 4


def test_reading_them_again_changes_nothing() -> None:
    article = make_article(TEXT)
    candidates = [make_candidate(min=4), make_candidate(min=3)]
    store_candidates(article=article, candidates=candidates)
    store_candidates(article=article, candidates=candidates)
    assert Claim.objects.get().version == 1


def test_a_part_of_the_second_is_a_part_of_the_first() -> None:
    article = make_article(TEXT)
    part = make_candidate("two civilians", kind="injured", min=2, best=2, max=2, role="part_of", of=1)
    matching = store_candidates(article=article, candidates=[make_candidate(), make_candidate(), part])
    assert Claim.objects.get(kind="injured").of == matching.claims[0]
