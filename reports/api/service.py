"""The interface as a whole: its document, its refusals in sentences, and how every answer may be read and kept."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.urls import URLPattern
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI
from ninja.errors import ValidationError

from reports.api.operations import router
from reports.as_of import NothingKnown
from reports.remembering import labelled, same_as, tag_of

ABOUT = (
    "What is published, for programs. Figures are recorded: what sources reported and an analyst checked, sentence by "
    "sentence; they are not estimates. Every answer comes from rows that are never changed. No key is needed to read."
)
NUL = "\x00"
ALLOWED = "GET, HEAD, OPTIONS"
ANYWHERE = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "ETag"}
ASKED_FIRST = {
    "Access-Control-Allow-Methods": ALLOWED,
    "Access-Control-Allow-Headers": "If-None-Match, Accept",
    "Access-Control-Max-Age": "86400",
}

api = NinjaAPI(
    title="Claimdesk", version="1", description=ABOUT, urls_namespace="api-v1", docs_url=None,
    openapi_extra={"info": {"license": {"name": "Apache-2.0", "identifier": "Apache-2.0"}}},
)  # fmt: skip
api.add_router("", router)
READ = {"openapi-json", "api-root"} | {
    one.view_func.__name__ for path in router.path_operations.values() for one in path.operations
}


@api.exception_handler(NothingKnown)
def nothing_known(request: HttpRequest, refusal: NothingKnown) -> HttpResponse:
    """Say why nothing is known of a day."""
    return problem(str(refusal), 404)


@api.exception_handler(Http404)
def not_found(request: HttpRequest, refusal: Http404) -> HttpResponse:
    """Say that there is nothing at this address."""
    return problem("There is nothing at this address. /api/ lists what can be asked.", 404)


@api.exception_handler(ValidationError)
def not_understood(request: HttpRequest, refusal: ValidationError) -> HttpResponse:
    """Say which part of the question makes no sense."""
    wrong = (f"{error['loc'][-1]}: {error['msg'][0].lower()}{error['msg'][1:]}" for error in refusal.errors)
    return problem(f"The question was not understood: {'; '.join(wrong)}.", 422)


def problem(sentence: str, status: int) -> HttpResponse:
    """Return a refusal as JSON."""
    return JsonResponse({"detail": sentence}, status=status)


def nowhere(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Answer for every address under the interface that is none."""
    return not_found(request, Http404())


def opened(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Let every site read an answer and anybody keep it; refuse everything but reading."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method == "OPTIONS":
            response: HttpResponseBase = HttpResponse(status=204, headers=ASKED_FIRST)
        elif request.method in ("GET", "HEAD"):
            response = read(request, *args, **kwargs)
        else:
            response = problem("This address only answers; it takes nothing.", 405)
            response.headers["Allow"] = ALLOWED
        for name, value in ANYWHERE.items():
            response.headers[name] = value
        return response

    def read(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if any(NUL in value for values in request.GET.lists() for value in values[1]):
            return problem("The question was not understood: it has the sign NUL in it, and no text has one.", 422)
        tag = tag_of(request)
        if (kept := same_as(request, tag)) is not None:
            return kept
        request.method = "GET"  # the server leaves the body of a HEAD out by itself
        response = view(request, *args, **kwargs)
        return labelled(response, tag) if response.status_code == 200 else response

    return csrf_exempt(login_not_required(answer))


def patterns() -> list[URLPattern]:
    """Return the addresses that are read, each opened to every reader; whoever adds others says who may use them."""
    found = [one for one in api.urls[0] if isinstance(one, URLPattern) and one.name in READ]
    for one in found:
        one.callback = opened(one.callback)
    return found
