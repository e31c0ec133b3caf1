"""Why an imported article cannot be taken back: what people did with it or with its claims since, and where."""

from collections.abc import Collection, Iterator, Sequence

from django.apps import apps
from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils import timezone

from annotator.checks.models import Flag
from annotator.claims.life import Status
from annotator.claims.models import Claim, ExtractionRun
from annotator.claims.origins.models import ClaimOrigin
from annotator.exchange.articles.hanging import HANGS_ON_ARTICLES, HANGS_ON_CLAIMS
from annotator.exchange.batches.models import StoredRow
from annotator.exchange.contract import Context, Obstacle, Stored
from annotator.review.models import Lease
from annotator.sources.models import Capture

SHOWN = 60
Found = Iterator[tuple[int, str, str]]  # an article, a sentence, and where one sees it


def obstacles(stored: Sequence[Stored], context: Context) -> list[Obstacle]:
    """Return what stands in the way of taking articles back, by row; a few queries for the whole chunk."""
    rows = {one.pk: one.number for one in stored if one.created}
    # Many imports are undone before anybody read their articles, and then there is less to ask.
    have_claims = Claim.objects.filter(article__in=rows).exists()
    questions = (*OF_ARTICLES, *OF_CLAIMS) if have_claims else OF_ARTICLES
    found = (each for question in questions for each in question(rows.keys()))
    told = [Obstacle(rows[article], reason, url) for article, reason, url in found]
    told += [Obstacle(rows[article], reason, url) for article, reason, url in _later_captures(rows.keys(), context)]
    told += [Obstacle(rows[article], reason, url) for article, reason, url in _later_copies(rows.keys(), context)]
    return sorted(told, key=lambda one: one.number)


def _claims(articles: Collection[int]) -> Found:
    """Claims that somebody decided, added by hand or imported."""
    others = Claim.objects.filter(article__in=articles).exclude(status=Status.CANDIDATE, origin=Claim.Origin.EXTRACTOR)
    for claim in others.only("pk", "article_id", "quote", "status", "origin").order_by("pk"):
        if claim.status != Status.CANDIDATE:
            said = f"is {claim.get_status_display().lower()}"
        else:
            said = "came with an import of its own" if claim.origin == Claim.Origin.IMPORT else "was added by a person"
        yield claim.article_id, f"The claim “{_short(claim.quote)}” {said}.", reverse("claim", args=[claim.pk])


def _on_claims(articles: Collection[int]) -> Found:
    """Whatever hangs on undecided claims: links, notes, second readings, answers …"""
    for relation in HANGS_ON_CLAIMS:
        name = relation.field.name
        rows = relation.related_model._base_manager.filter(**{f"{name}__article__in": articles}).order_by()
        for article, claim, quote, count in rows.values_list(
            f"{name}__article_id", f"{name}_id", f"{name}__quote"
        ).annotate(Count("pk")):
            what = _words(relation.related_model, count)
            yield article, f"The claim “{_short(quote)}” has {what}.", reverse("claim", args=[claim])


def _on_articles(articles: Collection[int]) -> Found:
    """Whatever hangs on the articles themselves: notes, further sources of other claims, dismissals …"""
    for relation in HANGS_ON_ARTICLES:
        name = relation.field.name
        rows = relation.related_model._base_manager.filter(**{f"{name}__in": articles}).order_by()
        for article, count in rows.values_list(f"{name}_id").annotate(Count("pk")):
            yield article, f"The article has {_words(relation.related_model, count)}.", _page(article)


def _wholes(articles: Collection[int]) -> Found:
    """Claims of other articles that were said to be part of one here."""
    parts = Claim.objects.filter(of__article__in=articles).exclude(article=F("of__article")).order_by("pk")
    for article, part, quote in parts.values_list("of__article_id", "pk", "of__quote"):
        yield article, f"A claim elsewhere belongs to “{_short(quote)}”.", reverse("claim", args=[part])


def _dates(articles: Collection[int]) -> Found:
    events = apps.get_model("annotator", "ArticleEvent").objects.filter(pgh_obj__in=articles, pgh_label="update")
    for article in events.order_by().values_list("pgh_obj_id", flat=True).distinct():
        yield article, "Its dates were confirmed or changed.", _page(article)


def _flags(articles: Collection[int]) -> Found:
    touched = Q(raised_by__isnull=False) | Q(answered_by__isnull=False) | Q(owner__isnull=False)
    for flag in Flag.objects.filter(touched, article__in=articles).order_by("pk"):
        said = "was raised" if flag.raised_by_id else "was answered" if flag.answered_by_id else "is worked on"
        url = reverse("claim", args=[flag.claim_id]) if flag.claim_id else _page(flag.article_id)
        yield flag.article_id, f"The flag “{_short(flag.message)}” {said} by a person.", url


def _origins(articles: Collection[int]) -> Found:
    said = ClaimOrigin.objects.filter(claim__article__in=articles, basis=ClaimOrigin.Basis.ANALYST).order_by("pk")
    for article, claim, quote in said.values_list("claim__article_id", "claim_id", "claim__quote"):
        sentence = f"An analyst said to whom the claim “{_short(quote)}” goes back."
        yield article, sentence, reverse("claim", args=[claim])


def _open(articles: Collection[int]) -> Found:
    """Somebody has a claim of it open."""
    leases = Lease.objects.running(timezone.now()).filter(claim__article__in=articles).order_by("pk")
    for article, claim, name in leases.values_list("claim__article_id", "claim_id", "holder__username"):
        yield article, f"{name} has a claim of it open.", reverse("claim", args=[claim])


def _at_work(articles: Collection[int]) -> Found:
    """A worker reads the article at this moment."""
    running = ExtractionRun.objects.filter(article__in=articles, state=ExtractionRun.State.RUNNING).order_by()
    for article in running.values_list("article_id", flat=True).distinct():
        yield article, "A worker is reading it at this moment.", _page(article)


OF_ARTICLES = (_on_articles, _dates, _flags, _at_work)
OF_CLAIMS = (_claims, _on_claims, _wholes, _origins, _open)


def _later_captures(articles: Collection[int], context: Context) -> Found:
    """Bytes of the same text that came by another way since."""
    mine = StoredRow.objects.filter(batch=context.batch_id, target__in=articles)
    known = {before.get("capture") for before in mine.values_list("before", flat=True)}
    captures = Capture.objects.filter(article__in=articles).order_by("pk").values_list("article_id", "pk", "filename")
    for article, pk, filename in captures:
        if pk not in known:
            name = f" ({_short(filename)})" if filename else ""
            yield article, f"The same text was received once more since{name}.", _page(article)


def _later_copies(articles: Collection[int], context: Context) -> Found:
    """Decided claims of other articles that are counted with one of these as their origin."""
    mine = StoredRow.objects.filter(batch=context.batch_id, created=True).values("target")
    copies = ClaimOrigin.objects.filter(copied_from__in=articles).exclude(claim__status=Status.CANDIDATE)
    others = copies.exclude(claim__article__in=mine).order_by("pk")
    for article, claim, quote in others.values_list("copied_from_id", "claim_id", "claim__quote"):
        sentence = f"The decided claim “{_short(quote)}” stands in a copy of it and goes back to its publisher."
        yield article, sentence, reverse("claim", args=[claim])


def _page(article: int) -> str:
    return reverse("article", args=[article])


def _words(model: type, count: int) -> str:
    meta = model._meta  # type: ignore[attr-defined]
    return f"{count} {meta.verbose_name if count == 1 else meta.verbose_name_plural}"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
