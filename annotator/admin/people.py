"""People and roles: who has an account, and which of the table's roles."""

from copy import copy
from functools import partial
from typing import Any

from django import forms
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group, User
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString
from unfold.contrib.filters.admin import BooleanRadioFilter, RangeDateTimeFilter, RelatedDropdownFilter
from unfold.decorators import display
from unfold.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm
from unfold.widgets import UnfoldAdminCheckboxSelectMultipleWidget

from annotator.admin.base import ReadAdmin
from annotator.admin.confirming import confirmed
from annotator.admin.history import Entry, entry, people_of
from annotator.admin.rights import rights_in_words
from annotator.admin.secrets import person
from annotator.config.roles import ROLES
from annotator.review.people.actions import (
    change_account,
    deactivate,
    give_roles,
    invite,
    reactivate,
    set_password,
)
from annotator.review.people.rules import can_keep

admin.site.unregister([User, Group])
UNRESTRICTED = "is_superuser"
OF_THE_PASSWORD = {"usable_password", "set_usable_password", "password1", "password2"}


class NewPassword(AdminPasswordChangeForm):
    """A password for somebody else, set by the action that the history tells of."""

    def __init__(self, actor: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor

    def save(self, commit: bool = True) -> User:
        """Set it."""
        person: User = self.user
        password = self.cleaned_data["password1"] if self.cleaned_data.get("set_usable_password", True) else None
        set_password(person=person, actor=self.actor, password=password)
        return person


@confirmed(
    "deactivate_accounts",
    verb="Deactivate the chosen accounts",
    consequence="Nobody signs in with them any more, and their tokens send nothing. What they did stays theirs.",
)
def deactivate_accounts(request: HttpRequest, row: User) -> bool:
    """Close an account."""
    return deactivate(person=row, actor=person(request))


@confirmed(
    "reactivate_accounts", verb="Reactivate the chosen accounts", consequence="They sign in again, with their roles."
)
def reactivate_accounts(request: HttpRequest, row: User) -> bool:
    """Open an account again."""
    return reactivate(person=row, actor=person(request))


@admin.register(User)
class UserAdmin(ReadAdmin, DjangoUserAdmin):  # type: ignore[misc]
    """People. An account is never deleted, since the history names it; it is deactivated."""

    writes = {
        "add": (invite,),
        "change": (change_account, give_roles, set_password, deactivate, reactivate),
    }
    actions = [deactivate_accounts, reactivate_accounts]
    form = UserChangeForm
    add_form = UserCreationForm
    change_password_form = NewPassword
    list_display = ["username", "full_name", "roles", "is_active", "enters", "last_login"]
    list_filter = [
        ("groups", RelatedDropdownFilter),
        ("is_active", BooleanRadioFilter),
        ("is_staff", BooleanRadioFilter),
        ("last_login", RangeDateTimeFilter),
    ]
    search_fields = ["username", "first_name", "last_name", "email"]
    readonly_fields = ["standing", "last_login", "date_joined"]
    filter_horizontal = ()
    fieldsets = [
        ("The person", {"fields": ["username", "first_name", "last_name", "email"]}),
        ("What they may do", {
            "fields": ["groups", "is_staff", UNRESTRICTED],
            "description": "Rights come from roles alone; what each role may do is on the page of the role.",
        }),
        ("The account", {
            "fields": ["standing", "last_login", "date_joined"],
            "description": "Accounts are deactivated and reactivated from the list; the history keeps both.",
        }),
    ]  # fmt: skip
    add_fieldsets = [
        ("The person", {"fields": ["username", "first_name", "last_name", "email"]}),
        ("The first password", {"fields": ["usable_password", "password1", "password2"]}),
        ("What they may do", {"fields": ["groups", "is_staff", UNRESTRICTED]}),
    ]  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        """Bring the roles along."""
        found: QuerySet[User] = super().get_queryset(request)
        return found.prefetch_related("groups")

    def get_form(self, request: HttpRequest, obj: User | None = None, change: bool = False, **kwargs: Any) -> Any:
        """Show the freedom from all restriction only to those who have it."""
        form = super().get_form(request, obj, change=change, **kwargs)
        for name, words in WORDS.items():
            if name in form.base_fields:
                form.base_fields[name].label, form.base_fields[name].help_text = words
        return form

    def get_fieldsets(self, request: HttpRequest, obj: User | None = None) -> Any:
        """Leave out what only an unrestricted person sees."""
        sets = super().get_fieldsets(request, obj)
        if getattr(person(request), UNRESTRICTED):
            return sets
        return [(title, {**said, "fields": [n for n in said["fields"] if n != UNRESTRICTED]}) for title, said in sets]

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Offer the table's roles, to tick."""
        if db_field.name == "groups":
            roles = Group.objects.filter(name__in=ROLES).order_by("name")
            return RolesField(queryset=roles, required=False)
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        """Nobody changes their own account, and only an unrestricted person that of another."""
        may = super().has_change_permission(request, obj)
        return may and (not isinstance(obj, User) or can_keep(person(request), obj))

    def add_row(self, request: HttpRequest, values: dict[str, Any]) -> User:
        """Invite the person."""
        usable = values.get("set_usable_password", True)
        password = values.get("password1")
        values = {name: value for name, value in values.items() if name not in OF_THE_PASSWORD}
        roles = values.pop("groups", [])
        return invite(actor=person(request), password=password if usable else None, roles=roles, **values)

    def change_row(self, request: HttpRequest, row: User, values: dict[str, Any]) -> None:
        """Change the account, and the roles."""
        values.pop("password", None)
        roles = values.pop("groups", None)
        if values:
            change_account(person=row, actor=person(request), **values)
        if roles is not None:
            give_roles(person=row, actor=person(request), roles=roles)

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> Any:
        """Set somebody else's password, on behalf of whoever asks."""
        here = copy(self)  # one for this request alone: its form knows who asks
        here.change_password_form = partial(NewPassword, person(request))  # type: ignore[assignment]
        return DjangoUserAdmin.user_change_password(here, request, id, form_url)

    def history_entries(self, row: User) -> list[Entry]:
        """Tell of the account and of its roles."""
        return sorted([*super().history_entries(row), *_roles(row)], key=lambda one: one.at, reverse=True)

    @display(description="State")
    def standing(self, row: User) -> str:
        """Return whether anybody can sign in with it."""
        return "active" if row.is_active else "deactivated"

    @display(description="name")
    def full_name(self, row: User) -> str:
        """Return their name."""
        return row.get_full_name() or "–"

    @display(description="roles")
    def roles(self, row: User) -> str:
        """Return their roles."""
        return ", ".join(sorted(role.name.replace("_", " ") for role in row.groups.all())) or "none"

    @display(description="administration", boolean=True, ordering="is_staff")
    def enters(self, row: User) -> bool:
        """Tell whether they may come in here."""
        return row.is_staff


def _roles(person: User) -> list[Entry]:
    """Return when a person was given a role, and when it was taken."""
    events = list(apps.get_model("annotator.RoleEvent").objects.filter(user=person.pk).select_related("pgh_context"))
    names, people = dict(Group.objects.values_list("pk", "name")), people_of(events)
    said = {"insert": "given the role", "delete": "lost the role"}
    return [entry(one, people, what=f"{said[one.pgh_label]} {names.get(one.group_id, '')}") for one in events]


WORDS = {
    "is_staff": ("May enter the administration", "What they may do there still comes from their roles."),
    UNRESTRICTED: (
        "Without restriction",
        "May do everything that rules allow anybody, whatever the roles. Keep it to those who run the machine.",
    ),
}


class RolesField(forms.ModelMultipleChoiceField):
    """Roles to tick, each with what it may do."""

    widget = UnfoldAdminCheckboxSelectMultipleWidget

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(label="Roles", **kwargs)

    def label_from_instance(self, obj: Model) -> str:
        """Return what the role is called."""
        return str(obj).replace("_", " ")


@admin.register(Group)
class RoleAdmin(ReadAdmin):
    """Roles. The program's table says what each may do; it is read here and changed there."""

    list_display = ["role", "people"]
    search_fields = ["name"]
    fields = ["role", "may", "people"]
    readonly_fields = ["role", "may", "people"]

    @display(description="role", ordering="name")
    def role(self, row: Group) -> str:
        """Return what it is called."""
        return row.name.replace("_", " ")

    @display(description="people")
    def people(self, row: Group) -> str:
        """Return who has it."""
        names = row.user_set.filter(is_active=True).order_by("username").values_list("username", flat=True)
        return ", ".join(names) or "nobody"

    @display(description="may")
    def may(self, row: Group) -> SafeString:
        """Return its rights in words."""
        return rights_in_words(row)
