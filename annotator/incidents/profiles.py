"""Profiles: which claims a tally lets in, kept as data."""

from dataclasses import dataclass

from .frozen import Frozen


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


RECORDED = Profile("recorded", "Recorded", "Every confirmed claim that the counting rules let in.")
PROFILES = (
    RECORDED,
    Profile(
        "two_sources",
        "Two sources",
        "As recorded, with only the incidents that two independent sources report.",
        least_groups=2,
    ),
    Profile(
        "with_alleged",
        "With allegations",
        "As recorded, with allegations counted as if they were asserted.",
        modalities=("asserted", "alleged"),
    ),
    Profile(
        "with_held",
        "With held claims",
        "As recorded, with the claims that are held for a decision.",
        statuses=("verified", "corrected", "held"),
    ),
    Profile(
        "with_party_claims",
        "With claims of enemy losses",
        "As recorded, with what a party to the fighting says of its enemy's losses.",
        party_claims=True,
    ),
)
