"""METHOD's terms in a desk's own words: shown where people choose, never where figures are counted or published."""

import pytest
from django.db import DatabaseError, transaction

from annotator.claims.terms.actions import list_terms, restore_term, retire_term, word_term
from annotator.claims.terms.local import desk_terms, forget
from annotator.claims.terms.models import TermWording
from annotator.claims.terms.rules import VOCABULARIES, NotWorded
from annotator.claims.vocabulary import FOLDERS, label, terms
from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh():
    """Ask the database anew, before and after."""
    forget()
    yield
    forget()


def wording(vocabulary="rejection_reasons", term="opinion"):
    list_terms()
    return TermWording.objects.get(vocabulary=vocabulary, term=term)


def test_every_packaged_term_is_listed_once():
    assert list_terms() == sum(len(terms(name)) for name in VOCABULARIES)
    assert list_terms() == 0


def test_every_packaged_vocabulary_is_listed():
    packaged = {path.stem for folder in FOLDERS for path in folder.glob("*.json")}
    assert set(VOCABULARIES) <= packaged


def test_a_desks_words_are_shown_at_the_desk_and_nowhere_else():
    row = wording()
    assert word_term(wording=row, user=make_user("lead"), label="Sermon", help="Appeals of clerics, too.")
    forget()
    shown = desk_terms("rejection_reasons")["opinion"]
    assert shown.label == "Sermon"
    assert shown.definition.endswith("it reports nothing. Appeals of clerics, too.")
    assert label("rejection_reasons", "opinion") == "Opinion or appeal"


def test_a_retired_reason_is_offered_no_more_until_it_is_restored():
    row, user = wording(), make_user("lead")
    assert retire_term(wording=row, user=user)
    assert not retire_term(wording=row, user=user)
    forget()
    assert "opinion" not in desk_terms("rejection_reasons")
    assert "opinion" in terms("rejection_reasons")
    assert restore_term(wording=row, user=user)
    forget()
    assert "opinion" in desk_terms("rejection_reasons")


@pytest.mark.parametrize(
    ("vocabulary", "term", "says"),
    [
        ("kinds", "killed", "METHOD's own terms"),
        ("rejection_reasons", "other", "cannot do without"),
        ("flag_reasons", "unverified_allegation", "cannot do without"),
    ],
)
def test_what_counts_is_never_retired(vocabulary, term, says):
    with pytest.raises(NotWorded, match=says):
        retire_term(wording=wording(vocabulary, term), user=make_user("lead"))


def test_two_terms_are_never_called_the_same():
    with pytest.raises(NotWorded, match="Another term"):
        word_term(wording=wording("kinds", "killed"), user=make_user("lead"), label="Injured", help="")


@pytest.mark.parametrize("role", ["analyst", "publisher", "people_manager"])
def test_it_refuses_who_does_not_word_terms(role):
    with pytest.raises(NotWorded, match="may read"):
        word_term(wording=wording(), user=make_user(role), label="X", help="")


def test_the_database_keeps_ids_and_rows():
    row = wording()
    with pytest.raises(DatabaseError), transaction.atomic():
        TermWording.objects.filter(pk=row.pk).update(term="sermon")
    with pytest.raises(DatabaseError), transaction.atomic():
        row.delete()
