"""Who comes into the administration in its tests."""

from django.contrib.auth.models import User
from django.test import Client

from annotator.config.roles import ROLES
from tests.annotator.desk.sitting import signed_in
from tests.factories import make_user, numbers

UNRESTRICTED = "unrestricted"
EVERYBODY = (*ROLES, UNRESTRICTED)


def staff(role: str = "data_manager") -> User:
    """Return somebody who may enter, with one role or without restriction."""
    if role == UNRESTRICTED:
        return User.objects.create_superuser(f"root-{next(numbers)}")
    user = make_user(role)
    user.is_staff = True
    user.save()
    return user


def inside(user: User | None = None) -> Client:
    """Return the browser of somebody who is in the administration."""
    return signed_in(user or staff())
