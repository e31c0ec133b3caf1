"""The public pages: read-only, no login, made of edition rows alone."""

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from reports import pages, register
from reports.actions import versions
from reports.around.definitions import glossary
from reports.as_of import NothingKnown, day_of, known_on
from reports.corrections.public import newest_notices, outcomes_of
from reports.models import Edition, EditionArticle, EditionQuerySet, Figure
from reports.pages import claims_of, get_edition_or_404
from reports.passages import marked
from reports.remembering import remembered
from reports.rules import rules
from reports.stories import claims_told, reading, story

# A figure of more incidents than this comes in pages.
INCIDENTS_AT_ONCE = 100


@login_not_required
@require_safe
@remembered
def front(request: HttpRequest) -> HttpResponse:
    """The current editions, the newest first, and those that were replaced; or those that were current on a day."""
    editions = Edition.objects.defer("manifest")
    if request.GET.get("as_of"):
        return front_as_of(request, editions)
    beside = {"replaced": editions.replaced(), "notices": newest_notices(), "as_of": None, "nothing": ""}
    return render(request, "reports/front.html", pages.shelf(editions.current()) | beside)


def front_as_of(request: HttpRequest, editions: EditionQuerySet) -> HttpResponse:
    """What was known on a day; where nothing was, a page that says so."""
    try:
        day = day_of(request.GET["as_of"])
        known = known_on(day, editions)
    except NothingKnown as refusal:
        return render(request, "reports/front.html", {"nothing": str(refusal), "as_of": None}, status=404)
    beside = {"replaced": (), "notices": (), "as_of": day, "nothing": ""}
    return render(request, "reports/front.html", pages.shelf(known) | beside)


@login_not_required
@require_safe
@remembered
def edition(request: HttpRequest, number: int) -> HttpResponse:
    """One edition: its figures, and what it leaves out."""
    shown = get_edition_or_404(number)
    context = pages.frame(shown) | pages.contents(shown) | {"changes": pages.changes_in(shown)}
    return render(request, "reports/edition.html", context)


@login_not_required
@require_safe
@remembered
def figure(request: HttpRequest, number: int, order: int) -> HttpResponse:
    """One figure: its incidents, their claims, the sentences."""
    shown = get_edition_or_404(number)
    found = get_object_or_404(Figure.objects.filter(edition=shown), order=order)
    page = Paginator(found.data["contributions"], INCIDENTS_AT_ONCE).get_page(request.GET.get("page"))
    part = slice(max(page.start_index() - 1, 0), page.end_index())
    members = found.members.filter(claim__claim_id__in=claims_told(found, part))
    members = members.prefetch_related("claim__article", "claim__edition")
    context = {
        **pages.frame(shown),
        "figure": found,
        "tile": pages.tile_of(found),
        "story": story(found, members, part),
        "page": page,
        "outcomes": outcomes_of(found),
    }
    return render(request, "reports/figure.html", context)


@login_not_required
@require_safe
@remembered
def not_counted(request: HttpRequest, number: int) -> HttpResponse:
    """Every claim that does not count, under the rule that kept it out."""
    shown = get_edition_or_404(number)
    return render(request, "reports/not_counted.html", pages.frame(shown) | {"ledger": pages.ledger(claims_of(shown))})


@login_not_required
@require_safe
@remembered
def allegations(request: HttpRequest, number: int) -> HttpResponse:
    """What is alleged and not settled, as a table of its own."""
    shown = get_edition_or_404(number)
    context = pages.frame(shown) | {"allegations": register.allegations(claims_of(shown), shown.allegations.all())}
    return render(request, "reports/allegations.html", context)


@login_not_required
@require_safe
@remembered
def edition_article(request: HttpRequest, number: int, article_id: int) -> HttpResponse:
    """One article as the edition keeps it, with all its claims marked."""
    shown = get_edition_or_404(number)
    article = get_object_or_404(EditionArticle.objects.filter(edition=shown), article_id=article_id)
    claims = article.claims.prefetch_related("article", "edition", "memberships__figure__edition")
    readings = [reading(claim) for claim in claims]
    context = {
        **pages.frame(shown),
        "article": article,
        "paragraphs": marked(article.text, readings),
        "readings": readings,
    }
    return render(request, "reports/article.html", context)


@login_not_required
@require_safe
@remembered
def verify(request: HttpRequest, number: int) -> HttpResponse:
    """How anybody can check that an edition is what was published."""
    shown = get_edition_or_404(number)
    return render(request, "reports/verify.html", {**pages.frame(shown), "versions": shown.stated["versions"]})


@login_not_required
@require_safe
@remembered
def method(request: HttpRequest) -> HttpResponse:
    """How figures come about: the ideas, the rules, the words."""
    context = {"rules": rules().values(), "glossary": glossary(), "versions": versions()}
    return render(request, "reports/method.html", context)
