"""Sentences about claims in which each claim leads to its page on the desk."""

import re

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

CLAIM = re.compile(r"(claim (\d+))")

register = template.Library()


@register.filter
def claim_links(sentence: str) -> SafeString:
    """Return a sentence in which "claim 12" is a link."""
    # Split by a pattern with two groups, a sentence is words, "claim 12", "12", words, …
    words, whole, numbers = (CLAIM.split(sentence)[at::3] for at in range(3))
    links = [
        format_html('<a href="{}">{}</a>', reverse("claim", args=[number]), text)
        for text, number in zip(whole, numbers, strict=True)
    ]
    return format_html_join("", "{}{}", zip(words, [*links, ""], strict=True))
