"""Whoever reads a claim a second time does not meet the first answer in the administration, nor in a file."""

import pytest
from django.http import QueryDict
from django.urls import reverse

from annotator.desk.exports.lists import rows_of
from annotator.review.second.models import SecondReading
from tests.annotator.admin.people import inside, staff
from tests.annotator.review.second.making import make_wanted

pytestmark = pytest.mark.django_db


@pytest.fixture
def reading():
    found = make_wanted()
    SecondReading.objects.filter(pk=found.pk).update(reader=staff("lead"))
    found.refresh_from_db()
    return found


@pytest.mark.parametrize("model", ["claim", "decision"])
def test_the_first_answer_is_not_shown_to_the_second_reader(reading, model):
    pk = reading.claim_id if model == "claim" else reading.decision_id
    address = reverse(f"admin:annotator_{model}_change", args=[pk])
    assert inside(reading.reader).get(address).status_code == 302
    assert inside(staff("lead")).get(address).status_code == 200


@pytest.mark.parametrize("list_id", ["claims", "decisions"])
def test_nor_does_a_list_take_it_along(reading, list_id):
    query = QueryDict("status=decided")
    assert not rows_of(list_id, query, reading.reader).exists()
    assert rows_of(list_id, query, staff("lead")).exists()
