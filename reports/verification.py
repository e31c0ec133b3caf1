"""Computes an edition again from its own rows and says what holds and what does not.

Numbers are counted again from the frozen facts. Words (labels, notes) are not made again, since a later version may
word them better; they are held by the manifest's hash.
"""

from collections.abc import Iterator
from typing import Any

from reports.actions import Recount, recount, versions
from reports.findings import Finding
from reports.manifest import Place, claim_sha256
from reports.models import Edition, EditionClaim, Figure
from reports.rebuilding import stated_by
from reports.seals import check_seals
from reports.verify import sha256

# What figures have said only since second readings are kept.
NEWER = frozenset({"unread", "unread_incidents"})


def verify_edition(edition: Edition) -> list[Finding]:
    """Return a finding for every hash and figure of an edition, recomputed from the stored rows."""
    return [
        *_articles(edition),
        *_claims(edition),
        *_recounted(edition),
        *check_seals(edition),
    ]


def made_otherwise(edition: Edition) -> str:
    """Return a sentence if the edition was counted by other rules than this program's, which explains differences."""
    then, now = stated_by(edition).get("versions", {}).get("rules"), versions()["rules"]
    return "" if then == now else f"It was counted by version {then} of the rules, and this program has version {now}."


def _articles(edition: Edition) -> Iterator[Finding]:
    for article in edition.articles.all():
        same = sha256(article.text) == article.text_sha256
        yield Finding(
            f"article {article.article_id}",
            "" if same else "its text does not have the hash that was recorded",
        )


def _claims(edition: Edition) -> Iterator[Finding]:
    for claim in edition.claims.prefetch_related("article"):
        yield Finding(f"claim {claim.claim_id}", "; ".join(_wrong_with(claim)))


def _wrong_with(claim: EditionClaim) -> Iterator[str]:
    article = claim.article
    if claim_sha256(claim) != claim.sha256:
        yield "its content does not have the hash that was recorded"
    if article.edition_id != claim.edition_id or article.article_id != claim.fact.get("article_id"):
        yield "it is attached to another article than the one it was read in"
    if article.text[claim.start : claim.end] != claim.quote:
        yield "its quote is not what the article says there"
    if article.text[claim.sentence_start : claim.sentence_end] != claim.sentence:
        yield "its sentence is not what the article says there"


def _recounted(edition: Edition) -> Iterator[Finding]:
    try:
        again = recount(edition)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        yield Finding("figures", f"cannot be counted again, the facts are damaged ({error})")
        return
    yield from _figures(edition, again)
    yield from _exclusions(edition, again)
    yield _remarks(edition, again)


def _figures(edition: Edition, again: Recount) -> Iterator[Finding]:
    stored = {(row.column, row.key): row for row in _rows(edition)}
    for place in sorted(stored.keys() | again.figures.keys()):
        row = stored.get(place)
        if row is None:
            yield Finding(" ".join(place), "is counted again but was not published")
        elif place not in again.figures:
            yield Finding(_name(row), "was published but is not counted again")
        else:
            yield Finding(_name(row), "; ".join(_wrong_with_figure(row, place, again)))


def _wrong_with_figure(row: Figure, place: Place, again: Recount) -> Iterator[str]:
    if _numbers(row.data) != _as_then(again.figures[place], row.data):
        yield f"published “{row.display}”, which is not what its claims come to when they are counted again"
    if sorted(member.claim.claim_id for member in row.members.all()) != again.members[place]:
        yield "the claims behind it are not those of the recount"
    if any(member.incident_id != member.claim.fact.get("incident_id") for member in row.members.all()):
        yield "a claim behind it stands under another incident than its own"


def _exclusions(edition: Edition, again: Recount) -> Iterator[Finding]:
    stored = {claim.claim_id: claim.excluded_by for claim in edition.claims.all() if claim.excluded_by}
    wrong = sorted(dict(stored.items() ^ again.excluded.items()))
    named = ", ".join(map(str, wrong))
    yield Finding("claims not counted", f"the recount judges otherwise on claim {named}" if wrong else "")


def _remarks(edition: Edition, again: Recount) -> Finding:
    stated = stated_by(edition)
    controls = [_numbers(one) for one in stated.get("controls", [])]
    footnotes = [_without_text(one) for one in stated.get("footnotes", [])]
    same = controls == again.controls and footnotes == [_without_text(one) for one in again.footnotes]
    return Finding("running totals and remarks", "" if same else "are not those of the recount")


def _rows(edition: Edition) -> Any:
    return edition.figures.prefetch_related("members__claim")


def _numbers(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name != "words"}


def _as_then(again: Any, stored: Any) -> Any:
    """Return a recount without what an edition of its time had no word for and what is not the case anyway."""
    if isinstance(again, dict) and isinstance(stored, dict):
        told = {name: value for name, value in again.items() if name in stored or name not in NEWER or value}
        return {name: _as_then(value, stored.get(name)) for name, value in told.items()}
    if isinstance(again, list) and isinstance(stored, list) and len(again) == len(stored):
        return [_as_then(one, other) for one, other in zip(again, stored, strict=True)]
    return again


def _without_text(footnote: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in footnote.items() if name != "text"}


def _name(row: Figure) -> str:
    return f"figure {row.order}, {row.label}, {row.column}"
