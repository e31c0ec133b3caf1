"""Runs the extractor over the development texts and prints each figure beside its floor and its goal."""

import contextlib
import io
import json
import re
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from annotator.extraction import EXTRACTOR_VERSION, Candidate, Document, extract_many
from bench import worked_example
from bench.corpus import CORPUS, lines, scorer

RESULTS = Path(__file__).parent / "results" / "extraction.md"
HARM = ["killed", "injured", "arrested", "abducted", "executed", "released", "displaced", "bodies_found"]
PRINTED = {"TOP": r"TOP +([\d.]+)", "TOPX": r"TOPX +([\d.]+)", "presence": r" F ([\d.]+)"}
STATUSES = {"mixed_unsplit": "mixed", "not_applicable": "n/a"}
ROLES = {"new_event": "new", "part_of": "part", "duplicate_of": "repeat"}


@dataclass(frozen=True)
class Row:
    """One figure: what was reached, what plain regular expressions reach, and what is wanted."""

    text: str
    measure: str
    reached: float | None
    goal: float | None = None
    floor: str = ""

    def __str__(self) -> str:
        mark = "" if self.goal is None or self.reached is None else ("✓" if self.reached >= self.goal else "·")
        shown = "–" if self.reached is None else f"{self.reached:.1f}"
        return f"| {self.text} | {self.measure} | {shown} | {self.floor} | {self.goal or ''} | {mark} |"


def read(rows: list[dict[str, Any]], processes: int = 2) -> dict[str, list[dict[str, Any]]]:
    """Return the claims of each document in the form that the scorers read."""
    documents = [Document(row["text"], id=row["id"], published=_day(row.get("doc_date"))) for row in rows]
    found = extract_many(documents, processes=processes)
    return {row["id"]: [as_scored(one) for one in claims] for row, claims in zip(rows, found, strict=True)}


def as_scored(one: Candidate) -> dict[str, Any]:
    """Return a candidate in the scorers' words."""
    return {
        "kind": one.kind, "min": one.min, "best": one.best, "max": one.max, "start": one.start, "end": one.end,
        "modality": one.modality, "actor": one.actor, "target": one.target,
        "target_status": STATUSES.get(one.victim_status, one.victim_status),
        "places": [place.name for place in one.places], "role": ROLES.get(one.role, one.role),
        "date": one.date_start and one.date_start.isoformat(),
    }  # fmt: skip


def claims() -> Iterable[Row]:
    """Score claim by claim."""
    module = scorer("score_claims")
    gold = module.load_gold(str(CORPUS / "claims/gold"))
    system = read(lines("claims/dev.jsonl"))
    harm, _ = module.score(gold, system, HARM)
    every, _ = module.score(gold, system, module.CORE)
    deaths, _ = module.score(gold, system, ["killed", "injured"])
    yield Row("claims", "killed and injured, F1", deaths["F1"], floor="71")
    yield Row("claims", "killed and injured, numbers exact", deaths["exact_number"], floor="63")
    wanted = {"F1": 92, "exact_number": 94, "modality": 96, "actor": 82, "status": 88, "place": 82, "role_new": 85}
    for name, goal in wanted.items():
        yield Row("claims", f"harm kinds, {name}", harm[name], goal)
    for name in ("precision", "recall", "F1"):
        yield Row("claims", f"all kinds, {name}", every[name], 82 if name == "F1" else None)


def month() -> Iterable[Row]:
    """Score the 88th monthly report."""
    found = worked_example.score()
    yield Row("88th month", "passages right", found.recall, 100)
    yield Row("88th month", "precision", found.precision, 85)


def counts(name: str, mode: str, goals: dict[str, float], floors: dict[str, str]) -> Iterable[Row]:
    """Score the numbers of whole documents."""
    rows = lines(f"{name}/dev.jsonl")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "system.jsonl"
        system = [json.dumps({"id": key, "claims": value}) for key, value in read(rows).items()]
        path.write_text("\n".join(system), "utf-8")
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            scorer("score_counts").main(mode, str(CORPUS / f"{name}/dev.jsonl"), str(path))
    for line in printed.getvalue().splitlines():
        kind = line.split()[0]
        for measure, pattern in {
            "TOP": r"TOP +([\d.]+)",
            "TOPX": r"TOPX +([\d.]+)",
            "presence": r" F ([\d.]+)",
        }.items():
            match = re.search(pattern, line)
            key = f"{kind} {measure}"
            yield Row(name, key, float(match[1]) if match else None, goals.get(key), floors.get(key, ""))


def muc() -> Iterable[Row]:
    """Score upper-case newswire."""
    rows = lines("muc/tst1.jsonl") + lines("muc/tst2.jsonl")
    system = [{"id": key, "claims": value} for key, value in read(rows).items()]
    scores = scorer("score_muc4").score(rows, system)
    yield Row("muc", "victims precision", scores["VICT"]["P"], 60)
    yield Row("muc", "victims recall", scores["VICT"]["R"])
    yield Row("muc", "victims F1", scores["VICT"]["F1"], 60, "16–38")


def main() -> None:
    """Print the table and keep it under bench/results."""
    rows = [
        *month(),
        *claims(),
        *counts(
            "reports",
            "airwars_syria",
            {"killed TOP": 80, "injured TOP": 75, "killed presence": 88, "injured presence": 88},
            {"killed TOP": "64.6", "injured TOP": "33.3", "killed TOPX": "20.3", "injured TOPX": "10.0"},
        ),
        *counts(
            "narratives",
            "airwars_gaza",
            {"killed TOP": 80, "injured TOP": 75, "killed TOPX": 50, "injured TOPX": 50},
            {"killed TOP": "54.1", "injured TOP": "53.4", "killed TOPX": "31.2", "injured TOPX": "32.1"},
        ),
        *counts(
            "newswire",
            "pitf",
            {"killed TOP": 88, "injured TOP": 94},
            {"killed TOP": "62.4", "injured TOP": "89.3"},
        ),
        *muc(),
    ]
    head = ["| texts | measure | reached | floor | goal | |", "|---|---|---|---|---|---|"]
    table = "\n".join([*head, *map(str, rows)])
    print(table)
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(f"# Extraction on the development texts\n\nExtractor {EXTRACTOR_VERSION}.\n\n{table}\n", "utf-8")


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:  # some texts carry a date in words
        return None


if __name__ == "__main__":
    main()
