"""Runs the extractor over the development texts and prints each figure beside its floor and its goal."""

import contextlib
import io
import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from annotator.extraction import EXTRACTOR_VERSION, Candidate, Document, extract_many
from annotator.extraction.mentions import mentions
from bench import worked_example
from bench.corpus import CORPUS, day, lines, scorer
from bench.rows import Measure, Row, Rows, on_halves

RESULTS = Path(__file__).parent / "results" / "extraction.md"
HARM = ["killed", "injured", "arrested", "abducted", "executed", "released", "displaced", "bodies_found"]
# Our kinds in the words of the snippets' labels; labels that no kind of ours covers are left out of the mean.
EVENT_LABELS = {
    "ied_explosion": "explosion", "landmine": "explosion", "suicide_attack": "explosion", "clash": "clash",
    "exchange_of_fire": "clash", "territory_change": "territory", "weapons_seized": "weapons_seizure",
    "shelling": "shelling", "rocket_attack": "shelling", "projectile_fired": "shelling", "airstrike": "airstrike",
    "drone_strike": "airstrike", "property_damage": "property_destruction", "convoy_entry": "movement",
    "reinforcement": "movement", "patrol": "movement", "withdrawal": "withdrawal", "arrested": "arrest",
    "abducted": "abduction", "raid_operation": "attack", "assassination": "attack", "killed": "attack",
    "injured": "attack", "executed": "attack", "other": "attack",
}  # fmt: skip
HURT = {"killed", "injured", "executed"}
PRINTED = {"TOP": r"TOP +([\d.]+)", "TOPX": r"TOPX +([\d.]+)", "presence": r" F ([\d.]+)"}
STATUSES = {"mixed_unsplit": "mixed", "not_applicable": "n/a"}
ROLES = {"new_event": "new", "part_of": "part", "duplicate_of": "repeat"}


@cache
def texts(name: str) -> Rows:
    """Return the texts of a file with what was found in each under "found"."""
    rows = lines(name)
    found = read(rows)
    return [{**row, "found": found[row["id"]]} for row in rows]


def read(rows: list[dict[str, Any]], processes: int = 2) -> dict[str, list[dict[str, Any]]]:
    """Return the claims of each document in the form that the scorers read."""
    found = extract_many(map(document_of, rows), processes=processes)
    return {row["id"]: [as_scored(one) for one in claims] for row, claims in zip(rows, found, strict=True)}


def document_of(row: dict[str, Any]) -> Document:
    """Return a labelled text as the extractor takes it."""
    return Document(row["text"], id=row["id"], published=day(row.get("doc_date")))


def as_scored(one: Candidate) -> dict[str, Any]:
    """Return a candidate in the scorers' words."""
    return {
        "kind": one.kind, "min": one.min, "best": one.best, "max": one.max, "start": one.start, "end": one.end,
        "modality": one.modality, "actor": one.actor, "target": one.target,
        "target_status": STATUSES.get(one.victim_status, one.victim_status),
        "places": [place.name for place in one.places], "role": ROLES.get(one.role, one.role),
        "date": one.date_start and one.date_start.isoformat(),
    }  # fmt: skip


def claims(rows: Rows) -> list[Row]:
    """Score claim by claim."""
    module = scorer("score_claims")
    known = module.load_gold(str(CORPUS / "claims/gold"))
    gold = {row["id"]: known[row["id"]] for row in rows}
    system = {row["id"]: row["found"] for row in rows}
    harm, every, deaths = (module.score(gold, system, k)[0] for k in (HARM, module.CORE, ["killed", "injured"]))
    wanted = {"F1": 92, "exact_number": 94, "modality": 96, "actor": 82, "status": 88, "place": 82, "role_new": 85}
    return [
        Row("claims", "killed and injured, F1", deaths["F1"], floor="71"),
        Row("claims", "killed and injured, numbers exact", deaths["exact_number"], floor="63"),
        *(Row("claims", f"harm kinds, {name}", harm[name], goal) for name, goal in wanted.items()),
        *(Row("claims", f"all kinds, {name}", every[name]) for name in ("precision", "recall")),
        Row("claims", "all kinds, F1", every["F1"], 82),
    ]


def month() -> Iterable[Row]:
    """Score the 88th monthly report."""
    found = worked_example.score()
    yield Row("88th month", "passages right", found.recall, 100)
    yield Row("88th month", "precision", found.precision, 85)


def counts(name: str, mode: str, goals: dict[str, float], floors: dict[str, str]) -> Measure:
    """Return the measure of the numbers of whole documents."""

    def measure(rows: Rows) -> list[Row]:
        with tempfile.TemporaryDirectory() as folder:
            gold, system = Path(folder) / "gold.jsonl", Path(folder) / "system.jsonl"
            gold.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
            system.write_text("\n".join(json.dumps({"id": r["id"], "claims": r["found"]}) for r in rows), "utf-8")
            printed = io.StringIO()
            with contextlib.redirect_stdout(printed):
                scorer("score_counts").main(mode, str(gold), str(system))
        return [row for line in printed.getvalue().splitlines() for row in _printed(name, line, goals, floors)]

    return measure


def _printed(name: str, line: str, goals: dict[str, float], floors: dict[str, str]) -> Iterable[Row]:
    for measure, pattern in PRINTED.items():
        match, key = re.search(pattern, line), f"{line.split()[0]} {measure}"
        yield Row(name, key, float(match[1]) if match else None, goals.get(key), floors.get(key, ""))


def muc(rows: Rows) -> list[Row]:
    """Score upper-case newswire, and once more without what its keys leave out: fighters, repeats and old events."""
    score = scorer("score_muc4").score
    every = score(rows, [{"id": r["id"], "claims": r["found"]} for r in rows])["VICT"]
    asked = score(rows, [{"id": r["id"], "claims": [c for c in r["found"] if _in_keys(c)]} for r in rows])["VICT"]
    return [
        Row("muc", "victims precision", every["P"], 60),
        Row("muc", "victims recall", every["R"]),
        Row("muc", "victims F1", every["F1"], 60, "16–38"),
        Row("muc", "victims precision, what the keys ask for", asked["P"]),
        Row("muc", "victims F1, what the keys ask for", asked["F1"]),
    ]


def _in_keys(claim: dict[str, Any]) -> bool:
    return claim["role"] in ("new", "part") and claim["target_status"] != "combatant"


def event_kinds(rows: Rows) -> list[Row]:
    """Score one kind a snippet: of its first act that the text does not deny, or of the harm if there is no act."""
    asked = [row for row in rows if row["gold"]["kind"]]
    pairs = [(row["gold"]["kind"], _snippet_kind(row["found"])) for row in asked]
    sizes = Counter(kind for kind, _ in pairs if kind in EVENT_LABELS.values())
    scores = {kind: _f1(pairs, kind) for kind, size in sizes.items() if size >= 5}
    each = [Row("event_kinds", f"{kind} ({sizes[kind]}), F1", score) for kind, score in sorted(scores.items())]
    return [Row("event_kinds", "macro F1", sum(scores.values()) / len(scores), 55), *each]


def _snippet_kind(found: list[dict[str, Any]]) -> str | None:
    told = [one for one in found if one["modality"] != "negated"]
    acts = [one for one in told if one["kind"] not in HURT] + [one for one in told if one["kind"] in HURT]
    return next((EVENT_LABELS[one["kind"]] for one in acts if one["kind"] in EVENT_LABELS), None)


def _f1(pairs: list[tuple[str, str | None]], kind: str) -> float:
    hits = sum(gold == found == kind for gold, found in pairs)
    total = sum(gold == kind for gold, _ in pairs) + sum(found == kind for _, found in pairs)
    return 200 * hits / total if total else 0.0


def entities(rows: Rows) -> list[Row]:
    """Score the spans of places and quantities, once to the letter and once where they overlap."""
    seen = {row["id"]: mentions(Document(row["text"])) for row in rows}
    found = []
    for label, kind in (("Location", "place"), ("Quantity", "quantity")):
        exact = overlap = size = 0
        for row in rows:
            gold = {(one["start"], one["end"]) for one in row["gold"]["entities"] if one["type"] == label}
            ours = {(one.start, one.end) for one in seen[row["id"]] if one.kind == kind}
            size += len(gold) + len(ours)
            exact += len(gold & ours)
            overlap += _overlaps(gold, ours)
        found.append(Row("entities", f"{label}, span F1", 200 * exact / size, 75))
        found.append(Row("entities", f"{label}, overlapping spans F1", 200 * overlap / size))
    return found


def _overlaps(gold: set[tuple[int, int]], ours: set[tuple[int, int]]) -> int:
    left, hits = sorted(gold), 0
    for start, end in sorted(ours):
        match = next((span for span in left if span[0] < end and start < span[1]), None)
        if match is not None:
            left.remove(match)
            hits += 1
    return hits


COUNTED = {
    "reports": counts("reports", "airwars_syria",
        {"killed TOP": 80, "injured TOP": 75, "killed presence": 88, "injured presence": 88},
        {"killed TOP": "64.6", "injured TOP": "33.3", "killed TOPX": "20.3", "injured TOPX": "10.0"}),
    "narratives": counts("narratives", "airwars_gaza",
        {"killed TOP": 80, "injured TOP": 75, "killed TOPX": 50, "injured TOPX": 50},
        {"killed TOP": "54.1", "injured TOP": "53.4", "killed TOPX": "31.2", "injured TOPX": "32.1"}),
    "newswire": counts("newswire", "pitf",
        {"killed TOP": 88, "injured TOP": 94}, {"killed TOP": "62.4", "injured TOP": "89.3"}),
}  # fmt: skip


def main() -> None:
    """Print the table and keep it under bench/results."""
    rows = [
        *month(),
        *on_halves(texts("claims/dev.jsonl"), claims),
        *(row for name, measure in COUNTED.items() for row in on_halves(texts(f"{name}/dev.jsonl"), measure)),
        *on_halves(texts("muc/tst1.jsonl") + texts("muc/tst2.jsonl"), muc),
        *on_halves(texts("event_kinds/dev.jsonl"), event_kinds),
        *on_halves(texts("entities/dev.jsonl"), entities),
    ]
    head = ["| texts | measure | reached | half 0 | half 1 | floor | goal | |", "|---|---|---|---|---|---|---|---|"]
    table = "\n".join([*head, *map(str, rows)])
    print(table)
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(f"# Extraction on the development texts\n\nExtractor {EXTRACTOR_VERSION}.\n\n{table}\n", "utf-8")


if __name__ == "__main__":
    main()
