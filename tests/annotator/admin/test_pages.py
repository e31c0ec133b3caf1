"""Every page of the administration opens, says what it shows, and shows it to those who may see it alone."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.urls import reverse

from annotator.admin.base import ReadAdmin
from annotator.claims.models import Claim
from annotator.sources.models import Source
from tests.annotator.admin.people import UNRESTRICTED, inside, staff
from tests.annotator.admin.rows import make_rows, row_of
from tests.factories import make_source

pytestmark = pytest.mark.django_db
OURS = {model: view for model, view in admin.site._registry.items() if isinstance(view, ReadAdmin)}


def test_every_list_and_every_row_opens():
    make_rows()
    browser = inside(staff(UNRESTRICTED))
    for model, view in OURS.items():
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        address = reverse(f"{name}_changelist")
        assert browser.get(address).status_code == 200, address
        if view.search_fields:
            assert browser.get(address, {"q": "x"}).status_code == 200, address
        row = row_of(model)
        assert row is not None, f"no row of {model.__name__} was made"
        for page in ("change", "history"):
            address = reverse(f"{name}_{page}", args=[row.pk])
            assert browser.get(address).status_code == 200, address


@pytest.mark.parametrize("filters", [{"status": "verified"}, {"created_at_from_0": "2022-01-01"}, {"q": "four"}])
def test_claims_are_narrowed(filters):
    make_rows()
    page = inside(staff(UNRESTRICTED)).get(reverse("admin:annotator_claim_changelist"), filters)
    assert page.status_code == 200


def test_a_quote_stands_in_the_direction_of_its_script_and_leads_to_the_desk():
    make_rows()
    claim = Claim.objects.decided().first()
    page = inside().get(reverse("admin:annotator_claim_change", args=[claim.pk])).content.decode()
    assert f'<q class="kept-quote" dir="auto">{claim.quote}</q>' in page
    assert reverse("claim", args=[claim.pk]) in page


def test_the_first_page_says_what_waits_and_lists_what_one_may_see():
    make_rows()
    page = inside().get(reverse("admin:index")).content.decode()
    assert "that nobody has decided" in page
    assert "name proposed for the table of actors" in page
    assert reverse("admin:annotator_hedgephrase_changelist") in page
    assert reverse("admin:auth_user_changelist") not in page


def test_nobody_without_the_right_sees_a_list():
    browser = inside(staff("publisher"))
    assert browser.get(reverse("admin:annotator_source_changelist")).status_code == 403
    assert browser.get(reverse("admin:reports_edition_changelist")).status_code == 200


def test_those_who_are_not_staff_do_not_come_in():
    user = staff()
    User.objects.filter(pk=user.pk).update(is_staff=False)
    assert inside(user).get(reverse("admin:index")).status_code == 302


def test_a_list_asks_the_same_number_of_questions_for_many_rows(django_assert_max_num_queries):
    browser = inside()
    address = reverse("admin:annotator_source_changelist")
    for _ in range(20):
        make_source()
    browser.get(address)
    with django_assert_max_num_queries(12):
        assert browser.get(address).status_code == 200
    assert Source.objects.count() >= 20
