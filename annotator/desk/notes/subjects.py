"""What notes can be on, who may read it, and where on the desk it is."""

from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from annotator.claims.models import Claim
from annotator.incidents.claim_words import headline
from annotator.incidents.models import Incident
from annotator.review.notes.mentions import pieces
from annotator.review.notes.models import Note, Notification
from annotator.review.notes.people import names_called
from annotator.review.notes.rules import can_write
from annotator.sources.models import Article

SUBJECTS: dict[str, type[models.Model]] = {"claim": Claim, "article": Article, "incident": Incident}


def get_readable_subject_or_404(user: User, on: str, pk: int) -> Any:
    """Return the claim, article or incident that the user may read."""
    if on not in SUBJECTS:
        raise Http404
    if not user.has_perm(f"annotator.view_{on}"):
        raise PermissionDenied
    return get_object_or_404(SUBJECTS[on], pk=pk)


def notes_on(subject: models.Model, user: User) -> dict[str, Any]:
    """Return what the list of notes on a thing shows, the oldest first."""
    kind = str(subject._meta.model_name)
    notes = list(Note.objects.filter(**{kind: subject}).select_related("author").order_by("pk"))
    names = names_called(note.text for note in notes)
    return {
        "on": kind,
        "subject": subject,
        "title": title_of(subject),
        "notes": [(note, pieces(note.text, names)) for note in notes],
        "may_write": can_write(user),
    }


def title_of(subject: models.Model) -> str:
    """Return what a thing is called on the desk."""
    return headline(subject) if isinstance(subject, Claim) else str(subject)


def subject_of(note: Note) -> Claim | Article | Incident:
    """Return what a note is on."""
    subject = note.claim or note.article or note.incident
    assert subject is not None
    return subject


def address_of(notification: Notification) -> str:
    """Return where to read what a notification is about."""
    if notification.flag_id:
        return reverse("flag", args=[notification.flag_id])
    assert notification.note is not None
    subject = subject_of(notification.note)
    return f"{reverse('notes', args=[subject._meta.model_name, subject.pk])}#note-{notification.note_id}"
