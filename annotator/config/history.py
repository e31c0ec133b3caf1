"""What the history says of every change that comes by a request."""

from typing import Any

import pghistory.middleware
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse

READS = ("GET", "HEAD", "OPTIONS")


class HistoryMiddleware(pghistory.middleware.HistoryMiddleware):
    """Names the person and the address; the desk's actions add their reasons, the admin has none but itself."""

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer a visitor who only reads without asking who it is: then anybody may keep the answer for anybody."""
        if request.method in READS and settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return self.get_response(request)  # type: ignore[no-any-return]
        return super().__call__(request)  # type: ignore[no-any-return]

    def get_context(self, request: HttpRequest) -> dict[str, Any]:
        """Return what every change of this request has in common."""
        context: dict[str, Any] = super().get_context(request)
        if request.path.startswith(reverse("admin:index")):
            context |= {"by": request.user.get_username(), "reason": "changed in the admin"}
        return context
