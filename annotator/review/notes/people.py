"""Who reads the desk, and may therefore be called in a note."""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.db.models.functions import Lower

from annotator.review.notes.mentions import names_in


def called_in(text: str) -> list[User]:
    """Return the people that a text calls by name and who may read claims."""
    names = names_in(text)
    if not names:
        return []
    found = people().annotate(called=Lower("username")).filter(called__in=names)
    return [person for person in found if person.has_perm("annotator.view_claim")]


def names_called(texts: Iterable[str]) -> set[str]:
    """Return the names, in lower case, that texts call and that somebody has; one query for all of them."""
    names = {name for text in texts for name in names_in(text)}
    if not names:
        return set()
    return set(people().annotate(called=Lower("username")).filter(called__in=names).values_list("called", flat=True))


def people() -> QuerySet[User]:
    """Return everybody who can sign in."""
    return User.objects.filter(is_active=True)
