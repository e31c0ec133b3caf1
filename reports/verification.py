"""Computes an edition again from its own rows and says what holds and what does not."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from reports.actions import claims_behind, figure_data, recount
from reports.manifest import claim_sha256, manifest, sha256
from reports.models import Edition


@dataclass(frozen=True)
class Finding:
    """One thing looked at; `problem` is empty when it holds."""

    what: str
    problem: str = ""

    @property
    def holds(self) -> bool:
        """Tell whether nothing is wrong with it."""
        return not self.problem


def verify_edition(edition: Edition) -> list[Finding]:
    """Return a finding for every hash and figure of an edition, recomputed from the stored rows."""
    return [
        *_articles(edition),
        *_claims(edition),
        *_figures(edition),
        _manifest(edition),
    ]


def _articles(edition: Edition) -> Iterator[Finding]:
    for article in edition.articles.all():
        same = sha256(article.text) == article.text_sha256
        yield Finding(
            f"article {article.article_id}",
            "" if same else "its text does not have the hash that was recorded",
        )


def _claims(edition: Edition) -> Iterator[Finding]:
    for claim in edition.claims.select_related("article"):
        text = claim.article.text
        problems = []
        if claim_sha256(claim) != claim.sha256:
            problems.append("its content does not have the hash that was recorded")
        if text[claim.start : claim.end] != claim.quote:
            problems.append("its quote is not what the article says there")
        if text[claim.sentence_start : claim.sentence_end] != claim.sentence:
            problems.append("its sentence is not what the article says there")
        yield Finding(f"claim {claim.claim_id}", "; ".join(problems))


def _figures(edition: Edition) -> Iterator[Finding]:
    stored = {(row.column, row.key): row for row in edition.figures.prefetch_related("members__claim")}
    again = {(one.figure.column, one.key): one for one in recount(edition)}
    for place in sorted(stored.keys() | again.keys()):
        row, one = stored.get(place), again.get(place)
        if row is None or one is None:
            yield Finding(
                " ".join(place), "is published but not recounted" if row else "is recounted but not published"
            )
            continue
        problems = []
        if (row.label, row.display, row.data) != (one.label, one.display, figure_data(one)):
            problems.append(f"published “{row.display}”, recounted “{one.display}”")
        if sorted(member.claim.claim_id for member in row.members.all()) != claims_behind(one):
            problems.append("the claims behind it are not those of the recount")
        yield Finding(f"figure {row.order}, {row.label}, {row.column}", "; ".join(problems))


def _manifest(edition: Edition) -> Finding:
    if sha256(edition.manifest) != edition.manifest_sha256:
        return Finding("manifest", "does not have the hash that was recorded")
    figures = list(edition.figures.prefetch_related("members__claim"))
    members = {
        (figure.column, figure.key): [member.claim.claim_id for member in figure.members.all()] for figure in figures
    }
    rebuilt = manifest(
        edition,
        edition.articles.all(),
        edition.claims.all(),
        figures,
        members=members,
        versions=json.loads(edition.manifest)["versions"],
    )
    return Finding("manifest", "" if rebuilt == edition.manifest else "does not list what is stored")
