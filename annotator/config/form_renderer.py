"""Writes the plain widgets of forms without templates: a claim has thirty of them, and each would cost several."""

from typing import Any

from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

_INPUTS = frozenset(
    f"django/forms/widgets/{name}.html" for name in ("input", "text", "number", "date", "hidden", "email", "url")
)
_CHECKBOX = "django/forms/widgets/checkbox.html"
_OPTION = "django/forms/widgets/checkbox_option.html"
_SELECT = "django/forms/widgets/select.html"


class PlainRenderer(DjangoTemplates):
    """Django's own renderer, with shorter ways to the very same HTML for inputs and selects."""

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        """Return a widget's HTML."""
        bare = template_name == _OPTION and not context["widget"].get("wrap_label")
        if template_name in _INPUTS or template_name == _CHECKBOX or bare:
            return _input(context["widget"])
        if template_name == _SELECT:
            return _select(context["widget"])
        return super().render(template_name, context, request)


def _input(widget: dict[str, Any]) -> SafeString:
    value = "" if widget["value"] is None else format_html(' value="{}"', str(widget["value"]))
    return format_html(
        '<input type="{}" name="{}"{}{}>', widget["type"], widget["name"], value, _attributes(widget["attrs"])
    )


def _select(widget: dict[str, Any]) -> SafeString:
    groups = format_html_join("", "{}", ((_group(name, options),) for name, options, _ in widget["optgroups"]))
    return format_html('<select name="{}"{}>{}</select>', widget["name"], _attributes(widget["attrs"]), groups)


def _group(name: str | None, options: list[dict[str, Any]]) -> SafeString:
    # There may be hundreds: every claim of an article may be the whole that another one is a part of.
    written = mark_safe(  # noqa: S308 - every part is escaped
        "".join(
            f'<option value="{escape(one["value"])}"{_attributes(one["attrs"]) if one["attrs"] else ""}>'
            f"{escape(one['label'])}</option>"
            for one in options
        )
    )
    return format_html('<optgroup label="{}">{}</optgroup>', name, written) if name else written


def _attributes(attrs: dict[str, Any]) -> SafeString:
    """Write attributes as Django does: none for False, the bare name for True."""
    given = [(name, value) for name, value in attrs.items() if value is not False]
    return format_html_join(
        "", "{}", ((format_html(" {}", n) if v is True else format_html(' {}="{}"', n, str(v)),) for n, v in given)
    )
