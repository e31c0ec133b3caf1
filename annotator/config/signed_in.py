"""Who is signed in, and what they may do, in one query a request."""

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.models import Permission, User
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet, Value
from django.db.models.functions import Concat

from annotator.claims.written import WrittenQuery


class OneQueryBackend(AuthenticationBackend):
    """Signs people in as before; whoever is signed in brings their rights, which every page of the desk asks for."""

    def get_user(self, user_id: int) -> User | None:
        """Return an active user, whose rights need no further query."""
        user = next(iter(_with_rights(user_id)), None)
        if user is not None and not user.is_superuser:
            # Django looks for a user's rights here before it asks the database.
            user._user_perm_cache = set(user.own)  # type: ignore[attr-defined]
            user._group_perm_cache = set(user.by_group)  # type: ignore[attr-defined]
        return user


@WrittenQuery
def _with_rights(pk: int) -> QuerySet[User]:
    people = User.objects.annotate(
        own=_names(Permission.objects.filter(user=OuterRef("pk"))),
        by_group=_names(Permission.objects.filter(group__user=OuterRef("pk"))),
    )
    return people.filter(pk=pk, is_active=True)


def _names(permissions: QuerySet[Permission]) -> ArraySubquery:
    name = Concat(F("content_type__app_label"), Value("."), F("codename"))
    return ArraySubquery(permissions.order_by().values_list(name))
