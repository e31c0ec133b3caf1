"""Candidates of the extractor as claims: the values that are stored, and claims in memory that never are."""

from collections.abc import Sequence
from textwrap import shorten
from typing import Any

from annotator.claims.models import Claim
from annotator.extraction import Candidate, Document, extract
from annotator.extraction.languages import supported
from annotator.sources.models import Article


def read_in_memory(article: Article) -> list[Claim]:
    """Read an article that no database knows, with the extractor's own parties; nothing is stored."""
    window = (article.window_start, article.window_end) if article.window_start and article.window_end else None
    document = Document(article.text, published=article.published, window=window, language=article.language)
    return claims_in_memory(article, extract(document) if supported(article.language) else [])


def claims_in_memory(article: Article, candidates: Sequence[Candidate]) -> list[Claim]:
    """Return candidates as claims that no database knows, numbered from 1 in their order, for whoever only looks."""
    return [
        Claim(
            pk=number,
            article=article,
            of_id=None if candidate.of is None else candidate.of + 1,
            **values_of(candidate),
        )
        for number, candidate in enumerate(candidates, 1)
    ]


def values_of(candidate: Candidate) -> dict[str, Any]:
    """Return the values of the claim that proposes a candidate, and beside them the proposal that is kept."""
    taken = (
        "kind unit weapon hedge min best max combined start end quote modality actor target victim_status age_group "
        "sex date_start date_end date_precision date_basis attribution role rule score place_precision paragraph "
        "sentence_start sentence_end"
    ).split()
    values = {name: getattr(candidate, name) for name in taken}
    places = [place.name for place in candidate.places if place.role in {"event", "destination"}]
    values |= {"scope": list(candidate.scope), "places": places}
    values |= {name: _fitting(name, values[name]) for name in ("actor", "target", "attribution")}
    values["proposal"] = _as_json(values) | {
        "evidence": [list(item) for item in candidate.evidence],
        "places_by_role": [
            [place.role, place.name, place.start, place.end, place.precision] for place in candidate.places
        ],
    }
    return values


def _fitting(name: str, value: str) -> str:
    """Shorten what a sentence says at too great a length, such as a family by its names; the quote has it whole."""
    longest: int = getattr(Claim._meta.get_field(name), "max_length")  # noqa: B009 - any field may stand here for mypy
    return value if len(value) <= longest else shorten(value, longest, placeholder=" …")


def _as_json(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in values.items()}
