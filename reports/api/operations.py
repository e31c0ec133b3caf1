"""What can be asked: editions and all that they keep, figures as of a day, corrections."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router

from reports.api import rows
from reports.api.paging import USUAL, Limit, Offset, Paged, Word, piece
from reports.api.schemas import (
    AllegationOut,
    ClaimOut,
    CorrectionOut,
    EditionOut,
    FigureOut,
    FigureWhole,
    IncidentOut,
    Problem,
    SourceOut,
)
from reports.as_of import day_of, known_on
from reports.models import CorrectionNotice, Edition, EditionQuerySet, Figure

router = Router()
NOT_THERE = {404: Problem, 422: Problem}
OF = "/editions/{int:number}"


@router.get("/editions", response={200: Paged[EditionOut], **NOT_THERE}, summary="Editions, the newest first")
def editions(request: HttpRequest, as_of: Word = "", limit: Limit = USUAL, offset: Offset = 0) -> Any:
    """List every edition; with as_of=YYYY-MM-DD those that were current when that day ended, in UTC."""
    return piece(request, known(as_of), rows.edition, limit, offset)


@router.get(OF, response={200: EditionOut, **NOT_THERE}, summary="One edition")
def edition(request: HttpRequest, number: int) -> Any:
    """Return one edition, also one that was replaced."""
    return rows.edition(get_object_or_404(all_editions(), number=number), request.build_absolute_uri)


@router.get("/figures", response={200: Paged[FigureOut], **NOT_THERE}, summary="Figures that stand, now or on a day")
def figures(
    request: HttpRequest,
    as_of: Word = "",
    column: Word = "",
    kind: Word = "",
    limit: Limit = USUAL,
    offset: Offset = 0,
) -> Any:
    """List the figures of the current editions; with as_of=YYYY-MM-DD of those that were current on that day."""
    stand = known(as_of) if as_of else Edition.objects.current()
    found = Figure.objects.filter(edition__in=stand.values("pk")).order_by("-edition__number", "order")
    return piece(request, chosen(found, column, kind), rows.figure, limit, offset)


@router.get(f"{OF}/figures", response={200: Paged[FigureOut], **NOT_THERE}, summary="An edition's figures")
def edition_figures(
    request: HttpRequest, number: int, column: Word = "", kind: Word = "", limit: Limit = USUAL, offset: Offset = 0
) -> Any:
    """List the figures of one edition in its order."""
    found = chosen(of(number).figures.order_by("order"), column, kind)
    return piece(request, found, rows.figure, limit, offset)


@router.get(f"{OF}/figures/{{int:order}}", response={200: FigureWhole, **NOT_THERE}, summary="One figure")
def figure(request: HttpRequest, number: int, order: int) -> Any:
    """Return one figure with what each incident gives to it and the claims behind it."""
    found = get_object_or_404(of(number).figures.select_related("edition"), order=order)
    return rows.figure_whole(found, request.build_absolute_uri)


@router.get(f"{OF}/incidents", response={200: Paged[IncidentOut], **NOT_THERE}, summary="An edition's incidents")
def incidents(
    request: HttpRequest, number: int, governorate: Word = "", limit: Limit = USUAL, offset: Offset = 0
) -> Any:
    """List the incidents that accepted claims of an edition tell of."""
    found = of(number).incidents.select_related("edition").defer("edition__manifest")
    found = found.filter(admin1=governorate) if governorate else found
    return piece(request, found.order_by("incident_id"), rows.incident, limit, offset)


@router.get(f"{OF}/incidents/{{int:incident}}", response={200: IncidentOut, **NOT_THERE}, summary="One incident")
def incident(request: HttpRequest, number: int, incident: int) -> Any:
    """Return one incident."""
    found = get_object_or_404(of(number).incidents.select_related("edition"), incident_id=incident)
    return rows.incident(found, request.build_absolute_uri)


@router.get(f"{OF}/claims", response={200: Paged[ClaimOut], **NOT_THERE}, summary="An edition's claims")
def claims(
    request: HttpRequest,
    number: int,
    counted: bool | None = None,
    rule: Word = "",
    limit: Limit = USUAL,
    offset: Offset = 0,
) -> Any:
    """List the claims of an edition, counted or not; rule=R3 those that this rule kept out."""
    found = of(number).claims.prefetch_related("article", "edition").order_by("claim_id")
    if counted is not None:
        found = found.filter(excluded_by="") if counted else found.exclude(excluded_by="")
    return piece(request, found.filter(excluded_by=rule) if rule else found, rows.claim, limit, offset)


@router.get(f"{OF}/claims/{{int:claim}}", response={200: ClaimOut, **NOT_THERE}, summary="One claim")
def claim(request: HttpRequest, number: int, claim: int) -> Any:
    """Return one claim with its sentence and where it stands."""
    found = get_object_or_404(of(number).claims.select_related("article", "edition"), claim_id=claim)
    return rows.claim(found, request.build_absolute_uri)


@router.get(f"{OF}/allegations", response={200: Paged[AllegationOut], **NOT_THERE}, summary="Allegations")
def allegations(request: HttpRequest, number: int, limit: Limit = USUAL, offset: Offset = 0) -> Any:
    """List what is alleged and not settled; the lines are never added up (R4)."""
    found = of(number).allegations.select_related("edition").defer("edition__manifest")
    return piece(request, found.order_by("order"), rows.allegation, limit, offset)


@router.get(f"{OF}/sources", response={200: Paged[SourceOut], **NOT_THERE}, summary="An edition's sources")
def sources(request: HttpRequest, number: int, limit: Limit = USUAL, offset: Offset = 0) -> Any:
    """List the sources of an edition as they were judged."""
    found = of(number).sources.select_related("edition").defer("edition__manifest")
    return piece(request, found.order_by("name", "source_id"), rows.source, limit, offset)


@router.get("/corrections", response={200: Paged[CorrectionOut], **NOT_THERE}, summary="Corrections, the newest first")
def corrections(request: HttpRequest, limit: Limit = USUAL, offset: Offset = 0) -> Any:
    """List what was no longer as an edition said it."""
    return piece(request, notices(), rows.correction, limit, offset)


@router.get("/corrections/{int:number}", response={200: CorrectionOut, **NOT_THERE}, summary="One correction")
def correction(request: HttpRequest, number: int) -> Any:
    """Return one notice."""
    return rows.correction(get_object_or_404(notices(), number=number), request.build_absolute_uri)


def all_editions() -> EditionQuerySet:
    """Return every edition with the ones before and after it."""
    near = Edition.objects.select_related("replaces", "replaced_by")
    return near.defer("manifest", "replaces__manifest", "replaced_by__manifest")


def known(as_of: str) -> QuerySet[Edition]:
    """Return every edition, or those that were current on the day that is asked for."""
    return known_on(day_of(as_of), all_editions()) if as_of else all_editions()


def of(number: int) -> Edition:
    """Return an edition by its number."""
    return get_object_or_404(Edition.objects.defer("manifest"), number=number)


def notices() -> QuerySet[CorrectionNotice]:
    """Return the public notices, the newest first."""
    found = CorrectionNotice.objects.public().select_related("edition", "published_in")
    return found.defer("edition__manifest", "published_in__manifest")


def chosen(figures: QuerySet[Figure], column: str, kind: str) -> QuerySet[Figure]:
    """Return figures of a column and of a kind, where these are asked for."""
    figures = figures.select_related("edition").defer("edition__manifest")
    figures = figures.filter(column=column) if column else figures
    return figures.filter(data__measure__kind=kind) if kind else figures
