"""What a standing rule keeps away is not added, and nothing decided is touched."""

import pytest

from annotator.claims.actions import extract_article, store_candidates
from annotator.claims.memory.models import SilencedPhrase
from annotator.claims.models import Claim
from annotator.review.memory.actions import lift_phrase, restore_rule, retire_rule, silence_phrase
from tests.factories import TEXT, make_article, make_candidate, make_decided_claim, make_source, make_user

pytestmark = pytest.mark.django_db

KILLED = "Four fighters were killed"


@pytest.fixture
def lead():
    return make_user("lead")


@pytest.fixture
def article():
    return make_article(TEXT)


def silence(article, lead, phrase=KILLED, **details):
    return silence_phrase(phrase=phrase, actor=lead, reason="Template text", **{"source": article.source} | details)


def read(article, *candidates):
    return store_candidates(article=article, candidates=candidates or [make_candidate()])


def test_a_silenced_phrase_is_not_added_and_counts_a_hit(article, lead):
    made = silence(article, lead)
    matching = read(article)
    assert [(one.quote, one.phrase) for one in matching.left_out] == [(KILLED, made.pk)]
    assert not Claim.objects.exists()
    made.refresh_from_db()
    assert made.hits == 1


def test_other_sources_never_notice(article, lead):
    silence(article, lead, source=make_source())
    read(article)
    assert Claim.objects.count() == 1


def test_a_phrase_silenced_everywhere_holds_in_every_source(article, lead):
    silence(article, lead, source=None)
    read(article)
    assert not Claim.objects.exists()


def test_a_phrase_of_another_kind_does_not_hold(article, lead):
    silence(article, lead, kind="injured")
    read(article)
    assert Claim.objects.count() == 1


@pytest.mark.parametrize("outcome", ["confirm", "reject", "hold"])
def test_a_decided_claim_is_never_touched(article, lead, outcome):
    claim = make_decided_claim(outcome, article=article)
    silence(article, lead)
    matching = read(article)
    assert not matching.left_out
    again = Claim.objects.get(pk=claim.pk)
    assert (again.status, again.version, again.withdrawn_at) == (claim.status, claim.version, None)


def test_an_undecided_claim_is_withdrawn_at_the_next_reading_and_comes_back_when_the_phrase_is_lifted(article, lead):
    read(article)
    made = silence(article, lead)
    read(article)
    assert Claim.objects.get().withdrawn_at is not None
    assert lift_phrase(silence=made, actor=lead)
    read(article)
    assert Claim.objects.get().withdrawn_at is None


def test_a_part_of_a_silenced_whole_stands_alone(article, lead):
    silence(article, lead)
    read(article, make_candidate(), make_candidate("two civilians were injured", kind="injured", role="part_of", of=0))
    assert [(claim.kind, claim.of) for claim in Claim.objects.all()] == [("injured", None)]


def test_a_retired_rule_adds_nothing_until_it_is_restored(article, lead):
    retire_rule(rule="test", actor=lead, reason="It mistakes ages for numbers.")
    matching = read(article)
    assert [(one.rule, one.phrase) for one in matching.left_out] == [("test", None)]
    restore_rule(rule="test", actor=lead, reason="It was mended.")
    read(article)
    assert Claim.objects.count() == 1


def test_the_run_lists_what_was_left_out_and_a_second_reading_counts_no_second_hit(article, lead):
    silence(article, lead, phrase="Four fighters were killed")
    first, second = (extract_article(article=article) for _ in range(2))
    assert [one["kind"] for one in first.left_out] == ["killed"]
    assert second.left_out == first.left_out
    assert SilencedPhrase.objects.get().hits == 1
