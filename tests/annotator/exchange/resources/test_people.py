"""People are invited by a table: with roles, without passwords, and only by whoever keeps accounts."""

import pytest
from django.contrib.auth.models import Group, User
from django.utils import timezone

from annotator.config.roles import sync_roles
from annotator.exchange.contract import Context
from annotator.exchange.resources.people import PeopleResource
from annotator.review.people.rules import NotYours
from tests.annotator.exchange.resources.tables import checked, imported, outcomes, problems, undone
from tests.factories import make_user

pytestmark = pytest.mark.django_db
PEOPLE = PeopleResource()
ROW = {"username": "amal", "first_name": "Amal", "email": "amal@desk.example", "is_staff": "", "roles": "analyst|lead"}


@pytest.fixture
def context():
    sync_roles()
    return Context(User.objects.create_superuser("keeper", password="a long enough password"), batch_id=7)


def test_a_new_row_is_an_invitation_without_a_password(context):
    (stored,) = imported(PEOPLE, context, ROW)
    person = User.objects.get(pk=stored.pk)
    assert (person.first_name, person.email, person.is_staff, person.is_superuser) == (
        "Amal",
        ROW["email"],
        False,
        False,
    )
    assert sorted(person.groups.values_list("name", flat=True)) == ["analyst", "lead"]
    assert not person.has_usable_password()
    assert outcomes(checked(PEOPLE, context, ROW)) == ["unchanged"]
    assert next(PEOPLE.export_rows(User.objects.filter(pk=person.pk)))["roles"] == "analyst|lead"


def test_a_change_of_roles_comes_and_goes(context):
    person = make_user("analyst", name="amal")
    stored = imported(PEOPLE, context, {"username": "amal", "roles": "lead", "last_name": "Haddad"})
    person.refresh_from_db()
    assert (person.last_name, [role.name for role in person.groups.all()]) == ("Haddad", ["lead"])
    undone(PEOPLE, context, stored)
    person.refresh_from_db()
    assert (person.last_name, [role.name for role in person.groups.all()]) == ("", ["analyst"])


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"username": ""}, ("username", "", "empty")),
        ({"username": "two words"}, ("username", "two words", "invalid")),
        ({"email": "nowhere"}, ("email", "nowhere", "invalid")),
        ({"roles": "analyst|king"}, ("roles", "king", "unknown")),
    ],
)
def test_a_row_that_makes_no_sense_is_refused(context, cells, problem):
    assert problems(checked(PEOPLE, context, ROW | cells)) == [(2, *problem)]


def test_nobody_changes_their_own_account_by_a_file(context):
    assert problems(checked(PEOPLE, context, {"username": "keeper", "first_name": "X"})) == [
        (2, "username", "keeper", "rights")
    ]


def test_an_invitation_goes_until_somebody_used_it(context):
    stored = imported(PEOPLE, context, ROW)
    User.objects.filter(username="amal").update(last_login=timezone.now())
    assert [one.reason for one in PEOPLE.in_the_way(stored, context)] == ["“amal” has signed in by now."]
    with pytest.raises(NotYours):
        PEOPLE.take_back(stored, context)
    User.objects.filter(username="amal").update(last_login=None)
    undone(PEOPLE, context, stored)
    assert not User.objects.filter(username="amal").exists()
    assert Group.objects.exists()


def test_whoever_keeps_no_accounts_is_refused(context):
    with pytest.raises(NotYours):
        imported(PEOPLE, Context(make_user("data_manager")), ROW)
