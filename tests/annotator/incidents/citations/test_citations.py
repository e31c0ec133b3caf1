"""Tests for further sources: what is kept, what they count for, and how they are removed."""

import pytest
from django.db import IntegrityError, transaction

from annotator.claims.models import Claim
from annotator.incidents.citations.actions import add_citation, remove_citation, rename_source
from annotator.incidents.citations.models import Citation
from annotator.incidents.gathering import fact_of, with_facts
from annotator.review.rules import NotAllowed, SomeoneWasFaster
from annotator.sources.models import Article
from tests.factories import make_article, make_claim, make_decided_claim, make_source, make_user

pytestmark = pytest.mark.django_db


def add(claim: Claim, article: Article | None = None, **changes) -> Citation:
    article = article or make_article()
    values = {"start": 0, "end": 19, "stance": "supports", "actor": make_user()}
    return add_citation(claim=claim, article=article, **values | changes)


def origins(claim: Claim) -> tuple[str, ...]:
    """Return the ultimate sources that the tally reads as supporting a claim."""
    found = with_facts(Claim.objects.filter(pk=claim.pk)).select_related("article__source").get()
    return fact_of(found, found.article).supported_by


def test_it_quotes_the_passage_without_the_spaces_at_its_edges() -> None:
    citation = add(make_claim(), make_article("Clashes broke out near the river."), start=7, end=18, note=" seen ")
    assert (citation.quote, citation.start, citation.end, citation.note) == ("broke out", 8, 17, "seen")


def test_a_support_counts_by_its_ultimate_source() -> None:
    claim = make_decided_claim()
    agency = make_source(independence_group="Agency")
    for source in (agency, make_source(independence_group="Agency"), make_source("Radio")):
        add(claim, make_article(source=source))
    assert origins(claim) == ("Agency", "Radio")


@pytest.mark.parametrize("stance", ["contradicts", "mentions"])
def test_other_stances_count_for_nothing(stance: str) -> None:
    claim = make_decided_claim()
    add(claim, stance=stance)
    assert origins(claim) == ()


def test_a_removal_is_recorded_and_the_source_counts_no_more() -> None:
    claim, actor = make_decided_claim(), make_user()
    citation = remove_citation(citation=add(claim), actor=actor, because="another village")
    assert (citation.removed_by, citation.removed_because) == (actor, "another village")
    assert origins(claim) == ()
    add(claim, citation.article)
    assert claim.citations.standing().count() == 1


def test_the_same_passage_stands_beside_a_claim_once() -> None:
    claim, article = make_claim(), make_article()
    add(claim, article)
    with pytest.raises(NotAllowed, match="already"):
        add(claim, article)
    assert Citation.objects.count() == 1


def test_it_is_removed_once_and_with_a_reason() -> None:
    citation = add(make_claim())
    with pytest.raises(NotAllowed, match="why"):
        remove_citation(citation=citation, actor=make_user(), because="")
    remove_citation(citation=citation, actor=make_user(), because="wrong")
    with pytest.raises(SomeoneWasFaster):
        remove_citation(citation=citation, actor=make_user(), because="wrong")


def test_it_refuses_the_claims_own_article() -> None:
    claim = make_claim()
    with pytest.raises(NotAllowed, match="another article"):
        add(claim, claim.article)


@pytest.mark.parametrize("span", [{"start": 5, "end": 5}, {"start": 0, "end": 9999}, {"stance": "likes"}])
def test_it_refuses_what_quotes_nothing_or_says_nothing(span: dict) -> None:
    with pytest.raises(NotAllowed):
        add(make_claim(), **span)


def test_it_refuses_who_may_not_link() -> None:
    with pytest.raises(NotAllowed, match="may not link"):
        add(make_claim(), actor=make_user("publisher"))


def test_the_database_refuses_words_that_the_article_does_not_have() -> None:
    citation = add(make_claim())
    citation.pk, citation.start, citation.quote = None, 1, "no such words"
    with pytest.raises(IntegrityError, match="must equal"), transaction.atomic():
        citation.save()


def test_a_name_that_a_source_gains_or_loses_brings_its_further_sources_along() -> None:
    claim, lead, watch = make_decided_claim(), make_user("lead"), make_source("Jazira Watch")
    text = "Two men were killed, the Jazira Monitor said. Others fled."
    quoting = add(claim, make_article(text, source=make_source("Radio")), start=0, end=19)
    removed = remove_citation(
        citation=add(claim, make_article(f"{text} Later."), start=0, end=19), actor=lead, because="another village"
    )
    other = add(claim, make_article("Two men were killed there.", source=make_source("Agency")))
    assert origins(claim) == ("Agency", "Radio")
    assert rename_source(source=watch, aliases=["Jazira Monitor"], actor=lead) == (0, 1)
    assert origins(claim) == ("Agency", "Jazira Watch")
    assert rename_source(source=watch, aliases=["Jazira Monitor"], actor=lead) == (0, 0)
    assert rename_source(source=watch, aliases=[], actor=lead) == (0, 1)
    assert origins(claim) == ("Agency", "Radio")
    for one in (quoting, removed, other):
        one.refresh_from_db()
        assert one.quotes is None
