"""People and their roles as a table: invitations, never passwords."""

from collections.abc import Collection, Sequence
from typing import Any

from django.contrib.auth.models import Group, User
from django.db.models import QuerySet

from annotator.exchange.contract import Column, Context
from annotator.exchange.resources.cells import Names, Text, YesNo
from annotator.exchange.resources.drafts import Draft
from annotator.exchange.resources.model_resource import ModelResource
from annotator.exchange.resources.rows import Field
from annotator.review.people.actions import change_account, give_roles, invite
from annotator.review.people.invitations.actions import withdraw_invitation
from annotator.review.people.rules import NotYours, check_may_keep

SAID = ("first_name", "last_name", "email", "is_staff")


class Roles(Field):
    """The names of a person's roles."""

    def get_value(self, instance: User) -> list[str]:
        """Return the roles that a draft says, else those that a person has."""
        said: list[str] | None = vars(instance).get("roles")
        if said is None:
            return sorted(role.name for role in instance.groups.all()) if instance.pk else []
        return sorted(said)


class PeopleResource(ModelResource):
    """Accounts, recognised by their user names."""

    id = "people"
    label = "People"
    help = (
        "Invitations: accounts with roles and without a password, so that nobody can sign in until one is set. A file "
        "holds no passwords, makes nobody a superuser, and changes neither your own account nor what people did."
    )
    permission = "auth.add_user"
    columns = (
        Column("username", "User name", "Rows are recognised by it.", True, "amal", ("user", "login")),
        Column("first_name", "First name", "", False, "Amal", ("given_name",)),
        Column("last_name", "Last name", "", False, "Haddad", ("family_name", "surname")),
        Column("email", "E-mail", "", False, "amal@desk.example", ("mail", "email_address")),
        Column("is_staff", "Administration", "Whether they may enter it: yes or no.", False, "no", ("staff",)),
        Column(
            "roles", "Roles", "With | between them; each has to be there.", False, "analyst|lead", ("role", "groups")
        ),
    )

    username = Field(Text(), "username")
    first_name = Field(Text(), "first_name")
    last_name = Field(Text(), "last_name")
    email = Field(Text(), "email")
    is_staff = Field(YesNo(), "is_staff")
    roles = Roles(Names(), "roles")

    class Meta:
        model = User
        import_id_fields = ["username"]
        fields = ["username", *SAID, "roles"]

    def get_queryset(self) -> QuerySet[User]:
        """Return accounts with their roles."""
        return User.objects.prefetch_related("groups")

    def stays_when_empty(self, name: str) -> bool:
        """Tell whether an empty cell leaves a field as it is; one without roles takes them all away."""
        return name != "roles" and super().stays_when_empty(name)

    def judge(self, drafts: Sequence[Draft], context: Context) -> None:
        """Roles have to be there, and nobody changes their own account or one without restriction."""
        known = set(Group.objects.values_list("name", flat=True))
        for draft in drafts:
            for role in draft.values.get("roles", ()):
                if role not in known:
                    draft.refuse(
                        "unknown", "roles", role, f"There is no such role; there are {', '.join(sorted(known))}."
                    )
            if draft.diffs:
                _check_may_keep(draft, context.user)

    def add(self, drafts: Sequence[Draft], context: Context) -> list[User]:
        """Invite people."""
        groups = {group.name: group for group in Group.objects.all()}
        return [
            invite(
                actor=context.user,
                username=draft.instance.username,
                password=None,
                roles=[groups[role] for role in draft.values.get("roles", ())],
                **_said(draft.instance),
            )
            for draft in drafts
        ]

    def change(self, drafts: Sequence[Draft], context: Context) -> None:
        """Change what accounts say, and the roles that people have."""
        groups = {group.name: group for group in Group.objects.all()}
        for draft in drafts:
            change_account(person=draft.before, actor=context.user, **_said(draft.instance))
            if "roles" in draft.diffs:
                roles = [groups[role] for role in draft.values["roles"]]
                give_roles(person=draft.before, actor=context.user, roles=roles)

    def remove(self, pks: Collection[int], context: Context) -> None:
        """Withdraw invitations that nobody has used."""
        for person in User.objects.filter(pk__in=pks).order_by("pk"):
            withdraw_invitation(person=person, actor=context.user)

    def used(self, pks: Collection[int]) -> dict[int, list[str]]:
        """Return what refers to accounts, and that their people have come."""
        found = super().used(pks)
        for pk in User.objects.filter(pk__in=pks, last_login__isnull=False).values_list("pk", flat=True):
            found[pk] = [*found.get(pk, ()), "signed in"]
        return found


def _said(person: User) -> dict[str, Any]:
    return {name: getattr(person, name) for name in SAID}


def _check_may_keep(draft: Draft, actor: User) -> None:
    try:
        check_may_keep(actor, draft.before)
    except NotYours as error:
        draft.refuse("rights", "username", draft.before.username, str(error))
