"""An incident with what it adds to the recorded figures, and who tells of it. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from reports.files.contents import Contents
from reports.models import Edition, EditionArticle, EditionClaim, EditionIncident, Figure

RECORDED, NOBODY = "recorded", "not_applicable"
Number = Mapping[str, int | None]
Harm = Mapping[tuple[str, str], Number | None]  # by kind and victim status; None: reported without a number


@dataclass(frozen=True, slots=True)
class Told:
    """One incident: its row, its recorded numbers, who tells of it, whom it harmed, the edition's address."""

    incident: EditionIncident
    harm: Harm
    articles: Sequence[EditionArticle]
    victims: Sequence[str]
    address: str

    @property
    def edition(self) -> Edition:
        """Return the edition that keeps it."""
        return self.incident.edition

    @property
    def is_recorded(self) -> bool:
        """Tell whether it adds to a recorded figure."""
        return bool(self.harm)

    @property
    def names(self) -> list[str]:
        """Return the sources that tell of it."""
        return list(dict.fromkeys(article.source for article in self.articles))

    @property
    def published(self) -> list[date]:
        """Return the days of its articles."""
        return sorted({article.published for article in self.articles if article.published})


def told_by(contents: Contents) -> Iterator[Told]:
    """Return an edition's incidents by their numbers."""
    harm = recorded(contents.figures)
    articles: dict[int, dict[int, EditionArticle]] = defaultdict(dict)
    victims: dict[int, dict[str, None]] = defaultdict(dict)
    for claim in contents.claims:
        id = claim.fact["incident_id"]
        articles[id].setdefault(claim.article.article_id, claim.article)
        if _names_victims(claim):
            victims[id][claim.fact["target"]] = None
    for incident in contents.incidents:
        id = incident.incident_id
        beside = [article for _, article in sorted(articles[id].items())]
        yield Told(incident, harm.get(id, {}), beside, list(victims[id]), contents.address)


def _names_victims(claim: EditionClaim) -> bool:
    """Tell whether a claim that counts says whom it is about; a weapon or a building is no victim."""
    return bool(claim.fact["target"]) and claim.fact["victim_status"] != NOBODY and not claim.excluded_by


def recorded(figures: Iterable[Figure]) -> dict[int, dict[tuple[str, str], Number | None]]:
    """Return what each incident adds to the recorded figures; several kinds in one number stay out (R14)."""
    found: dict[int, dict[tuple[str, str], Any]] = defaultdict(dict)
    for figure in figures:
        measure = figure.data["measure"]
        if figure.column == RECORDED:
            for one in figure.data["contributions"]:
                kind = f"{measure['kind']} {measure['detail']}".strip()
                found[one["incident_id"]][kind, measure["victim_status"]] = one["number"]
    return found
