"""Who has to sign in: everybody, on every page that is not public."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponseBase


class OnlyDeskNeedsLogin(LoginRequiredMiddleware):
    """Asks who somebody is only where it matters: a public page is the same for all, and says so to caches."""

    def process_view(
        self, request: HttpRequest, view_func: Callable[..., Any], view_args: Any, view_kwargs: Any
    ) -> HttpResponseBase | None:
        """Let everybody see a public page; elsewhere, ask for the login."""
        if not getattr(view_func, "login_required", True):
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)  # type: ignore[no-any-return]
