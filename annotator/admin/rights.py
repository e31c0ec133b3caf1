"""Rights in words, for the pages of roles."""

from django.contrib.auth.models import Group
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


def rights_in_words(role: Group) -> SafeString:
    """Return what a role may do as a list of sentences."""
    rights = role.permissions.order_by("content_type__app_label", "name").values_list("name")
    return format_html('<ul class="kept-list">{}</ul>', format_html_join("", "<li>{}</li>", rights))
