"""The words of flags, for use in templates."""

from datetime import datetime

from django import template
from django.utils import timezone

from annotator.checks.registry import name_of
from annotator.claims.terms.local import desk_terms
from annotator.claims.vocabulary import Term

register = template.Library()


@register.simple_tag
def flag_reasons() -> list[Term]:
    """Return the reasons for which people flag a claim."""
    return list(desk_terms("flag_reasons").values())


@register.filter
def check_name(check_id: str) -> str:
    """Return what a check is called."""
    return name_of(check_id)


@register.filter
def age(since: datetime) -> str:
    """Return how long ago something was, by the day: "today", "3 days"."""
    days = (timezone.now() - since).days
    return "today" if days < 1 else "1 day" if days == 1 else f"{days} days"
