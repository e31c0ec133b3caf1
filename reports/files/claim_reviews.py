"""Assessed allegations as schema.org ClaimReview. Pure.

Only what two people assessed is a review; an open allegation is not reviewed, and a recorded figure is not a verdict.
The rating is in words: what was found has no place on a scale from 1 to 5.
"""

from collections.abc import Iterator
from datetime import UTC
from typing import Any, BinaryIO

from reports.files.about import cited, redaction_in_words
from reports.files.columns.around import Alleged, register
from reports.files.contents import Contents
from reports.files.whole import write_lines

PUBLISHER = {"@type": "Organization", "name": "Claimdesk"}


def write_reviews(contents: Contents, out: BinaryIO) -> None:
    """Write one review for each allegation that two people assessed, after the edition that they belong to."""
    out.write(b'{"@context": "https://schema.org", "@graph": [')
    write_lines(_graph(contents), out)
    out.write(b"\n]}\n")


def _graph(contents: Contents) -> Iterator[dict[str, Any]]:
    yield _dataset(contents)
    for one in register(contents.allegations, contents.claims):
        if one.assessment:
            yield review(one, contents.address)


def _dataset(contents: Contents) -> dict[str, Any]:
    edition = contents.edition
    return {
        "@type": "Dataset",
        "@id": contents.address,
        "name": f"{edition.title}, edition {edition.number}",
        "version": str(edition.number),
        "identifier": f"hash://sha256/{edition.manifest_sha256}",
        "datePublished": edition.published_at.astimezone(UTC).date().isoformat(),
        "temporalCoverage": f"{edition.window_start}/{edition.window_end}",
        "publisher": PUBLISHER,
        "citation": cited(contents),
        "conditionsOfAccess": f"Redaction profile {edition.redaction}: {redaction_in_words(edition)}",
    }


def review(one: Alleged, address: str) -> dict[str, Any]:
    """Return the review of one assessed allegation."""
    claim, found = one.claim, one.assessment
    told: dict[str, Any] = {
        "@type": "ClaimReview",
        "url": f"{address}allegations/#claim-{claim.claim_id}",
        "isPartOf": {"@id": address},
        "author": PUBLISHER,
        "claimReviewed": claim.sentence,
        "inLanguage": claim.article.language,
        "itemReviewed": {"@type": "Claim", "text": claim.quote, "appearance": _appearance(one)},
        "reviewRating": {
            "@type": "Rating",
            "alternateName": found["end_label"],
            "ratingExplanation": " ".join(part for part in (found["in_words"], found["reason"]) if part),
        },
        "reviewBody": found["reason"],
    }
    if found["agreed_on"]:
        told["datePublished"] = found["agreed_on"]
    if found["url"]:
        told["citation"] = found["url"]
    return told


def _appearance(one: Alleged) -> dict[str, Any]:
    article = one.claim.article
    told: dict[str, Any] = {
        "@type": "CreativeWork",
        "headline": article.title,
        "author": {"@type": "Organization", "name": article.source},
    }
    if article.url:
        told["url"] = article.url
    if article.published:
        told["datePublished"] = article.published.isoformat()
    return told
