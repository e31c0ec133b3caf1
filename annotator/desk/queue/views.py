"""The queue's page, and the way from it to the next claim."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.contrib.auth.models import User
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from annotator.claims.life import Status
from annotator.desk.queue.articles import articles_that_mention
from annotator.desk.queue.counts import Found, by_status, count_up_to, counts
from annotator.desk.queue.filters import QueueFilter, along
from annotator.desk.queue.narrowing import ALL, DONE, WAITING
from annotator.desk.queue.orders import TEXT
from annotator.desk.queue.paging import page_of
from annotator.desk.queue.rows import rows_of, with_rows
from annotator.desk.requests import DeskRequest
from annotator.desk.review.partial import is_partial
from annotator.review.queue.actions.handing_out import hand_out
from annotator.review.queue.models import SavedView
from annotator.review.queue.rules import can_assign

may_read = permission_required("annotator.view_claim", raise_exception=True)
may_review = permission_required("annotator.review_claim", raise_exception=True)


@require_safe
@may_read
@vary_on_headers("HX-Request")
def queue(request: DeskRequest) -> HttpResponse:
    """Show the claims that fit the filters, a page at a time."""
    form = QueueFilter(request.GET, request.user)
    form.offer_people(reviewers())
    found, query, known = form.claims(), along(request.GET), by_status()
    shown = with_rows(found, form.wanted.get("q", ""))
    page = page_of(shown, form.sorting, request.GET, query)
    context = {
        "form": form,
        "page": page,
        "groups": rows_of(page.claims, request.user),
        "by_article": form.sorting is TEXT,
        "query": query,
        "found": count_up_to(found) if form.is_narrowed else Found(_in_state(form.state, known)),
        "views": list(SavedView.objects.open_to(request.user).select_related("owner")),
        "may_assign": can_assign(request.user),
        **counts(known),
    }
    return render(request, f"annotator/queue/{'_answer' if is_partial(request) else 'queue'}.html", context)


@require_POST
@may_review
def next_claim(request: DeskRequest) -> HttpResponse:
    """Hand out the first free claim that fits the filters, and go to it."""
    form = QueueFilter(request.GET, request.user)
    query = along(request.GET)
    handed = hand_out(user=request.user, claims=form.sorting.sort(form.claims()))
    if handed is None:
        messages.info(request, "Nothing that fits is free for you: it is decided, open at somebody's or assigned.")
        return HttpResponseRedirect(with_query(reverse("queue"), query), status=303)
    return HttpResponseRedirect(with_query(reverse("claim", args=[handed.lease.claim_id]), query), status=303)


@require_safe
@may_read
def search_articles(request: DeskRequest) -> HttpResponse:
    """Show the articles that have the words, with a passage of each."""
    words = request.GET.get("q", "").strip()[:200]
    context = {"words": words, "articles": articles_that_mention(words) if words else []}
    template = "_articles" if is_partial(request) else "articles"
    return render(request, f"annotator/queue/{template}.html", context)


def with_query(address: str, query: str) -> str:
    """Return an address with the filters that go along."""
    return f"{address}?{query}" if query else address


def reviewers() -> list[str]:
    """Return the names of those who decide claims."""
    people = User.objects.filter(is_active=True, groups__permissions__codename="review_claim").distinct()
    return list(people.order_by("username").values_list("username", flat=True))


def _in_state(status: str, known: dict[str, int]) -> int:
    """Return how many claims a state has, by the kept counts."""
    if status == ALL:
        return sum(known.values())
    if status == DONE:
        return counts(known)["all_decided"]
    return known.get(Status.CANDIDATE if status == WAITING else status, 0)
