"""A desk's own words where analysts choose: labels, help, and reasons that are offered no more."""

import pytest
from django.urls import reverse

from annotator.claims.terms.actions import list_terms, retire_term, word_term
from annotator.claims.terms.local import forget
from annotator.claims.terms.models import TermWording
from tests.annotator.desk.sitting import signed_in
from tests.factories import make_claim, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    """Return what the claim page says once the desk has worded some terms."""
    list_terms()
    lead, row = make_user("lead"), TermWording.objects.get
    word_term(wording=row(vocabulary="kinds", term="killed"), user=lead, label="Slain", help="Not of wounds, later.")
    retire_term(wording=row(vocabulary="rejection_reasons", term="opinion"), user=lead)
    retire_term(wording=row(vocabulary="flag_reasons", term="duplicate"), user=lead)
    forget()
    claim = make_claim()
    yield signed_in(make_user()).get(reverse("claim", args=[claim.pk])).content.decode()
    forget()


def test_selects_show_the_desks_label_with_methods_definition_and_the_desks_help(page):
    assert ">Slain</option>" in page
    assert "Not of wounds, later." in page
    assert ">Injured</option>" in page


def test_retired_reasons_are_not_offered(page):
    assert "Opinion or appeal" not in page
    assert "Same passage twice" in page
    assert 'value="duplicate"' not in page
