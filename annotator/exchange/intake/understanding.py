"""From the body of a question to what it says, or to one sentence that names each field and value that is wrong."""

import base64
import binascii
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError as BadValue
from django.core.validators import URLValidator
from pydantic import ValidationError

from annotator.exchange.contract import SHOWN
from annotator.exchange.intake.rules import Refused
from annotator.exchange.intake.schemas import ArticleIn
from annotator.sources.actions import Window
from annotator.sources.rules import BadDates, check_window

BODIES = ("text", "html", "file")
web_address = URLValidator(schemes=["http", "https"])


@dataclass(frozen=True, slots=True)
class Sent:
    """An article as it was sent, its bytes in hand."""

    stated: ArticleIn
    data: bytes
    media_type: str
    window: Window | None


def understood(body: bytes) -> Sent:
    """Return what a body says; raise Refused where it makes no sense."""
    try:
        stated = ArticleIn.model_validate_json(body)
    except ValidationError as error:
        # The values are in the errors; a message that repeats the whole body would be no sentence.
        raise Refused(422, " ".join(_sentence(one) for one in error.errors(include_url=False)[:10])) from None
    _check_words(stated)
    data, media_type = _bytes_of(stated)
    return Sent(stated, data, media_type, _window(stated))


def _sentence(error: Any) -> str:
    if error["type"] == "json_invalid":
        return f"The body is not JSON: {error['ctx']['error']}."
    field = ".".join(str(part) for part in error["loc"]) or "The body"
    if error["type"] == "extra_forbidden":
        return f"{shown(field)}: there is no such field."
    return f"{shown(field)}: {error['msg'][:1].lower()}{error['msg'][1:]}, and not “{shown(error['input'])}”."


def shown(value: object) -> str:
    """Return a value as a sentence can hold it."""
    text = " ".join(str(value).replace("\x00", "␀").split())
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def _check_words(stated: ArticleIn) -> None:
    for name in ("source", "filename", "media_type", "title", "url"):
        value = getattr(stated, name)
        if "\x00" in value:
            raise Refused(422, f"{name}: “{shown(value)}” has a NUL in it, which no text can hold.")
    if stated.url:
        try:
            web_address(stated.url)
        except BadValue:
            raise Refused(422, f"url: “{shown(stated.url)}” is not an address of the web.") from None


def _bytes_of(stated: ArticleIn) -> tuple[bytes, str]:
    given = [name for name in BODIES if getattr(stated, name) is not None]
    if len(given) != 1:
        raise Refused(422, f"Send exactly one of text, html and file; this has {' and '.join(given) or 'none'}.")
    if stated.file is not None:
        return _decoded(stated.file), stated.media_type
    if stated.html is not None:
        return stated.html.encode(), "text/html; charset=utf-8"
    return (stated.text or "").encode(), "text/plain; charset=utf-8"


def _decoded(file: str) -> bytes:
    try:
        return base64.b64decode(file, validate=True)
    except (binascii.Error, ValueError):
        raise Refused(422, f"file: “{shown(file)}” is not base64.") from None


def _window(stated: ArticleIn) -> Window | None:
    try:
        check_window(stated.window_start, stated.window_until)
    except BadDates as error:
        raise Refused(422, f"window_until: {error}") from None
    if stated.window_start and stated.window_until:
        return Window(stated.window_start, stated.window_until)
    return None
