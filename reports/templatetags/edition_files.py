"""The files of an edition, for the templates that list them."""

from django import template

from reports.files.catalogue import File, grouped

register = template.Library()


@register.simple_tag
def files_by_group() -> dict[str, list[File]]:
    """Return what an edition can be taken along as, those to read first."""
    return grouped()
