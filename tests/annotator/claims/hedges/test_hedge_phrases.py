"""Phrases that people add to the hedge table: who may, which ones, and what texts are read with."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from annotator.claims.actions import document_of, extract_article
from annotator.claims.hedges.actions import add_phrase, change_phrase, restore_phrase, retire_phrase
from annotator.claims.hedges.models import HedgePhrase
from annotator.claims.hedges.phrasings import phrasings
from annotator.claims.hedges.rules import NotAHedge
from annotator.extraction import Phrasing
from tests.factories import make_article, make_source, make_user

pytestmark = pytest.mark.django_db
TEXT = "Close on 20 civilians were killed in an airstrike on Qara on Monday."


def added(phrase="close on", hedge="nearly", stands="before", source=None, role="data_manager"):
    why = {"reason": "“close on 20”", "source": source}
    return add_phrase(user=make_user(role), phrase=phrase, hedge=hedge, stands=stands, **why)


def test_texts_are_read_with_it_from_then_on():
    extract_article(article=(before := make_article(TEXT)))
    added()
    extract_article(article=(after := make_article(TEXT + " More follows.")))
    assert before.claims.get(kind="killed").hedge != "nearly"
    claim = after.claims.get(kind="killed")
    assert (claim.hedge, claim.min, claim.best, claim.max) == ("nearly", 18, 20, 20)


def test_a_sources_own_phrase_goes_before_that_of_all():
    source = make_source()
    added()
    added(hedge="about", source=source)
    assert phrasings(source.pk) == (Phrasing("close on", "about"),)
    assert phrasings(make_source().pk) == phrasings() == (Phrasing("close on", "nearly"),)
    assert document_of(make_article(source=source)).phrasings == (Phrasing("close on", "about"),)


def test_a_retired_phrase_hedges_nothing_until_it_is_restored():
    kept, user = added(), make_user("lead")
    assert retire_phrase(kept=kept, user=user)
    assert not retire_phrase(kept=kept, user=user)
    assert phrasings() == ()
    with pytest.raises(NotAHedge, match="restore it first"):
        change_phrase(kept=kept, user=user, hedge="about", stands="before", reason="why")
    assert restore_phrase(kept=kept, user=user)
    assert not restore_phrase(kept=kept, user=user)
    assert phrasings() == (Phrasing("close on", "nearly"),)


def test_a_retired_phrase_is_not_restored_over_a_new_one():
    kept, user = added(), make_user("lead")
    retire_phrase(kept=kept, user=user)
    added(hedge="about")
    with pytest.raises(NotAHedge, match="stands already"):
        restore_phrase(kept=kept, user=user)


@pytest.mark.parametrize(
    ("phrase", "hedge", "stands", "says"),
    [
        ("the", "about", "before", "other work"),
        ("two", "pair", "instead", "names no number"),
        ("about 20", "about", "before", "letters a to z"),
        ("one two three four five six seven", "about", "before", "words at most"),
        ("close on", "range", "before", "two numbers"),
        ("close on", "several", "before", "instead of a number"),
        ("a herd of", "about", "instead", "without a number"),
        ("close on", "nonsense", "before", "row of the hedge table"),
    ],
)
def test_what_is_no_hedge_is_refused_with_a_sentence(phrase, hedge, stands, says):
    with pytest.raises(NotAHedge, match=says):
        added(phrase, hedge, stands)
    assert not HedgePhrase.objects.exists()


@pytest.mark.parametrize("role", ["analyst", "publisher", "people_manager"])
def test_it_refuses_who_does_not_keep_the_table(role):
    with pytest.raises(NotAHedge, match="may read"):
        added(role=role)


def test_the_same_phrase_is_added_once_for_a_source_and_once_for_all():
    added(phrase="Close  On")
    with pytest.raises(NotAHedge, match="stands already for all sources"):
        added()
    added(source=make_source())


def test_the_history_says_who_and_why():
    kept = added()
    change_phrase(
        kept=kept, user=make_user("lead", "lina"), hedge="about", stands="before", reason="“close on 20” of 23"
    )
    event = HedgePhrase.pgh_event_model.objects.latest("pgh_id")
    assert event.pgh_context.metadata["by"] == "lina"
    assert event.pgh_context.metadata["note"] == "“close on 20” of 23"
    assert HedgePhrase.pgh_event_model.objects.count() == 2


def test_the_database_keeps_phrases_and_refuses_nonsense():
    kept = added()
    with pytest.raises(DatabaseError), transaction.atomic():
        kept.delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        HedgePhrase.objects.filter(pk=kept.pk).update(phrase="Close to!")
