"""Invents short articles by a seed, one a line of JSON."""

import json
import random
from pathlib import Path

SOURCES, PARAGRAPHS = 40, 5
WORDS = (
    "the canal was closed on Monday after shelling near the northern road monitors said that fighters of both sides "
    "were killed or injured while residents left for villages along the river and engineers looked at the bridge "
    "which had been hit in January by two rockets from an unknown place as drivers waited for water bread and fuel"
).split()


def write_articles(path: Path, many: int, seed: int = 88) -> Path:
    """Write so many articles of some 90 words, no two alike; each states its publisher and a day."""
    dice = random.Random(seed)
    with path.open("w", encoding="utf-8") as file:
        for number in range(many):
            file.write(json.dumps(_article(dice, number)) + "\n")
    return path


def _article(dice: random.Random, number: int) -> dict[str, str]:
    lines = [f"Report {number} from the canal"]
    for _ in range(PARAGRAPHS):
        lines.append(" ".join(dice.choices(WORDS, k=dice.randrange(12, 24))).capitalize() + ".")
    return {
        "id": f"report-{number}",
        "source": f"Monitor {number % SOURCES}",
        "title": lines[0],
        "text": "\n\n".join(lines),
        "url": f"https://monitor{number % SOURCES}.example/reports/{number}",
        "published": f"{2015 + number % 8}-{1 + number % 12:02}-{1 + number % 28:02}",
    }
