"""What templates ask of the wizard: the way from a list to its import, and what a row is recognised by."""

import re
from typing import Any

from django import template

from annotator.exchange.admin import addresses
from annotator.exchange.admin.importable import imported_as

register = template.Library()
_HASH = re.compile(r"[0-9a-f]{64}")


@register.inclusion_tag("admin/imports/_import_link.html", takes_context=True)
def import_link(context: dict[str, Any]) -> dict[str, str]:
    """Lead to the import of a list's rows, where there is one and this person may."""
    resource = imported_as(context["cl"].opts.model_name, context["request"].user)
    return {"label": resource.label, "url": addresses.upload(resource.id)} if resource else {"label": "", "url": ""}


@register.filter
def recognised(key: str) -> str:
    """Return what a row is recognised by, as a person reads it; a hash is cut to what the eye compares."""
    return f"its text (sha256 {key[:12]}…)" if _HASH.fullmatch(key) else key
