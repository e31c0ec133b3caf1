"""Makes an edition's rows of what the analysts' side hands out; nothing here touches the database."""

from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

from reports.manifest import Member, Parts, Place, claim_sha256, manifest, sha256, substance_sha256
from reports.models import Edition, EditionArticle, EditionClaim, Figure, FigureMember

CLAIM_TAKEN = (
    "version kind_label status_label role_label display start end quote sentence_start sentence_end sentence "
    "excluded_by excluded_because"
).split()


@dataclass(frozen=True)
class Draft:
    """An edition that is not published yet: the rows that it would have."""

    edition: Edition
    parts: Parts
    undecided: int

    @cached_property
    def seen(self) -> str:
        """Return the hash of what this draft says, by which a change since a person looked is noticed."""
        return substance_sha256(manifest(self.edition, self.parts))

    @property
    def says_nothing_new(self) -> bool:
        """Tell whether the edition that this one would replace says the same already, under the same title."""
        replaced = self.edition.replaces
        if replaced is None or replaced.title != self.edition.title:
            return False
        return substance_sha256(replaced.manifest) == self.seen


def assemble(edition: Edition, release: Any, versions: dict[str, str]) -> Draft:
    """Return the edition with the rows that a release gives it."""
    articles = {one.article_id: _article(edition, one) for one in release.articles}
    claims = {one.fact.claim_id: _claim(edition, articles[one.article_id], one) for one in release.claims}
    homes: dict[int, Member] = {
        one.fact.claim_id: (one.fact.claim_id, one.fact.incident_id, one.incident_title) for one in release.claims
    }
    parts = Parts(
        articles=list(articles.values()),
        claims=list(claims.values()),
        figures=[figure_row(edition, order, one) for order, one in enumerate(release.figures, 1)],
        members={
            (one.figure.column, one.key): [homes[claim] for claim in claims_behind(one.figure)]
            for one in release.figures
        },
        controls=[
            control.to_dict() | {"words": asdict(words)}
            for control, words in zip(release.tally.controls, release.controls, strict=True)
        ],
        footnotes=[footnote.to_dict() for footnote in release.tally.footnotes],
        versions=versions,
    )
    return Draft(edition, parts, release.undecided)


def seal(draft: Draft) -> Edition:
    """Write the manifest and its hash onto the draft's edition."""
    edition = draft.edition
    edition.manifest = manifest(edition, draft.parts)
    edition.manifest_sha256 = sha256(edition.manifest)
    return edition


def members_of(draft: Draft) -> list[FigureMember]:
    """Return the rows that tie each figure to the claims behind it."""
    claims = {claim.claim_id: claim for claim in draft.parts.claims}
    return [
        FigureMember(figure=figure, claim=claims[claim_id], incident_id=incident, incident_title=title)
        for figure in draft.parts.figures
        for claim_id, incident, title in draft.parts.members[_place(figure)]
    ]


def claims_behind(figure: Any) -> list[int]:
    """Return the claims that a reader of a figure must see: those that count, say none, reverse or name a share."""
    found = set(figure.none_reports)
    for contribution in figure.contributions:
        found |= {*contribution.claim_ids, *contribution.reversed_by}
    for part in figure.breakdown:
        found |= set(part.claim_ids)
    return sorted(found)


def _place(figure: Figure) -> Place:
    return figure.column, figure.key


def _article(edition: Edition, one: Any) -> EditionArticle:
    values = asdict(one) | {"capture_sha256s": sorted(one.capture_sha256s)}
    return EditionArticle(edition=edition, **values)


def _claim(edition: Edition, article: EditionArticle, one: Any) -> EditionClaim:
    claim = EditionClaim(
        edition=edition,
        article=article,
        claim_id=one.fact.claim_id,
        fact=one.fact.to_dict(),
        **{name: getattr(one, name) for name in CLAIM_TAKEN},
    )
    claim.sha256 = claim_sha256(claim)
    return claim


def figure_row(edition: Edition, order: int, one: Any) -> Figure:
    """Return the row of one figure: its numbers as the tally gave them, its words under "words"."""
    words = {
        "column": one.column_label,
        "notes": list(one.notes),
        "incidents": [asdict(part) for part in one.incidents],
        "shares": [asdict(part) for part in one.shares],
    }
    return Figure(
        edition=edition,
        order=order,
        key=one.key,
        column=one.figure.column,
        label=one.label,
        display=one.display,
        data=one.figure.to_dict() | {"words": words},
    )
