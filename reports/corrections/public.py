"""What public pages say of corrections: an edition's notices, a figure's answered tickets."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from reports.corrections.models import CorrectionNotice, Ticket
from reports.models import Edition, EditionClaim, Figure
from reports.stories import Words, linked


@dataclass(frozen=True, slots=True)
class Told:
    """A notice as readers see it: its words, in which claims lead to their sentences."""

    notice: CorrectionNotice
    words: list[list[Words]]


def notices_of(edition: Edition) -> list[CorrectionNotice]:
    """Return what was put right in an edition since: its own notices and those of the editions that replaced it."""
    same_days = {"edition__window_start": edition.window_start, "edition__window_end": edition.window_end}
    later = CorrectionNotice.objects.public().filter(edition__number__gte=edition.number, **same_days)
    return list(_with_editions(later))


def notices_in(edition: Edition) -> list[CorrectionNotice]:
    """Return the notices of what an edition puts right, and what was clarified about it."""
    return list(_with_editions(CorrectionNotice.objects.public().filter(published_in=edition)))


def newest_notices(most: int = 3) -> list[CorrectionNotice]:
    """Return the notices that the front page names."""
    return list(_with_editions(CorrectionNotice.objects.public())[:most])


def told(notices: Iterable[CorrectionNotice]) -> list[Told]:
    """Return notices with the claims in their words as links, by as many questions as one notice takes."""
    notices = list(notices)
    editions = {one.published_in_id or one.edition_id for one in notices}
    named = {id for one in notices for change in one.changes for cause in change["causes"] for id in cause["claims"]}
    claims = EditionClaim.objects.filter(edition__in=editions, claim_id__in=named)
    found: dict[int, dict[int, EditionClaim]] = {}
    for claim in claims.select_related("edition", "article").defer("edition__manifest", "article__text"):
        found.setdefault(claim.edition_id, {})[claim.claim_id] = claim
    return [
        Told(
            one,
            [
                linked(line, found.get(one.published_in_id or one.edition_id, {}))
                for line in one.words.splitlines()
                if line.strip()
            ],
        )
        for one in notices
    ]


def outcomes_of(figure: Figure) -> list[Ticket]:
    """Return what came of readers who contested a figure, also in earlier and later editions of the same days."""
    same = Ticket.objects.answered().filter(figure__key=figure.key, figure__column=figure.column)
    edition = figure.edition
    return list(
        same.filter(figure__edition__window_start=edition.window_start, figure__edition__window_end=edition.window_end)
    )


def frame(edition: Edition) -> dict[str, Any]:
    """Return what the pages of an edition say of corrections at their head."""
    return {"notices": told(notices_of(edition)) if edition.pk else []}


def _with_editions(notices: Any) -> Any:
    return notices.select_related("edition", "published_in").defer("edition__manifest", "published_in__manifest")
