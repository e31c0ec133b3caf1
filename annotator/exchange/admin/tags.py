"""The tag by which the admin's lists lead to the import of their rows."""

from typing import Any

from django import template

from annotator.exchange.admin import addresses
from annotator.exchange.admin.importable import imported_as

register = template.Library()


@register.inclusion_tag("admin/imports/_import_link.html", takes_context=True)
def import_link(context: dict[str, Any]) -> dict[str, str]:
    """Lead to the import of a list's rows, where there is one and this person may."""
    resource = imported_as(context["cl"].opts.model_name, context["request"].user)
    return {"label": resource.label, "url": addresses.upload(resource.id)} if resource else {"label": "", "url": ""}
