"""The counts in the head of the desk's pages."""

from django import template
from django.contrib.auth.models import User

from annotator.review.notes.bell import Counts, counts_for

register = template.Library()


@register.simple_tag
def counts(user: User) -> Counts:
    """Return what waits for a person."""
    return counts_for(user.pk)
