"""The profiles by which an edition protects people (METHOD §8), as data."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PATH = Path(__file__).parent / "data" / "redactions.json"
PUBLIC = "public"


@dataclass(frozen=True)
class Profile:
    """What an edition withholds: decimals of coordinates beyond so many, protected names, masked sources."""

    id: str
    label: str
    definition: str
    decimals: int | None
    names: bool
    sources: bool
    public: bool  # fit for the public pages


@cache
def profiles() -> dict[str, Profile]:
    """Return the profiles by id, the one for the public first."""
    return {one["id"]: Profile(**one) for one in json.loads(PATH.read_text("utf-8"))["items"]}
