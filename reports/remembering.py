"""Public pages kept in memory: an edition never changes, so its page is made once until something public is added.

A page's tag names what it could say: its address, the code and templates that make it, and the newest edition, notice
and answered ticket, since each of them may put a banner or an outcome on an old page. Whoever has the tag is told that
nothing changed; for everybody else the page is taken from this process's memory.
"""

from collections.abc import Callable
from functools import cache, wraps
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.core.cache.backends.base import BaseCache
from django.db import connection
from django.db.models import Count, QuerySet, Subquery, Value
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control

from reports.models import CorrectionNotice, Edition, Ticket
from reports.versions import code_version

View = Callable[..., HttpResponse]
ROOT = Path(__file__).resolve().parent.parent
MADE_BY = (
    "reports/**/*.py", "reports/**/*.json", "annotator/exchange/intake/*.py", "annotator/**/data/*.json",
    "templates/**/*.html", "annotator/static/annotator/css/*.css",
)  # fmt: skip
# Larger pages are made anew: a few of them would push out all the others.
MOST_BYTES = 512 * 1024


def remembered(view: View) -> View:
    """Answer from memory, or tell who has the page already that it still says the same."""

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        tag = tag_of(request)
        if (kept := same_as(request, tag)) is not None:
            return kept
        content = None if settings.DEBUG or request.GET else pages().get(tag)
        if content is not None:
            return labelled(HttpResponse(content), tag)
        response = view(request, *args, **kwargs)
        if response.status_code != 200:
            return response
        if not request.GET and len(response.content) <= MOST_BYTES:
            pages().set(tag, response.content)
        return labelled(response, tag)

    return answer  # type: ignore[return-value]


def same_as(request: HttpRequest, tag: str) -> HttpResponseBase | None:
    """Return "nothing changed" for who has this very answer; "*" would match an answer that was never given."""
    if request.headers.get("If-None-Match", "*").strip() == "*":
        return None
    kept = get_conditional_response(request, etag=tag)
    return None if kept is None else labelled(kept, tag)


def labelled(response: HttpResponseBase, tag: str) -> HttpResponseBase:
    """Let anybody keep an answer, and ask each time with its tag whether it still says the same."""
    response.headers["ETag"] = tag
    patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
    return response


def tag_of(request: HttpRequest) -> str:
    """Return the tag of what an address says now."""
    told = (request.build_absolute_uri(), made_by(), *state())
    return f'"{sha256(repr(told).encode()).hexdigest()[:32]}"'


def state() -> tuple[object, ...]:
    """Return what changes with every edition, notice and answer that becomes public, by one question."""
    with connection.cursor() as cursor:
        sql, values = question()
        cursor.execute(sql, values)
        return tuple(cursor.fetchone() or ())


@cache
def question() -> tuple[str, tuple[Any, ...]]:
    """Return the question as SQL: writing it takes longer than answering it, and every page asks it."""
    notices = CorrectionNotice.objects.public().order_by("-published_at").values("published_at")[:1]
    answers = Ticket.objects.answered().values("answered_at")[:1]
    # Two that are written at once may become public in another order than that of their times.
    counts = {
        "public": Subquery(_count(CorrectionNotice.objects.public())),
        "answered": Subquery(_count(Ticket.objects.answered())),
    }
    newest = Edition.objects.order_by("-number").annotate(notice=Subquery(notices), answer=Subquery(answers), **counts)
    told = newest.values_list("manifest_sha256", "notice", "answer", *counts)
    sql, values = told[:1].query.sql_with_params()
    return sql, values


def _count(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.order_by().annotate(every=Value(1)).values("every").annotate(rows=Count("pk")).values("rows")


@cache
def made_by() -> str:
    """Return the hash of the code, the templates and the styles that make the pages."""
    digest = sha256(code_version().encode())
    for path in sorted(path for pattern in MADE_BY for path in ROOT.glob(pattern)):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def pages() -> BaseCache:
    """Return the memory that pages are kept in."""
    return caches["pages"]
