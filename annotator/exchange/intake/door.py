"""How programs come in: by a token and nothing else, so much at a time, and told in JSON where they are refused."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from ninja.security import HttpBearer

from annotator.exchange.intake.actions import count_use
from annotator.exchange.intake.models import IntakeToken, Scope
from annotator.exchange.intake.rules import NoToken, Refused, check_size, check_token, check_use
from annotator.exchange.intake.secrets import digest_of

View = Callable[..., HttpResponseBase]


class SourceToken(HttpBearer):
    """Lets in who shows a token with the scope, and counts what it sends; cookies mean nothing here."""

    def __init__(self, scope: Scope, limit: int = 0) -> None:
        super().__init__()
        self.scope, self.limit = scope, limit

    def __call__(self, request: HttpRequest) -> IntakeToken:
        """Return the token that was shown."""
        if found := super().__call__(request):
            return found  # type: ignore[no-any-return]
        raise NoToken

    def authenticate(self, request: HttpRequest, token: str) -> IntakeToken:
        """Find the token, and refuse it before a byte of the body is read."""
        now = timezone.now()
        known = IntakeToken.objects.select_related("source", "made_by").filter(digest=digest_of(token)).first()
        found = check_token(known, self.scope, now)
        size = size_of(request)
        use = count_use(token=found, size=size, now=now)
        request.limits = use.headers  # type: ignore[attr-defined]
        check_use(use)
        check_size(size, self.limit)
        return found


def size_of(request: HttpRequest) -> int:
    """Return how large the body is; without its length nobody could say how much is still to come."""
    given = request.META.get("CONTENT_LENGTH") or ""
    if not given and request.method == "POST":
        raise Refused(411, "Say how long the body is: send it whole, with a Content-Length.")
    if given and not given.isdecimal():
        raise Refused(400, f"Content-Length: “{given[:20]}” is not a number.")
    return int(given or 0)


def entrance(view: View) -> View:
    """Open an address to tokens; what is answered is for that program alone, with how much it may still send."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, *args, **kwargs)
        if response.status_code == 405:
            allowed = response.headers["Allow"]
            response = JsonResponse({"detail": f"This address takes {allowed} alone."}, status=405)
            response.headers["Allow"] = allowed
        for name, value in getattr(request, "limits", {}).items():
            response.headers[name] = value
        response.headers["Cache-Control"] = "no-store"
        return response

    return csrf_exempt(login_not_required(answer))


def refused(request: HttpRequest, refusal: Refused | type[Refused]) -> HttpResponse:
    """Return a refusal as JSON."""
    if isinstance(refusal, type):
        raise refusal
    return JsonResponse({"detail": str(refusal)}, status=refusal.status, headers=refusal.headers)
