"""Do numbers, munitions and names change hands within the text?"""

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from annotator.checks.base import Case, Check, Finding, Severity, Span, pairs_with_whole, span_of
from annotator.claims.models import Claim
from annotator.claims.spelling import normal

_ADJECTIVE = r"(?P<a>[A-Z][a-z]{2,}(?:ian|ish|ese|ite|i|an))"
# Who is called by a country's adjective without being its state.
_PROXY = re.compile(
    rf"\b{_ADJECTIVE}(?:[- ](?:backed|affiliated|linked|aligned|sponsored|supported|funded|led)\s+(?:\w+\s+){{0,2}}?"
    r"(?:militias?|militants?|rebels|groups?|factions?|fighters|forces|gunmen|proxies)|\s+(?:militias?|militiamen|proxies|proxy))\b"
)
# Words that two parties' names may share.
_COMMON = frozenset("forces militias militia fighters army group soldiers troops police gunmen rebels backed".split())
# What would be the state's own doing.
_STATE = re.compile(
    rf"\b{_ADJECTIVE}\s+(?:bombardment|shelling|strikes?|airstrikes?|attacks?|raids?|rockets?|missiles?|fire|aggression)\b"
)
# Where the state's own forces are in the text as well, its strikes may be theirs.
_FORCES = re.compile(rf"\b{_ADJECTIVE}\s+(?:forces|army|military|troops|soldiers|air force|jets|warplanes|drones?)\b")


class SameNumberBothSides(Check):
    """Points at "two shells" from one side and "two shells" from the other; passes two details of one event."""

    id = "same_number_both_sides"
    name = "Same number for opposite sides"
    description = (
        "One paragraph gives the same number of the same thing to two parties. It may be so, or one of the numbers was "
        "written twice."
    )
    severity = Severity.WARN

    def findings(self, case: Case) -> Iterable[Finding]:
        """Yield a finding for each second claim of a paragraph with the number and unit of the first."""
        alike: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
        for claim in case.claims:
            if claim.best and claim.best > 1 and claim.min == claim.max and claim.actor:
                alike[claim.paragraph, claim.kind, claim.unit, claim.weapon, claim.best].append(claim)
        for claims in alike.values():
            for one, other in combinations(claims, 2):
                if not _related(one, other) and not _same_name(one.actor, other.actor):
                    message = f"{other.best} by {one.actor} and {other.best} by {other.actor} in one paragraph."
                    yield Finding(message, (span_of(one), span_of(other)), other)


class UnitDrift(Check):
    """Points at three rockets whose parts are shells; passes rockets that stay rockets."""

    id = "unit_drift"
    name = "Unit drift"
    description = "What the text first counts as one thing it goes on to call another: rockets become shells."
    severity = Severity.WARN

    def findings(self, case: Case) -> Iterable[Finding]:
        """Yield one finding for each total whose parts are of another munition or unit."""
        drifted: dict[int, list[Claim]] = defaultdict(list)
        for claim, whole in pairs_with_whole(case, "part_of"):
            several = whole.best is not None and whole.best > 1
            if several and claim.kind == whole.kind and "" != whole.weapon != claim.weapon != "":
                drifted[whole.pk].append(claim)
        for pk, parts in drifted.items():
            whole = case.by_id[pk]
            message = f"What is a {whole.weapon} in the total is a {parts[0].weapon} in its parts."
            yield Finding(message, (span_of(whole), *map(span_of, parts)), whole)


class NameDrift(Check):
    """Points at "Iranian-backed militias" whose fire becomes "the Iranian bombardment"; passes one name throughout."""

    id = "name_drift"
    name = "Name drift"
    description = (
        "A group close to a state is called by changing names, down to the state's own. Who did it is then a matter of "
        "which sentence is quoted."
    )
    severity = Severity.WARN

    def findings(self, case: Case) -> Iterable[Finding]:
        """Yield a finding for each adjective that stands for a group here and for a state, or another group, there."""
        forces = _by_adjective(_FORCES, case.text)
        for adjective, proxies in _by_adjective(_PROXY, case.text).items():
            if adjective in forces:
                continue
            state = _by_adjective(_STATE, case.text).get(adjective, {})
            spans = (*proxies.values(), *state.values())
            if state:
                words = f"“{_first(proxies)}” are elsewhere “{_first(state)}”"
                yield Finding(f"{words}: the group or the state?", spans)
            elif len(proxies) > 1:
                listed = " and ".join(f"“{name}”" for name in list(proxies)[:3])
                yield Finding(f"{listed}: one party or several?", spans, severity=Severity.INFO)


def _related(one: Claim, other: Claim) -> bool:
    """Tell whether one is within the other; a second telling with another actor is just what is looked for."""
    if "duplicate_of" in (one.role, other.role):
        return False
    return one.of_id == other.pk or other.of_id == one.pk or (one.of_id is not None and one.of_id == other.of_id)


def _same_name(one: str, other: str) -> bool:
    first, second = normal(one), normal(other)
    return first in second or second in first or bool(_names(first) & _names(second))


def _names(name: str) -> set[str]:
    return {word for word in name.split() if len(word) > 3} - _COMMON


def _by_adjective(pattern: re.Pattern[str], text: str) -> dict[str, dict[str, Span]]:
    """Return the different wordings of each adjective, each with where it stands first."""
    found: dict[str, dict[str, Span]] = defaultdict(dict)
    for match in pattern.finditer(text):
        found[match["a"]].setdefault(" ".join(match[0].split()), match.span())
    return found


def _first(wordings: dict[str, Span]) -> str:
    return next(iter(wordings))
