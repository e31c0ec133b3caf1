"""Reads stored claims as the frozen facts that a tally is computed from."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch

from annotator.claims.life import ACCEPTED, DECIDED
from annotator.claims.models import Claim, ClaimQuerySet
from annotator.claims.origins.reading import WITH_ORIGIN, source_behind
from annotator.claims.vocabulary import label
from annotator.incidents.answering import answers, answers_of
from annotator.incidents.citations.models import Citation
from annotator.incidents.facts import Fact
from annotator.incidents.measures import measure_of
from annotator.incidents.models import IncidentLink
from annotator.incidents.whereabouts import found_place, vaguer, where
from annotator.review.models import Decision
from annotator.review.second.models import SecondReading
from annotator.sources.models import Article

# What no fact is made of, and is long.
UNREAD = (
    "quote", "proposal", "words", "attribution",
    "article__text", "article__title", "article__url", "article__dating_question", "article__dating_notes",
    "link__incident__grade_reason", "link__incident__title", "link__incident__place",
)  # fmt: skip


def claims_about(start: date, end: date) -> ClaimQuerySet:
    """Return the claims that a tally of the days from start up to, not including, end reads, in text order.

    They are those of the articles that report on these days, those dated to them, and all others of the same incidents:
    without an incident's earliest claim it would be counted in a window in which it did not begin (R16).
    """
    # Each way to a claim by an index of its own: joined by OR, PostgreSQL would try every claim against every other.
    proposed = Claim.objects.proposed().order_by()
    reported = proposed.filter(article__in=Article.objects.reporting_on(start, end)).values("pk")
    dated = proposed.filter(date_start__gte=start, date_start__lt=end).values("pk")
    links = IncidentLink.objects.order_by()
    told = links.filter(claim__in=reported.union(dated)).values("incident")
    linked = links.filter(incident__in=told).values("claim")
    claims = proposed.filter(pk__in=reported.union(dated, linked))
    return with_facts(claims).defer("proposal", "words").in_text_order()


def with_facts(claims: ClaimQuerySet) -> ClaimQuerySet:
    """Return the claims with what `fact_of` reads of each beside its article: its place, its decisions, its support."""
    support = Citation.objects.standing().filter(stance="supports").select_related("article__source", "quotes")
    support = support.defer("article__text")
    why = Decision.objects.filter(claim__status__in=DECIDED - ACCEPTED)
    unread = Exists(SecondReading.objects.open().filter(claim=OuterRef("pk")))
    return (
        claims.annotate(unread=unread, found_place=found_place(), answers=answers())
        .select_related("link__incident", WITH_ORIGIN)
        .prefetch_related(Prefetch("citations", support, to_attr="support"), Prefetch("decisions", why, to_attr="why"))
    )


def facts_of(claims: ClaimQuerySet, at_once: int = 2000) -> Iterator[Fact]:
    """Yield the facts of claims of `with_facts`, however many: never more than some are in memory at once."""
    read = claims.select_related("article__source").defer(*UNREAD).order_by("pk")
    return (fact_of(claim, claim.article) for claim in read.iterator(chunk_size=at_once))


def of_same_measure(claim: Claim) -> list[int]:
    """Return the claims of an incident that count the same as one of them does, that one among them."""
    claims = with_facts(Claim.objects.filter(link__incident=claim.link.incident_id)).select_related("article__source")
    measures = {one.pk: measure_of(fact_of(one, one.article)) for one in claims.defer("article__text")}
    return [pk for pk, measure in measures.items() if measure == measures.get(claim.pk)]


def fact_of(claim: Claim, article: Article) -> Fact:
    """Return a claim of `with_facts` as the tally reads it: its place in its incident, what matters of its source.

    It is counted with the source that it goes back to, and is as good, and as partial, as that one.
    """
    link = getattr(claim, "link", None)
    source, behind, place = article.source, source_behind(claim), where(claim)
    return Fact(
        claim_id=claim.pk,
        incident_id=link.incident_id if link else None,
        role=link.role if link else claim.role,
        of=link.of_id if link else claim.of_id,
        status=claim.status,
        kind=claim.kind,
        unit=claim.unit,
        victim_status=claim.victim_status,
        modality=claim.modality,
        scope=tuple(claim.scope),
        min=claim.min,
        best=claim.best,
        max=claim.max,
        date_start=claim.date_start,
        date_end=claim.date_end,
        source_id=source.pk,
        independence_group=behind.origin,
        published_on=article.published,
        grade=link.incident.grade if link else "",
        hedge=claim.hedge,
        combined=claim.combined,
        weapon=claim.weapon,
        actor=claim.actor,
        target=claim.target,
        age_group=claim.age_group,
        sex=claim.sex,
        date_precision=claim.date_precision,
        place_precision=vaguer(claim.place_precision, place),
        places=tuple(claim.places),
        source_name=source.name,
        reliability=behind.reliability,
        party=behind.party,
        article_id=claim.article_id,
        preferred=bool(link and link.preferred_because),
        supported_by=tuple(sorted({citation.origin for citation in support_of(claim)})),
        unread=vars(claim).get("unread", False),
        reason=_reason(claim),
        place_name=place.name,
        admin1=place.admin1,
        admin2=place.admin2,
        latitude=place.latitude,
        longitude=place.longitude,
        answers=answers_of(claim),
    )


def support_of(claim: Claim) -> list[Citation]:
    """Return the further passages that support a claim of `with_facts`."""
    support: list[Citation] = vars(claim)["support"]
    return support


def _reason(claim: Claim) -> str:
    """Return why a claim was set aside; what was noted on one that counts stays on the desk."""
    if claim.status not in DECIDED - ACCEPTED:
        return ""
    last = _standing(vars(claim)["why"])
    if last is None:
        return ""
    code = label("rejection_reasons", last.reason_code) if last.reason_code else ""
    return ": ".join(part for part in (code, last.note) if part)


def _standing(decisions: list[Decision]) -> Decision | None:
    """Return the decision that the present state comes from, which an undone one and its undoing are not."""
    undone = {decision.undoes_id for decision in decisions}
    standing = [one for one in decisions if one.undoes_id is None and one.pk not in undone]
    return max(standing, key=lambda decision: decision.version, default=None)
