"""The queue: what waits, by article, with filters that live in the address."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from django import forms
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.db.models import Count, F, Max, Min, Q, Window
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from annotator.claims.life import DECIDED, Status
from annotator.claims.models import Claim, ClaimQuerySet
from annotator.claims.ranking.models import Ranker
from annotator.claims.vocabulary import choices
from annotator.desk.requests import DeskRequest
from annotator.desk.review.next_claim import holder_other_than, next_anywhere, with_flags
from annotator.desk.review.partial import is_partial
from annotator.sources.models import Article

PAGE = 100
WAITING, DONE, ALL = "waiting", "decided", "all"
LIKELY, UNLIKELY = "likely", "unlikely"
RANKS = ("article_rank", "rank")
ORDERS = [("", "As in the text"), (LIKELY, "Likely first"), (UNLIKELY, "Unlikely first")]
STATES = [(WAITING, "Awaiting review"), (DONE, "Decided"), (ALL, "All"), *Status.choices[1:]]


class QueueFilter(forms.Form):
    """What to look for; every part may be left out, and all of them hold together."""

    q = forms.CharField(label="Words", required=False, max_length=200)
    status = forms.ChoiceField(label="State", required=False, choices=STATES)
    kind = forms.ChoiceField(label="Kind", required=False, choices=[("", "Any"), *choices("kinds")])
    modality = forms.ChoiceField(label="Modality", required=False, choices=[("", "Any"), *choices("modalities")])
    article = forms.ModelChoiceField(
        Article.objects.filter(claims__isnull=False).distinct().defer("text"),
        label="Article",
        required=False,
        empty_label="Any",
    )
    order = forms.ChoiceField(label="Order", required=False, choices=ORDERS)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not Ranker.objects.exists():
            del self.fields["order"]

    def claims(self) -> ClaimQuerySet:
        """Return the claims that fit; a part that makes no sense is passed over."""
        self.is_valid()
        wanted = self.cleaned_data
        claims = _in_state(Claim.objects.proposed(), wanted.get("status") or WAITING)
        for name in ("kind", "modality", "article"):
            if wanted.get(name):
                claims = claims.filter(**{name: wanted[name]})
        words = wanted.get("q")
        return claims.filter(_mentions(words)) if words else claims

    def in_order(self, claims: ClaimQuerySet) -> ClaimQuerySet:
        """Return the claims in the order asked for, article by article; those without a rank come last."""
        order = self.cleaned_data.get("order")
        if not order:
            return claims.in_text_order()
        first = Max("rank") if order == LIKELY else Min("rank")
        whole = claims.annotate(article_rank=Window(first, partition_by="article_id"))
        ranks = [F(name).desc(nulls_last=True) if order == LIKELY else F(name).asc(nulls_last=True) for name in RANKS]
        return whole.order_by(ranks[0], "article_id", ranks[1], "start", "end", "pk")

    @property
    def is_narrowed(self) -> bool:
        """Tell whether anything but the state is looked for."""
        return any(self.cleaned_data.get(name) for name in ("q", "kind", "modality", "article"))


@require_safe
@permission_required("annotator.view_claim", raise_exception=True)
@vary_on_headers("HX-Request")
def queue(request: DeskRequest) -> HttpResponse:
    """Show the claims that fit the filters, by article in text order."""
    form = QueueFilter(request.GET)
    found = form.claims()
    shown = form.in_order(with_flags(found)).select_related("article__source", "lease__holder").defer("article__text")
    page = Paginator(shown, PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "groups": _by_article(list(page), request.user),
        "query": _without_page(request.GET),
        "free": next_anywhere(request.user, form.in_order(found)),
        **counts(),
    }
    return render(request, f"annotator/review/{'_queue' if is_partial(request) else 'queue'}.html", context)


def counts() -> dict[str, int]:
    """Return how many claims wait, are held and are decided, and in how many articles claims wait."""
    waiting = Q(status=Status.CANDIDATE)
    return Claim.objects.proposed().aggregate(
        waiting=Count("pk", filter=waiting),
        waiting_articles=Count("article", filter=waiting, distinct=True),
        held=Count("pk", filter=Q(status=Status.HELD)),
        all_decided=Count("pk", filter=Q(status__in=DECIDED)),
    )


def _in_state(claims: ClaimQuerySet, status: str) -> ClaimQuerySet:
    if status == WAITING:
        return claims.filter(status=Status.CANDIDATE)
    if status == DONE:
        return claims.filter(status__in=DECIDED)
    return claims if status == ALL else claims.filter(status=status)


def _mentions(words: str) -> Q:
    return (
        Q(quote__icontains=words)
        | Q(target__icontains=words)
        | Q(actor__icontains=words)
        | Q(article__title__icontains=words)
    )


def _by_article(claims: Sequence[Claim], user: Any) -> list[tuple[Article, list[tuple[Claim, Any]]]]:
    return [
        (article, [(claim, holder_other_than(claim, user)) for claim in group])
        for article, group in groupby(claims, key=lambda claim: claim.article)
    ]


def _without_page(query: QueryDict) -> str:
    rest = query.copy()
    rest.pop("page", None)
    return f"{rest.urlencode()}&" if rest else ""
