"""Accounts and roles as the history follows them; never a password, not even its hash."""

import pghistory
from django.contrib.auth.models import User


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(),
    pghistory.ManualEvent("password_set"),
    exclude=["password", "last_login"],
    obj_field=pghistory.ObjForeignKey(related_name="account_events"),
    model_name="AccountEvent",
    app_label="annotator",
)
class Account(User):
    """A person's account."""

    class Meta:
        proxy = True
        app_label = "annotator"
        default_permissions = ()


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.DeleteEvent(),
    obj_field=None,
    model_name="RoleEvent",
    app_label="annotator",
)
class AccountRole(User.groups.through):  # type: ignore[name-defined,misc]
    """That a person has a role."""

    class Meta:
        proxy = True
        app_label = "annotator"
        default_permissions = ()
