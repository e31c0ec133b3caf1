"""Runs the checks over the development texts and prints how often each one speaks up: flags per 1,000 words."""

import random
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from bench.corpus import lines, set_up_django

RESULTS = Path(__file__).parent / "results" / "checks.md"
TEXTS = ("reports/dev.jsonl", "narratives/dev.jsonl")
SAMPLE = 100


def noticed_in(row: dict[str, Any]) -> list[Any]:
    """Return what the checks notice in one text, dated as its labels date it."""
    from annotator.checks.looking import look_through
    from annotator.sources.models import Article

    # The date of a narrative is its incident's; when it was written, nobody says.
    published = None if row["id"].startswith("ISPT") else _day(row.get("doc_date"))
    return look_through(Article(text=row["text"], published=published))


def table(name: str, rows: list[dict[str, Any]], found: list[list[Any]]) -> str:
    """Return one table: each check with its flags and how many they are per 1,000 words."""
    words = sum(len(row["text"].split()) for row in rows)
    counts = Counter(one.check for noticed in found for one in noticed)
    body = [f"| {check} | {count} | {1000 * count / words:.2f} |" for check, count in counts.most_common()]
    quiet = sum(not noticed for noticed in found)
    head = [f"## {name}", "", f"{len(rows)} texts, {words:,} words; nothing found in {quiet} of them.", ""]
    return "\n".join([*head, "| check | flags | per 1,000 words |", "|---|---|---|", *body, ""])


def main() -> None:
    """Print the tables and keep them; with --read and a seed, print random flags to judge by their passages."""
    set_up_django()
    tables, sample = [], []
    for name in TEXTS:
        rows = lines(name)
        found = [noticed_in(row) for row in rows]
        tables.append(table(name.split("/", 1)[0], rows, found))
        sample += [(row, one) for row, noticed in zip(rows, found, strict=True) for one in noticed]
    print("\n".join(tables))
    RESULTS.write_text("\n".join(["# What the checks notice in the development texts", "", *tables]), "utf-8")
    if "--read" in sys.argv:
        _print_some(sample, int(sys.argv[sys.argv.index("--read") + 1]))


def _print_some(found: list[tuple[dict[str, Any], Any]], seed: int) -> None:
    """Print 100 random flags of all checks but the one that only says that these texts have no date."""
    told = [(row, one) for row, one in found if one.check != "no_publication_date"]
    for row, one in random.Random(seed).sample(told, min(SAMPLE, len(told))):
        print(f"[{one.check}] {row['id']} {row.get('doc_date')}: {one.message}")
        print(*(f"    {row['text'][max(0, a - 80) : b + 60]!r}" for a, b in one.spans[:3]), sep="\n")


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None


if __name__ == "__main__":
    main()
