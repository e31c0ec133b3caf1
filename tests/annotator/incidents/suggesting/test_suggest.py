"""Tests for suggestions: which claims are found, what is never asked twice, and that nothing is linked."""

from datetime import date, timedelta

import pytest

from annotator.claims.actions import store_candidates
from annotator.claims.models import Claim
from annotator.claims.names.models import ClaimPlace
from annotator.incidents.answers.actions import answer_pair, forget_answer
from annotator.incidents.models import IncidentLink
from annotator.incidents.suggesting.suggestions import suggest
from annotator.sources.models import Article
from tests.factories import make_candidate, make_claim, make_decided_claim, make_user

pytestmark = pytest.mark.django_db

SPARSE = {
    "actor": "",
    "target": "",
    "victim_status": "unknown",
    "min": 2,
    "best": None,
    "max": None,
    "hedge": "several",
}


def told(claim: Claim) -> list[Claim]:
    return [suggestion.claim for suggestion in suggest(claim)]


def at(place: str = "Ghuwayran", **values) -> Claim:
    """Return a candidate at a place."""
    claim = make_claim(**values)
    Claim.objects.filter(pk=claim.pk).update(places=[place])
    claim.refresh_from_db()
    return claim


def test_it_finds_the_same_event_in_another_article_and_links_nothing() -> None:
    known = make_decided_claim(claim=at())
    claim = at()
    (found,) = suggest(claim)
    assert (found.claim, found.incident) == (known, known.link.incident)
    assert "same place" in found.likeness.reasons
    assert not IncidentLink.objects.filter(claim=claim).exists()


def test_it_finds_claims_that_nobody_has_decided() -> None:
    other = at()
    assert told(at()) == [other]


def test_a_claim_of_the_same_article_is_no_suggestion() -> None:
    first = at()
    second = make_claim(article=first.article, quote="two civilians were injured", kind="injured")
    assert told(second) == []


def test_what_was_rejected_or_withdrawn_is_no_suggestion() -> None:
    make_decided_claim("reject", claim=at())
    claim = at()
    assert told(claim) == []


@pytest.mark.parametrize("answer", ["same", "different", "unsure"])
def test_what_was_answered_is_not_asked_again_from_either_side(answer: str) -> None:
    one, other = make_decided_claim(claim=at()), make_decided_claim(claim=at())
    assert told(one) == [other]
    said = answer_pair(claim=one, other=other, answer=answer, actor=make_user())
    assert told(one) == told(other) == []
    if answer != "same":
        forget_answer(said=said, actor=make_user())
        assert told(one) == [other]


def test_an_answer_holds_for_all_claims_of_both_incidents() -> None:
    one, other, third, fourth = (make_decided_claim(claim=at()) for _ in range(4))
    answer_pair(claim=third, other=other, answer="same", actor=make_user())
    answer_pair(claim=fourth, other=one, answer="same", actor=make_user())
    answer_pair(claim=one, other=other, answer="different", actor=make_user())
    assert told(one) == told(other) == told(third) == told(fourth) == []


def test_an_incident_is_proposed_once_with_its_likeliest_claim() -> None:
    one, other = make_decided_claim(claim=at()), make_decided_claim(claim=at(min=9, best=9, max=9))
    answer_pair(claim=one, other=other, answer="same", actor=make_user())
    assert told(at()) == [one]


def test_a_claim_without_a_day_is_compared_by_the_days_that_its_article_reports_on() -> None:
    known = at()
    assert told(at(date_start=None, date_end=None, date_precision=None)) == [known]


def test_a_claim_that_nothing_dates_has_no_suggestions() -> None:
    at()
    claim = at(date_start=None, date_end=None, date_precision=None)
    Article.objects.update(window_start=None, window_end=None, published=None)
    assert told(claim) == []


def test_a_claim_without_a_day_is_looked_for_in_the_week_before_its_report_came_out() -> None:
    other = at()
    claim = at(date_start=None, date_end=None, date_precision=None, date_basis="unknown")
    week_later, month_later = other.date_end + timedelta(days=6), other.date_end + timedelta(days=30)
    for published, found in ((week_later, [other]), (month_later, [])):
        Article.objects.filter(pk=claim.article_id).update(window_start=None, window_end=None, published=published)
        assert told(claim) == found


def test_claims_that_name_no_place_are_near_where_their_articles_name_the_same_one() -> None:
    one = make_claim(**SPARSE)
    other = make_claim(quote="two civilians were injured", **SPARSE)
    assert told(one) == []
    for claim, beside in ((one, "two civilians were injured"), (other, "Four fighters were killed")):
        candidates = [make_candidate(claim.quote, **SPARSE), make_candidate(beside, kind="other", **SPARSE)]
        places = store_candidates(article=claim.article, candidates=candidates).claims
        ClaimPlace.objects.create(claim=places[1], text="Ghuwayran", role="event")
    (found,) = suggest(one)
    assert found.claim == other
    assert "both articles name the same place" in found.likeness.reasons


def test_another_month_is_not_even_looked_at() -> None:
    at(date_start=date(2022, 5, 1), date_end=date(2022, 5, 1))
    assert told(at()) == []


def test_it_takes_the_same_few_queries_however_many_claims_there_are(django_assert_max_num_queries) -> None:
    for _ in range(12):
        at()
    claim = make_decided_claim(claim=at())
    with django_assert_max_num_queries(8):
        assert len(told(Claim.objects.select_related("article__source").get(pk=claim.pk))) == 8
