"""Profiles: which claims a tally lets in, and how it reads their numbers, kept as data."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .frozen import Frozen

DATA = Path(__file__).parent / "data" / "profiles.json"


@dataclass(frozen=True, slots=True)
class Coded(Frozen):
    """The number that a profile puts in the place of a word such as "dozens"."""

    hedge: str
    number: int


@dataclass(frozen=True, slots=True)
class Profile(Frozen):
    """Which claims a tally lets in; `recorded` is what is published, the others answer "what if"."""

    id: str
    label: str
    definition: str
    statuses: tuple[str, ...] = ("verified", "corrected")
    modalities: tuple[str, ...] = ("asserted",)
    party_claims: bool = False
    least_groups: int = 1
    grades: tuple[str, ...] = ()  # of incidents; none named lets all in
    lowest: bool = False  # the lowest figure of an incident stands for it
    coded: tuple[Coded, ...] = ()  # numbers for words, of people and bodies only
    basis: str = ""  # whose practice it follows, and how far

    def number_for(self, hedge: str) -> int | None:
        """Return the number that stands for a word under this profile, or None where the hedge table stands."""
        return next((one.number for one in self.coded if one.hedge == hedge), None)


def _read(item: dict[str, Any]) -> Profile:
    named = {name: item[name] for name in ("id", "label", "definition", "basis") if name in item}
    return Profile.from_dict(named | item["settings"])


_data = json.loads(DATA.read_text("utf-8"))
PROFILES_VERSION: str = _data["version"]
PROFILES: tuple[Profile, ...] = tuple(_read(item) for item in _data["items"])
RECORDED = PROFILES[0]


def profile_of(id: str) -> Profile:
    """Return the profile of an id; raises LookupError for one that does not exist."""
    found = next((profile for profile in PROFILES if profile.id == id), None)
    if found is None:
        raise LookupError(f"There is no profile called {id}.")
    return found
