"""The desk's words for claims and days, for use in templates."""

from datetime import date
from typing import Any
from uuid import uuid4

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from annotator.claims.models import Claim
from annotator.incidents import claim_words, wording

register = template.Library()


@register.filter
def headline(claim: Claim) -> str:
    """Return the claim in a few words."""
    return claim_words.headline(claim)


@register.filter
def about(claim: Claim) -> str:
    """Return whom, where and when in one line."""
    return claim_words.about(claim)


@register.filter
def state(claim: Claim) -> str:
    """Return the class of the claim's state."""
    return claim_words.state(claim)[0]


@register.filter
def state_word(claim: Claim) -> str:
    """Return the word for the claim's state."""
    return claim_words.state(claim)[1]


@register.filter
def day(when: date | None) -> str:
    """Return a date as "17 Jan 2022"."""
    return wording.day(when) if when else ""


@register.filter
def entry(mapping: dict[str, Any], key: str) -> Any:
    """Return what a mapping has under a key, or nothing."""
    return mapping.get(key, "")


@register.simple_tag
def once() -> SafeString:
    """Return the key of one press of a form's button, under which the form, sent again, does nothing twice."""
    return format_html('<input type="hidden" name="key" value="{}">', uuid4())
