"""The people of the demo: one for each role, with a password nobody could guess."""

import secrets
from dataclasses import dataclass

from django.contrib.auth.models import Group, User
from django.db import transaction

from annotator.config.roles import ROLES, sync_roles

IN_THE_ADMIN = ("lead", "data_manager", "people_manager")


@dataclass(frozen=True)
class Person:
    """A demo user; `password` is empty where it was printed on an earlier run."""

    username: str
    role: str
    password: str


@transaction.atomic
def make_people(*, new_passwords: bool = False) -> list[Person]:
    """Return one user a role, making those that are missing and, if asked, giving all of them new passwords."""
    sync_roles()
    return [_person(role, new_passwords) for role in ROLES]


def _person(role: str, new_password: bool) -> Person:
    user, is_new = User.objects.get_or_create(username=role.replace("_", "-"))
    password = ""
    if is_new or new_password:
        password = secrets.token_urlsafe(12)
        user.set_password(password)
        # Some work in the admin, which lets in staff only; rights still come from the role.
        user.is_staff = role in IN_THE_ADMIN
        user.save()
    user.groups.add(Group.objects.get(name=role))
    return Person(user.username, role, password)
