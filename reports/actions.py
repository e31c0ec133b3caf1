"""Every write of the public side, and the only code there that asks the analysts' side for anything."""

from dataclasses import asdict
from datetime import date
from importlib.metadata import PackageNotFoundError, version

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.db.models import Max
from django.utils import timezone

from annotator import published
from annotator.published import PublishedArticle, PublishedClaim, PublishedFigure, Release
from reports.manifest import claim_sha256, manifest, sha256
from reports.models import Edition, EditionArticle, EditionClaim, Figure, FigureMember

# Any number serves, as long as all publishers take the same lock.
PUBLISHING_LOCK = 7_303_014


class CannotPublish(Exception):
    """An edition may not be published; the message says why and what to do."""


def draft(*, start: date, end: date) -> Release:
    """Return what an edition of these days would say, without storing anything."""
    return published.release(start, end)


def check_may_publish(user: User) -> None:
    """Raise CannotPublish unless the person has the right to publish."""
    if not user.has_perm("reports.publish_edition"):
        raise CannotPublish(f"{user.get_username()} may not publish editions; ask a publisher.")


@transaction.atomic
def publish_edition(*, title: str, start: date, end: date, publisher: User, note: str = "") -> Edition:
    """Freeze what the days from start up to, not including, end amount to; replaces the window's last edition.

    Raises CannotPublish when the person may not publish or nothing reviewed counts yet.
    """
    check_may_publish(publisher)
    with connection.cursor() as cursor:
        # Two publishers at once would give two editions one number, or replace the same edition twice.
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [PUBLISHING_LOCK])
    release = published.release(start, end)
    if not release.figures:
        raise CannotPublish("No reviewed claim of these days counts yet. Review claims first, then publish.")
    edition = _edition(title, publisher, note, release)
    articles = {one.article_id: _article(edition, one) for one in release.articles}
    claims = {one.fact.claim_id: _claim(edition, articles[one.article_id], one) for one in release.claims}
    figures = [_figure(edition, order, one) for order, one in enumerate(release.figures, 1)]
    members = {(one.figure.column, one.key): claims_behind(one) for one in release.figures}
    edition.manifest = manifest(
        edition, articles.values(), claims.values(), figures, members=members, versions=versions()
    )
    edition.manifest_sha256 = sha256(edition.manifest)
    edition.save()
    EditionArticle.objects.bulk_create(articles.values())
    EditionClaim.objects.bulk_create(claims.values())
    Figure.objects.bulk_create(figures)
    incidents = {one.fact.claim_id: (one.fact.incident_id, one.incident_title) for one in release.claims}
    FigureMember.objects.bulk_create(
        _member(figure, claims[claim_id], *incidents[claim_id])
        for figure in figures
        for claim_id in members[figure.column, figure.key]
    )
    return edition


def recount(edition: Edition) -> tuple[PublishedFigure, ...]:
    """Compute an edition's figures again from the facts that it keeps."""
    facts = [published.Fact.from_dict(claim.fact) for claim in edition.claims.all()]
    return published.recount(facts, edition.window_start, edition.window_end)


def versions() -> dict[str, str]:
    """Return the versions of the rules, the tables and the code that make an edition now."""
    try:
        code = version("claimdesk")
    except PackageNotFoundError:
        code = "source tree"
    return {**published.VERSIONS, "code": code}


def claims_behind(figure: PublishedFigure) -> list[int]:
    """Return the ids of the claims that a figure rests on."""
    return sorted({claim for one in figure.figure.contributions for claim in one.claim_ids})


def _edition(title: str, publisher: User, note: str, release: Release) -> Edition:
    window = release.window
    same_window = Edition.objects.current().filter(window_start=window.start, window_end=window.end)
    return Edition(
        number=(Edition.objects.aggregate(last=Max("number"))["last"] or 0) + 1,
        title=title,
        window_start=window.start,
        window_end=window.end,
        replaces=same_window.first(),
        note=note,
        profile=release.tally.profile.id,
        published_at=timezone.now(),
        published_by=publisher.get_full_name() or publisher.get_username(),
    )


def _article(edition: Edition, one: PublishedArticle) -> EditionArticle:
    values = asdict(one) | {"capture_sha256s": list(one.capture_sha256s)}
    return EditionArticle(edition=edition, **values)


def _claim(edition: Edition, article: EditionArticle, one: PublishedClaim) -> EditionClaim:
    taken = (
        "version kind_label status_label role_label display start end quote sentence_start sentence_end sentence "
        "excluded_by excluded_because"
    ).split()
    claim = EditionClaim(
        edition=edition,
        article=article,
        claim_id=one.fact.claim_id,
        fact=one.fact.to_dict(),
        **{name: getattr(one, name) for name in taken},
    )
    claim.sha256 = claim_sha256(claim)
    return claim


def _figure(edition: Edition, order: int, one: PublishedFigure) -> Figure:
    return Figure(
        edition=edition,
        order=order,
        key=one.key,
        column=one.figure.column,
        label=one.label,
        display=one.display,
        data=figure_data(one),
    )


def figure_data(one: PublishedFigure) -> dict[str, object]:
    """Return all that a figure says, as the edition stores it."""
    return one.figure.to_dict() | {"column_label": one.column_label, "notes": list(one.notes)}


def _member(figure: Figure, claim: EditionClaim, incident_id: int | None, title: str) -> FigureMember:
    return FigureMember(figure=figure, claim=claim, incident_id=incident_id, incident_title=title)
