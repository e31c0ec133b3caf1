"""Keys on the desk's pages: beside each button the key that presses it, and the help that lists them all."""

from typing import Any

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

from annotator.review.keyboard.keymap import DEFAULTS, KeyMap, keymap_of

register = template.Library()


@register.simple_tag
def key(action: str) -> SafeString:
    """Return the key of an action; where a person has chosen another, the page's script puts that one here."""
    return format_html('<kbd data-key-of="{}">{}</kbd>', action, DEFAULTS[action])


@register.inclusion_tag("annotator/keys/_keyboard.html", takes_context=True)
def keyboard(context: Context) -> dict[str, Any]:
    """Show the help and tell the page's script which keys the signed-in person works with; one for a page."""
    keymap: KeyMap = keymap_of(context["request"].user)
    return {"keymap": keymap, "groups": keymap.groups()}
