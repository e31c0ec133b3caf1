"""What the public pages and the publishers' pages share: loading an edition and laying out what it says."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse

from reports import tables
from reports.album.showing import Shown, shown
from reports.corrections import public as corrections
from reports.models import Edition, EditionClaim, Figure
from reports.ranges import picture, scales
from reports.rules import Rule, rule
from reports.stories import Reading, Words, linked, reading

# Past this many, the claims that do not count have a page to themselves.
MOST_ON_THE_EDITION_PAGE = 100
MOST_ON_THE_FRONT_PAGE = 4
MOST_WITH_TILES = 6
# The first two of these that an edition has.
ON_THE_FRONT_PAGE = ("map", "months", "timeline", "figures")
MOST_PICTURES = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """One claim that does not count, and the reason in words that lead on."""

    reading: Reading
    reason: Sequence[Words]


@dataclass(frozen=True, slots=True)
class Section:
    """The entries under one rule."""

    rule: Rule
    entries: Sequence[Entry]


@dataclass(frozen=True, slots=True)
class Remark:
    """A footnote to the figures, under its rule."""

    rule: Rule
    text: Sequence[Words]


def get_edition_or_404(number: int) -> Edition:
    """Return a published edition; all of them are public for good."""
    edition = Edition.objects.select_related("replaces").filter(number=number).first()
    if edition is None:
        raise Http404(f"There is no edition {number}.")
    return edition


def claims_of(edition: Edition) -> QuerySet[EditionClaim]:
    """Return an edition's claims, those of one article sharing one copy of its text."""
    return edition.claims.prefetch_related("article")


def frame(edition: Edition) -> dict[str, Any]:
    """Return what every page of an edition says at its head."""
    return {"edition": edition, "newer": edition.newer, **corrections.frame(edition)}


def contents(edition: Edition) -> dict[str, Any]:
    """Return what an edition's own page shows."""
    claims = list(claims_of(edition))
    stated = edition.stated
    return {
        **layout(list(edition.figures.all()), claims),
        "articles": edition.articles.defer("text"),
        "pictures": shown(edition),
        "sources": len({claim.fact["independence_group"] or claim.fact["source_id"] for claim in claims}),
        "controls": stated["controls"],
        "remarks": remarks(stated["footnotes"], claims),
    }


def layout(figures: Sequence[Figure], claims: Sequence[EditionClaim]) -> dict[str, Any]:
    """Return figures and claims, saved or not, as a page lays them out."""
    sections = ledger(claims)
    left_out = sum(len(section.entries) for section in sections)
    return {
        "tiles": tables.tiles(figures),
        "rows": tables.rows(figures),
        "by_parties": tables.by_parties(figures),
        "alleged": tables.alleged(figures),
        "held": [(one, reading(one.claim)) for one in tables.held(claims)],
        "ledger": sections,
        "left_out": left_out,
        "ledger_is_short": left_out <= MOST_ON_THE_EDITION_PAGE,
    }


def ledger(claims: Iterable[EditionClaim]) -> list[Section]:
    """Return every claim that does not count, under the rule that kept it out."""
    by_id = {claim.claim_id: claim for claim in claims}
    return [
        Section(
            group.rule,
            [Entry(reading(claim), linked(claim.excluded_because, by_id)) for claim in group.claims],
        )
        for group in tables.not_counted(by_id.values())
    ]


def remarks(footnotes: Iterable[Mapping[str, Any]], claims: Iterable[EditionClaim]) -> list[Remark]:
    """Return the footnotes, in which the claims they name lead to their sentences."""
    by_id = {claim.claim_id: claim for claim in claims}
    return [Remark(rule(note["rule"]), linked(note["text"], by_id)) for note in footnotes]


def changes_in(edition: Edition) -> list[tables.Change]:
    """Return the figures in which an edition differs from the one that it replaces."""
    if edition.replaces is None:
        return []
    found = tables.changes(edition.replaces.figures.all(), edition.figures.all())
    return [change for change in found if change.differs]


def shelf(current: QuerySet[Edition]) -> dict[str, Any]:
    """Return the current editions as the front page lays them out: the newest with figures, the others by name."""
    newest = list(current[:MOST_WITH_TILES].prefetch_related("figures"))
    return {
        "newest": [(edition, first_tiles(edition)) for edition in newest],
        "pictures": front_pictures(newest[0]) if newest else [],
        "others": current[MOST_WITH_TILES:],
    }


def front_pictures(edition: Edition) -> list[Shown]:
    """Return the pictures that the front page shows of an edition, as far as it has them."""
    found = {picture.name: picture for picture in shown(edition, ON_THE_FRONT_PAGE)}
    return [found[name] for name in ON_THE_FRONT_PAGE if name in found][:MOST_PICTURES]


def first_tiles(edition: Edition) -> list[tables.Tile]:
    """Return the figures that the front page shows of an edition."""
    groups = tables.tiles(list(edition.figures.all()))
    return [*groups[tables.PEOPLE], *groups[tables.EVENTS]][:MOST_ON_THE_FRONT_PAGE]


def tile_of(figure: Figure) -> tables.Tile:
    """Return a figure alone, on an axis of its own."""
    return tables.tile(figure, picture(figure.data, scales([figure.data])))


def attachment(content: str, media_type: str, filename: str) -> HttpResponse:
    """Return a file to save under a name."""
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response
