"""What a profile asks beyond the rules: a grade, a number of independent sources, another reading of words."""

from dataclasses import replace

from .columns import Contributions
from .facts import Fact, Number
from .figures import Contribution, Exclusion
from .measures import HARM
from .profiles import Profile


def as_coded(fact: Fact, profile: Profile) -> Fact:
    """Return a claim as the profile reads its words: "dozens" of people as the number that the profile has for it."""
    number = profile.number_for(fact.hedge) if fact.kind in HARM else None
    if number is None:
        return fact
    return replace(fact, min=number, best=number, max=number, hedge="exact")


def admitted(merged: Contributions, profile: Profile) -> tuple[Contributions, list[Exclusion]]:
    """Set aside the incidents that the profile does not let in, and give the others the number that it asks for."""
    recorded: Contributions = {}
    exclusions = []
    for measure, contributions in merged.items():
        for contribution in contributions:
            if words := _missing(contribution, profile):
                exclusions += [Exclusion(claim_id, "§3", words) for claim_id in contribution.claim_ids]
            else:
                recorded.setdefault(measure, []).append(_numbered(contribution, profile))
    return recorded, exclusions


def _missing(contribution: Contribution, profile: Profile) -> str:
    if profile.grades and contribution.grade not in profile.grades:
        grades = " or ".join(profile.grades)
        return f"Its incident is graded {contribution.grade or 'not at all'}, and this profile asks for {grades}."
    if len(contribution.groups) < profile.least_groups:
        return f"Fewer than {profile.least_groups} independent sources, which this profile asks for."
    return ""


def _numbered(contribution: Contribution, profile: Profile) -> Contribution:
    if not profile.lowest or contribution.number is None:
        return contribution
    least = contribution.number.min
    return replace(contribution, number=Number(least, least, least))
