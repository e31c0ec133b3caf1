"""The lines that `python -m annotator.extraction` writes, one document each, as rows of a table of claims."""

import json
from collections.abc import Iterable, Iterator, Mapping
from textwrap import shorten
from typing import Any

from annotator.exchange.contract import Problem, Row

LONGEST = {"actor": 300, "target": 300, "attribution": 300, "weapon": 40, "age_group": 20, "sex": 20, "rule": 80}
ALIKE = (
    "quote start end kind unit hedge min best max weapon modality actor target victim_status age_group sex "
    "place_precision date_start date_end date_precision date_basis attribution role score rule extractor_version "
    "sentence_start sentence_end paragraph"
).split()


def looks_like_documents(first: str) -> bool:
    """Tell whether a line is a document with its claims, and not a row of a table."""
    try:
        found = json.loads(first)
    except ValueError:
        return False
    return isinstance(found, dict) and isinstance(found.get("claims"), list)


def claim_rows(lines: Iterable[str], id_is: str = "article") -> Iterator[Row]:
    """Yield a row for each claim; `id_is` says what the documents' ids are: an article's number, sum, url or title."""
    number = 0
    for line, text in enumerate(lines, start=1):
        if not text.strip():
            continue
        try:
            document = json.loads(text)
            claims = [dict(claim) for claim in document["claims"]]
        except (ValueError, KeyError, TypeError) as error:
            number += 1
            yield Row(number, {}, (Problem.of("line", "", text, f"Line {line} is no document with claims: {error}."),))
            continue
        for claim in claims:
            number += 1
            yield Row(number, {id_is: str(document.get("id", "")), **_cells(claim, claims)}, notes=(f"Line {line}.",))


def _cells(claim: Mapping[str, Any], claims: list[dict[str, Any]]) -> dict[str, str]:
    cells = {name: _cell(claim.get(name)) for name in ALIKE}
    cells |= {name: shorten(cells[name], most, placeholder=" …") for name, most in LONGEST.items() if name in cells
              if len(cells[name]) > most}  # fmt: skip
    cells["combined"] = "yes" if claim.get("combined") else "no"
    cells["scope"] = "|".join(claim.get("scope") or ())
    cells["places"] = "|".join(_places(claim))
    of = claim.get("of")
    if isinstance(of, int) and 0 <= of < len(claims):
        cells["of"] = "{kind}:{unit}:{start}-{end}".format(**claims[of])
    return cells


def _places(claim: Mapping[str, Any]) -> Iterator[str]:
    names = claim.get("places") or []
    roles = claim.get("place_roles") or []
    for at, name in enumerate(names):
        role = roles[at] if at < len(roles) else "event"
        written = str(name).replace("\\", "\\\\").replace("|", "\\|")
        yield written if role == "event" else f"{role}:{written}"


def _cell(value: Any) -> str:
    return "" if value is None else str(value)
