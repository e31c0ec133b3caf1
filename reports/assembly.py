"""Makes an edition's rows of what the analysts' side hands out; nothing here touches the database."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from typing import Any

from reports.manifest import (
    ALLEGATION_CONTENT,
    INCIDENT_CONTENT,
    SOURCE_CONTENT,
    Member,
    Parts,
    Place,
    body,
    claim_sha256,
    head,
    picture_sha256,
    row_sha256,
    substance_sha256,
)
from reports.models import (
    Edition,
    EditionAllegation,
    EditionArticle,
    EditionClaim,
    EditionIncident,
    EditionPicture,
    EditionSource,
    Figure,
    FigureMember,
)
from reports.signing import SigningKey
from reports.verify import canonical, sha256

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
        return substance_sha256(head(self.edition) | self.body)

    @cached_property
    def body(self) -> dict[str, Any]:
        """Return what the manifest lists."""
        return body(self.parts)

    @property
    def says_nothing_new(self) -> bool:
        """Tell whether the edition that this one would replace says the same already, in the same words on top."""
        replaced = self.edition.replaces
        if replaced is None or (replaced.title, replaced.headline) != (self.edition.title, self.edition.headline):
            return False
        return substance_sha256(json.loads(replaced.manifest)) == self.seen


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
        incidents=_rows(edition, EditionIncident, release.incidents, INCIDENT_CONTENT),
        sources=_rows(edition, EditionSource, release.sources, SOURCE_CONTENT),
        allegations=_rows(edition, EditionAllegation, release.allegations, ALLEGATION_CONTENT, numbered=True),
    )
    return Draft(edition, parts, release.undecided)


def with_pictures(draft: Draft, pictures: Iterable[Any]) -> Draft:
    """Return the draft with the pictures that were drawn for it."""
    names = ("name", "title", "description", "spec", "svg", "csv")
    rows = []
    for one in pictures:
        rows.append(EditionPicture(edition=draft.edition, **{name: getattr(one, name) for name in names}))
        rows[-1].sha256 = picture_sha256(rows[-1])
    return replace(draft, parts=replace(draft.parts, pictures=rows))


def seal(draft: Draft, key: SigningKey) -> Edition:
    """Write the manifest, its hash and its signature onto the draft's edition."""
    edition = draft.edition
    edition.key_id, edition.public_key = key.id, key.public
    edition.manifest = canonical(head(edition) | draft.body)
    edition.manifest_sha256 = sha256(edition.manifest)
    edition.signature = key.sign(edition.manifest)
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


def _rows(
    edition: Edition, model: Any, released: Iterable[Any], names: Sequence[str], *, numbered: bool = False
) -> list[Any]:
    rows = []
    for order, one in enumerate(released, 1):
        values = {name: getattr(one, name) for name in names if name != "order"}
        row = model(edition=edition, **values, **({"order": order} if numbered else {}))
        row.sha256 = row_sha256(row, names)
        rows.append(row)
    return rows


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
