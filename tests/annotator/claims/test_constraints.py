"""What the database refuses to hold about claims."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from annotator.claims.models import Claim
from tests.factories import make_article, make_claim

pytestmark = pytest.mark.django_db


def change(claim: Claim, **values) -> None:
    with transaction.atomic():
        Claim.objects.filter(pk=claim.pk).update(**values)


NONSENSE = [
    ("quote_equals_the_text", {"quote": "Five fighters were killed"}),
    ("quote_equals_the_text", {"start": 47}),
    ("claim_quotes_something", {"end": 46, "quote": ""}),
    ("min_is_at_most_best", {"min": 5, "best": 4, "max": 6}),
    ("best_is_at_most_max", {"min": 1, "best": 5, "max": 4}),
    ("min_is_at_most_max", {"min": 5, "best": None, "max": 4}),
    ("claim_ends_after_it_starts", {"date_start": "2022-01-18", "date_end": "2022-01-17"}),
    ("claim_has_one_known_status", {"status": "confirmed"}),
    ("claim_lies_in_its_sentence", {"sentence_end": 50}),
]


@pytest.mark.parametrize(("fact", "values"), NONSENSE)
def test_it_refuses_nonsense_and_names_the_fact(fact, values):
    claim = make_claim()
    with pytest.raises(IntegrityError) as refusal:
        change(claim, **values)
    assert refusal.value.__cause__.diag.constraint_name == fact


def test_a_quote_outside_the_latin_alphabet_is_compared_by_code_points():
    text = "🕊 مقتل ٣ مدنيين. Three civilians were killed in Al-Hasakah."
    claim = make_claim(article=make_article(text), quote="Three civilians were killed")
    assert claim.article.text[claim.start : claim.end] == claim.quote


def test_missing_numbers_stay_missing():
    claim = make_claim(min=2, best=None, max=None, hedge="several")
    assert claim.is_open
    assert claim.unquantified


def test_one_claim_per_kind_and_passage():
    claim = make_claim()
    twin = Claim.objects.get(pk=claim.pk)
    twin.pk = None
    with pytest.raises(IntegrityError, match="one_claim_per_kind_and_passage"), transaction.atomic():
        twin.save(force_insert=True)


def test_claims_are_kept():
    claim = make_claim()
    with pytest.raises(DatabaseError, match="Cannot delete"), transaction.atomic():
        Claim.objects.filter(pk=claim.pk).delete()
