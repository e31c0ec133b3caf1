"""Who is signed in comes with their rights."""

import pytest
from django.contrib.auth.models import Permission, User

from annotator.config.signed_in import OneQueryBackend
from tests.factories import PASSWORD, make_user

pytestmark = pytest.mark.django_db


def test_rights_of_groups_and_ones_own_come_in_one_query(django_assert_num_queries):
    user = make_user()
    user.user_permissions.add(Permission.objects.get(codename="publish_edition"))
    with django_assert_num_queries(1):
        found = OneQueryBackend().get_user(user.pk)
        assert found.has_perm("annotator.review_claim")
        assert found.has_perm("reports.publish_edition")
        assert not found.has_perm("annotator.adjudicate_claim")
    assert found.get_all_permissions() == User.objects.get(pk=user.pk).get_all_permissions()


def test_whoever_is_not_active_is_nobody():
    user = make_user()
    User.objects.update(is_active=False)
    assert OneQueryBackend().get_user(user.pk) is None


def test_a_superuser_may_do_everything():
    user = User.objects.create_superuser("root", password=PASSWORD)
    assert OneQueryBackend().get_user(user.pk).has_perm("annotator.adjudicate_claim")


def test_a_right_that_is_taken_away_is_gone_on_the_next_page(client):
    user = make_user()
    client.force_login(user)
    assert client.get("/desk/").status_code == 200
    user.groups.clear()
    assert client.get("/desk/").status_code == 403
