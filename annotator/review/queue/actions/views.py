"""Saved views of the queue: make, rename, share, delete."""

import pghistory
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from annotator.review.queue.models import SavedView
from annotator.review.queue.rules import check_name, check_owns
from annotator.review.rules import NotAllowed


@transaction.atomic
def save_view(*, owner: User, name: str, query: str, shared: bool = False) -> SavedView:
    """Save filters under a name; the owner's view of the same name gets the new filters."""
    check_name(name)
    with pghistory.context(reason="view saved", by=owner.get_username()):
        values = {"query": query, "shared": shared}
        view, _ = SavedView.objects.update_or_create(owner=owner, name=name.strip(), defaults=values)
    return view


@transaction.atomic
def change_view(*, view: SavedView, user: User, name: str, shared: bool) -> SavedView:
    """Rename a view, share it with everybody, or keep it to oneself."""
    check_owns(view, user)
    check_name(name)
    view.name, view.shared = name.strip(), shared
    try:
        with transaction.atomic(), pghistory.context(reason="view changed", by=user.get_username()):
            view.save(update_fields=["name", "shared"])
    except IntegrityError as error:
        raise NotAllowed(f"You have a view called “{name.strip()}” already.") from error
    return view


@transaction.atomic
def delete_view(*, view: SavedView, user: User) -> None:
    """Delete a view; no claim is touched."""
    check_owns(view, user)
    with pghistory.context(reason="view deleted", by=user.get_username()):
        view.delete()
