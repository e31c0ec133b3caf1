"""Every write of notes: adding one, telling people, and what they have read."""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db import models, transaction
from django.utils import timezone

from annotator.checks.models import Flag
from annotator.review.notes import rules
from annotator.review.notes.models import Note, Notification
from annotator.review.notes.people import called_in

MENTIONED, ANSWERED = Notification.Why.MENTIONED, Notification.Why.ANSWERED


@transaction.atomic
def add_note(*, on: models.Model, author: User, text: str) -> Note:
    """Leave a note on a claim, an article or an incident, and tell everybody whom it calls by name.

    The same words by the same person as the last note on the thing are that note: a form sent twice adds one.
    """
    rules.check_may_write(author)
    rules.check_says_something(text)
    subject = {_kind_of(on): on}
    last = Note.objects.filter(**subject).order_by("-pk").first()
    if last and (last.author_id, last.text) == (author.pk, text.strip()):
        return last
    note = Note.objects.create(author=author, text=text.strip(), **subject)
    tell(called_in(note.text), by=author, why=MENTIONED, note=note)
    return note


def tell(
    people: Iterable[User], *, by: User, why: str, note: Note | None = None, flag: Flag | None = None
) -> list[Notification]:
    """Notify people of a note or a flag; nobody is told of their own."""
    rows = [Notification(person=person, by=by, why=why, note=note, flag=flag) for person in people if person != by]
    return Notification.objects.bulk_create(rows) if rows else []


def mark_read(*, person: User, notification: Notification | None = None) -> int:
    """Mark one of a person's notifications as read, or all of them; return how many were not."""
    unread = Notification.objects.unread().filter(person=person)
    if notification is not None:
        unread = unread.filter(pk=notification.pk)
    return unread.update(read_at=timezone.now())


def _kind_of(thing: models.Model) -> str:
    # The stage of incidents comes after this one, so it is known by its name.
    return thing._meta.model_name or ""
