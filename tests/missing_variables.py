"""Notices template variables that do not exist, in our own templates, while the page stays what visitors would get.

Django asks `string_if_invalid` for its truth when a variable is missing. This one is empty, as in production, and
takes notes when it is asked. `{% if x %}` and `{% for y in x %}` never ask: to them a missing variable is None.
"""

import sys
from pathlib import Path
from types import FrameType
from typing import Any

from django.template.base import FilterExpression, Node

OURS = str(Path(__file__).resolve().parent.parent / "templates")


class Missing(str):
    """The empty text that stands in for a missing variable."""

    __slots__ = ()
    noted: list[str] = []

    def __bool__(self) -> bool:
        """Stay false; when Django asks because of a missing variable, note its name and template."""
        frame = sys._getframe(1)
        if frame.f_code is FilterExpression.resolve.__code__:
            template = template_of(frame)
            if template is None or template.startswith(OURS) or template == "<unknown source>":
                self.noted.append(f"{frame.f_locals['self'].var} in {template}")
        return False


def template_of(frame: FrameType | None) -> str | None:
    """Return the file of the innermost template that is being rendered."""
    while frame is not None:
        if frame.f_code is Node.render_annotated.__code__:
            origin: Any = frame.f_locals["self"].origin
            return str(origin.name)
        frame = frame.f_back
    return None
