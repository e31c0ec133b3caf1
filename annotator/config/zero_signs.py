"""Refuses what no database can hold, the sign NUL, as a bad question rather than a failure of ours."""

from collections.abc import Callable

from django.db import DataError
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.http.response import HttpResponseBase

REFUSAL = "A text with the sign NUL (U+0000) was sent; no text has one. Take it out and send it again."


class RefuseZeroSigns:
    """Answers 400 where a text with a NUL came as far as the database; programs that probe sites send it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer as usual."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Return the refusal; every other failure stays one."""
        if isinstance(exception, (ValueError, DataError)) and "NUL" in str(exception):
            return HttpResponseBadRequest(REFUSAL, content_type="text/plain; charset=utf-8")
        return None
