"""Claims as W3C Web Annotations (JSON-LD), and where the edition comes from in PROV. Pure; nothing is fetched.

A target is named by the hash of what was received, `hash://sha256/…`; offsets count the characters (code points) of
its normalised text, whose own hash stands beside. Of an article with words blacked out the published text is the
target: the hash of the whole would let names be guessed.
"""

import json
from collections.abc import Iterator
from datetime import UTC
from typing import Any, BinaryIO

from reports.files.about import cited, redaction_in_words, versions
from reports.files.contents import Contents
from reports.files.whole import write_lines
from reports.models import EditionArticle, EditionClaim

STANDARD = "http://www.w3.org/ns/anno.jsonld"
AROUND = 32  # characters of prefix and suffix
STATED = (
    "kind unit victim_status hedge min best max modality scope status actor target places date_start date_end "
    "date_precision place_precision role incident_id grade"
).split()


def write_annotations(contents: Contents, out: BinaryIO) -> None:
    """Write an edition's claims, counted or not, as one collection."""
    head = json.dumps(_collection(contents), ensure_ascii=False, indent=1)
    opened, _, closed = head.partition('"items": []')
    out.write(f'{opened}"items": ['.encode())
    write_lines(_annotations(contents), out)
    out.write(f"\n  ]{closed}\n".encode())


def own_terms(contents: Contents) -> dict[str, str]:
    """Return the prefixes beyond the standard's; ours are explained on the page of formats."""
    return {"prov": "http://www.w3.org/ns/prov#", "claimdesk": f"{contents.site}/formats/#term-"}


def hash_uri(sha256: str) -> str:
    """Return the address of content, wherever it is kept."""
    return f"hash://sha256/{sha256}"


def _collection(contents: Contents) -> dict[str, Any]:
    edition = contents.edition
    return {
        "@context": [STANDARD, own_terms(contents)],
        "id": f"{contents.address}annotations.jsonld",
        "type": "AnnotationCollection",
        "label": f"Claims of {edition.title}, edition {edition.number}",
        "dcterms:bibliographicCitation": cited(contents),
        "claimdesk:redaction": edition.redaction,
        "claimdesk:redactionMeans": redaction_in_words(edition),
        "prov:wasDerivedFrom": _provenance(contents),
        "first": {"id": f"{contents.address}annotations.jsonld#all", "type": "AnnotationPage", "items": []},
    }


def _provenance(contents: Contents) -> dict[str, Any]:
    edition = contents.edition
    told: dict[str, Any] = {
        "id": hash_uri(edition.manifest_sha256),
        "type": "prov:Entity",
        "label": f"Manifest of edition {edition.number}",
        "prov:wasDerivedFrom": [_text(article) for article in contents.articles],
        "prov:wasAttributedTo": _agent(edition.published_by),
        "prov:generatedAtTime": edition.published_at.astimezone(UTC).isoformat(),
        "prov:wasGeneratedBy": {
            "type": "prov:Activity",
            "label": "Publication",
            "prov:wasAssociatedWith": [_agent(name) for name in _signers(contents)] or [_agent(edition.published_by)],
            "claimdesk:versions": [f"{name} {version}" for name, version in sorted(versions(edition).items())],
        },
    }
    if edition.replaces is not None:
        told["prov:wasRevisionOf"] = {"id": hash_uri(edition.replaces.manifest_sha256), "type": "prov:Entity"}
    return told


def _signers(contents: Contents) -> list[str]:
    return list(dict.fromkeys(one["by"] for one in contents.edition.sign_offs if one.get("by")))


def _agent(name: str) -> dict[str, str]:
    return {"type": "prov:Agent", "name": name}


def _text(article: EditionArticle) -> dict[str, Any]:
    told: dict[str, Any] = {"id": hash_uri(article.text_sha256), "type": "prov:Entity", "label": article.title}
    if article.capture_sha256s:
        told["prov:wasDerivedFrom"] = [hash_uri(one) for one in article.capture_sha256s]
    if article.url:
        told["prov:hadPrimarySource"] = {"id": article.url}
    if article.source:
        told["prov:wasAttributedTo"] = {"type": "prov:Agent", "name": article.source}
    return told


def _annotations(contents: Contents) -> Iterator[dict[str, Any]]:
    return (annotation(claim, contents.address) for claim in contents.claims)


def annotation(claim: EditionClaim, address: str) -> dict[str, Any]:
    """Return one claim: what was read, and in which words."""
    article = claim.article
    named = [*article.capture_sha256s, article.text_sha256]
    return {
        "id": f"{address}articles/{article.article_id}/#claim-{claim.claim_id}",
        "type": "Annotation",
        "motivation": "classifying",
        "body": _body(claim),
        "target": {
            "type": "SpecificResource",
            "source": {
                "id": hash_uri(named[0]),
                "type": "Text",
                "language": article.language,
                "claimdesk:text": {"id": hash_uri(article.text_sha256)},
            },
            "selector": [
                {"type": "TextQuoteSelector", "exact": claim.quote, **around(article.text, claim.start, claim.end)},
                {"type": "TextPositionSelector", "start": claim.start, "end": claim.end},
            ],
        },
        "prov:wasDerivedFrom": {"id": hash_uri(claim.sha256)},
    }


def around(text: str, start: int, end: int) -> dict[str, str]:
    """Return the characters before and after a span, by which it is found again should the text have moved."""
    return {"prefix": text[max(0, start - AROUND) : start], "suffix": text[end : end + AROUND]}


def _body(claim: EditionClaim) -> dict[str, Any]:
    values = {f"claimdesk:{name}": claim.fact.get(name) for name in STATED}
    stated = {name: value for name, value in values.items() if value not in (None, "", [])}
    open_max = claim.fact["min"] is not None and claim.fact["max"] is None
    return {
        "type": ["Dataset", "claimdesk:Claim"],
        "label": f"{claim.kind_label}: {claim.display}",
        **stated,
        **({"claimdesk:maxIsOpen": True} if open_max else {}),
        **({"claimdesk:not_counted_by": claim.excluded_by} if claim.excluded_by else {}),
    }
