"""Accounts and roles: who keeps them, and what nobody does to their own."""

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

from tests.annotator.admin.people import UNRESTRICTED, inside, staff
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def change(person):
    return reverse("admin:auth_user_change", args=[person.pk])


def sent(person, **values):
    return {"username": person.username, "first_name": "", "last_name": "", "email": "", **values}


def act(browser, name, *people, confirmed=True):
    chosen = {"action": name, "_selected_action": [one.pk for one in people]}
    return browser.post(
        reverse("admin:auth_user_changelist"), chosen | ({"confirmed": "yes"} if confirmed else {}), follow=True
    )


def test_somebody_is_invited_with_a_role_and_can_sign_in():
    browser = inside(staff("people_manager"))
    role = Group.objects.get(name="analyst")
    secret = "correct horse battery staple"
    values = {"username": "amal", "usable_password": "true", "password1": secret, "password2": secret}
    page = browser.post(reverse("admin:auth_user_add"), {**values, "groups": [role.pk]})
    assert page.status_code == 302, page.context["errors"]
    person = User.objects.get(username="amal")
    assert person.check_password(secret)
    assert list(person.groups.all()) == [role]
    assert not person.is_staff


def test_roles_are_given_and_taken_and_the_history_tells():
    keeper, person = staff("people_manager"), make_user(name="amal")
    lead = Group.objects.get(name="lead")
    browser = inside(keeper)
    assert browser.post(change(person), sent(person, groups=[lead.pk], first_name="Amal")).status_code == 302
    person.refresh_from_db()
    assert list(person.groups.all()) == [lead]
    assert person.first_name == "Amal"
    page = browser.get(reverse("admin:auth_user_history", args=[person.pk])).content.decode()
    assert "Given the role lead" in page
    assert "Lost the role analyst" in page
    assert f"by {keeper.username}: roles given" in page
    assert "First name" in page


@pytest.mark.parametrize("role", ["people_manager", UNRESTRICTED])
def test_nobody_changes_their_own_account(role):
    keeper = staff(role)
    lead = Group.objects.get(name=make_user("lead").groups.get().name)
    browser = inside(keeper)
    assert browser.get(change(keeper)).status_code == 200
    refused = browser.post(change(keeper), sent(keeper, groups=[lead.pk], is_superuser="on"))
    assert refused.status_code == 403
    assert not keeper.groups.filter(pk=lead.pk).exists()
    page = act(browser, "deactivate_accounts", keeper)
    assert "Nobody changes their own rights" in page.content.decode()
    assert User.objects.get(pk=keeper.pk).is_active


def test_freedom_from_restriction_is_seen_and_given_by_the_unrestricted_alone():
    person, keeper = make_user(), staff("people_manager")
    browser = inside(keeper)
    assert "is_superuser" not in browser.get(change(person)).content.decode()
    browser.post(change(person), sent(person, is_superuser="on", is_staff="on"))
    person.refresh_from_db()
    assert (person.is_superuser, person.is_staff) == (False, True)
    root = inside(staff(UNRESTRICTED))
    assert "is_superuser" in root.get(change(person)).content.decode()
    root.post(change(person), sent(person, is_superuser="on", is_staff="on"))
    assert User.objects.get(pk=person.pk).is_superuser


def test_an_unrestricted_account_is_not_kept_by_those_with_less():
    root, browser = staff(UNRESTRICTED), inside(staff("people_manager"))
    assert browser.post(change(root), sent(root, first_name="X")).status_code == 403
    password = reverse("admin:auth_user_password_change", args=[root.pk])
    secret = {"password1": "correct horse battery staple", "password2": "correct horse battery staple"}
    assert browser.post(password, secret).status_code == 403
    assert "without restriction" in act(browser, "deactivate_accounts", root).content.decode()
    assert User.objects.get(pk=root.pk).is_active


def test_a_password_is_set_for_somebody_else_and_the_history_keeps_that_but_not_what():
    person, keeper = make_user(), staff("people_manager")
    secret = "correct horse battery staple"
    browser = inside(keeper)
    address = reverse("admin:auth_user_password_change", args=[person.pk])
    page = browser.post(address, {"password1": secret, "password2": secret, "set-password": "1"})
    assert page.status_code == 302
    assert User.objects.get(pk=person.pk).check_password(secret)
    told = browser.get(reverse("admin:auth_user_history", args=[person.pk])).content.decode()
    assert f"by {keeper.username}: password set" in told
    assert "argon2" not in told
    assert "md5" not in told


def test_accounts_are_deactivated_after_a_page_that_asks_and_never_deleted():
    person, browser = make_user(), inside(staff("people_manager"))
    asked = act(browser, "deactivate_accounts", person, confirmed=False).content.decode()
    assert "What they did stays theirs." in asked
    assert User.objects.get(pk=person.pk).is_active
    assert "1 of 1" in act(browser, "deactivate_accounts", person).content.decode()
    assert not User.objects.get(pk=person.pk).is_active
    assert "0 of 1" in act(browser, "deactivate_accounts", person).content.decode()
    act(browser, "reactivate_accounts", person)
    assert User.objects.get(pk=person.pk).is_active
    assert browser.post(reverse("admin:auth_user_delete", args=[person.pk]), {"post": "yes"}).status_code == 403


def test_one_that_a_rule_refuses_leaves_the_others_as_they_are():
    person, keeper = make_user(), staff("people_manager")
    page = act(inside(keeper), "deactivate_accounts", person, keeper)
    assert "Nothing was done" in page.content.decode()
    assert User.objects.get(pk=person.pk).is_active
