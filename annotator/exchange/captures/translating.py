"""A row of an archive as what is kept of a copy. Auto Archiver's sheet is read by its own headings. No Django."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime

from annotator.exchange.contract import Problem

Cells = dict[str, str]
_HASH = re.compile(r"(?:sha-?256[:\s-]*)?([0-9a-f]{64})", re.IGNORECASE)
_FAILED = ("fail", "error", "nothing archived", "no archiver")
_MEDIA = (".mp4", ".webm", ".mov", ".jpg", ".jpeg", ".png", ".webp", ".mp3", ".gif")


def translated(row: Mapping[str, str]) -> tuple[Cells, list[Problem], list[str]]:
    """Return what is kept, what is wrong, and what is left out."""
    problems: list[Problem] = []
    notes: list[str] = []
    location, wacz = row.get("location", "").strip(), row.get("wacz", "").strip()
    if location and wacz and wacz != location:
        notes.append(f"Its web archive at {wacz[:100]} is left out; a row tells of one copy.")
    location = location or wacz
    cells = {
        "url": row.get("url", "").strip(),
        "location": location,
        "kind": row.get("kind", "").strip() or _kind(location),
        "archived_at": _moment(row.get("archived_at", ""), problems),
        "sha256": _sha256(row.get("sha256", ""), notes),
        "tool": row.get("tool", "").strip(),
        "title": row.get("title", "").strip()[:500],
    }
    status = row.get("status", "").strip()
    if status.lower().startswith(_FAILED):
        problems.append(Problem.of("status", "status", status, "The archive says that it has no copy of this page."))
    elif not location:
        problems.append(Problem.of("empty", "location", "", "It does not say where the copy is."))
    return cells, problems, notes


def _kind(location: str) -> str:
    path = location.lower().partition("?")[0]
    return "wacz" if path.endswith(".wacz") else "media" if path.endswith(_MEDIA) else "page"


def _sha256(said: str, notes: list[str]) -> str:
    said = said.strip()
    found = _HASH.fullmatch(said)
    if said and not found:
        notes.append(f"Its hash “{said[:40]}” is no SHA-256 and is left out.")
    return found[1].lower() if found else ""


def _moment(said: str, problems: list[Problem]) -> str:
    """Return a time in UTC; one that names no zone is taken for that."""
    said = said.strip()
    if not said:
        return ""
    try:
        found = datetime.fromisoformat(said)
        return (found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)).isoformat()
    except (ValueError, OverflowError):
        problems.append(Problem.of("date", "archived_at", said, "It is no time like 2022-01-17T09:30:00Z."))
        return ""
