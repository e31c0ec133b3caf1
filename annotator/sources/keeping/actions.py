"""Every write of this package."""

from typing import Any

import pghistory
from django.contrib.auth.models import User
from django.db import transaction

from annotator.sources.models import Series, Source
from annotator.sources.protected.models import ProtectedName
from annotator.sources.publishers.rules import check_may_keep

# What a hand may change; names of a source that texts use, and its letter, have actions of their own.
OF_SOURCE = frozenset({"name", "kind", "url", "independence_group", "party", "counts", "masked"})
OF_SERIES = frozenset({"name", "begun"})
OF_NAME = frozenset({"name", "who", "reason"})


@transaction.atomic
def keep_source(*, source: Source, user: User, reason: str, **values: Any) -> bool:
    """Change what a publisher is, with a reason; return whether that is anything new."""
    check_may_keep(user, "annotator.change_source", "sources")
    return _change(source, values, OF_SOURCE, user, "source changed", note=reason.strip())


@transaction.atomic
def add_series(*, user: User, key: str, **values: Any) -> Series:
    """Add a recurring report."""
    check_may_keep(user, "annotator.add_series", "series")
    with pghistory.context(reason="series added", by=user.get_username()):
        return Series.objects.create(key=key, **_only(values, OF_SERIES))


@transaction.atomic
def change_series(*, series: Series, user: User, **values: Any) -> bool:
    """Change the name or the first day of a recurring report; its articles keep the windows that they have."""
    check_may_keep(user, "annotator.change_series", "series")
    return _change(series, values, OF_SERIES, user, "series changed")


@transaction.atomic
def protect_name(*, user: User, name: str, **values: Any) -> ProtectedName:
    """Have a person's name blacked out in every edition from now on."""
    check_may_keep(user, "annotator.add_protectedname", "protected names")
    with pghistory.context(reason="name protected", by=user.get_username()):
        return ProtectedName.objects.create(name=name.strip(), **_only(values, OF_NAME))


@transaction.atomic
def change_protected_name(*, protected: ProtectedName, user: User, **values: Any) -> bool:
    """Change how a protected name is written, or who it is."""
    check_may_keep(user, "annotator.change_protectedname", "protected names")
    return _change(protected, values, OF_NAME, user, "protected name changed")


@transaction.atomic
def unprotect_name(*, protected: ProtectedName, user: User) -> None:
    """Let editions carry a name again; those that are out keep it blacked out."""
    check_may_keep(user, "annotator.delete_protectedname", "protected names")
    with pghistory.context(reason="name no longer protected", by=user.get_username()):
        protected.delete()


def _change(row: Any, values: dict[str, Any], may: frozenset[str], user: User, reason: str, **more: str) -> bool:
    now = type(row).objects.select_for_update().get(pk=row.pk)
    changed = {name: value for name, value in _only(values, may).items() if getattr(now, name) != value}
    for name, value in changed.items():
        setattr(now, name, value)
    if changed:
        with pghistory.context(reason=reason, by=user.get_username(), **more):
            now.save(update_fields=sorted(changed))
        row.refresh_from_db()
    return bool(changed)


def _only(values: dict[str, Any], may: frozenset[str]) -> dict[str, Any]:
    if unknown := set(values) - may:
        raise ValueError(f"Nobody changes {', '.join(sorted(unknown))} by hand.")
    return values
