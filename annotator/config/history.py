"""What the history says of every change that comes by a request."""

from typing import Any

import pghistory.middleware
from django.http import HttpRequest
from django.urls import reverse


class HistoryMiddleware(pghistory.middleware.HistoryMiddleware):
    """Names the person and the address; the desk's actions add their reasons, the admin has none but itself."""

    def get_context(self, request: HttpRequest) -> dict[str, Any]:
        """Return what every change of this request has in common."""
        context: dict[str, Any] = super().get_context(request)
        if request.path.startswith(reverse("admin:index")):
            context |= {"by": request.user.get_username(), "reason": "changed in the admin"}
        return context
