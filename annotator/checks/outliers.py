"""Is a report's figure far outside what its series has said so far?"""

import math
from collections.abc import Iterable, Sequence
from statistics import median

from annotator.checks.base import Case, Check, Finding, Severity, span_of
from annotator.checks.series_figures import earlier_figures, figures_of, number_of
from annotator.claims.models import Claim

FEWEST = 5
# Of a normal distribution, half lies within 0.6745 standard deviations of the median.
_NORMAL = 0.6745
_FAR = 3.5
# Reports that always say nearly the same would make any change an outlier: at least a factor of 1.25 is usual.
_LEAST_SPREAD = math.log(1.25)
_TIMES = 2
_SMALL = "none one two three four five six seven eight nine ten eleven twelve".split()
_TOLD_APART = {"civilian", "combatant"}


class OutlierInSeries(Check):
    """Points at 2,310 vehicles where nine earlier reports say 60 to 180; passes 240, and a series of four reports.

    The figure of a report is its largest number of a kind, unit and victim status. Iglewicz and Hoaglin (How to Detect
    and Handle Outliers, 1993) call a number an outlier where its modified z-score, 0.6745 · |x - median| / MAD, is over
    3.5. The score is taken of logarithms, since counts of events grow by factors, over five earlier reports or more;
    the number must also be at least twice the highest or at most half of the lowest of those that are no outliers.
    """

    id = "outlier_in_series"
    name = "Far outside its series"
    description = (
        "The number is many times what earlier reports of the series say of the same kind of event. It may be right, "
        "a slip of a digit, or a total over a longer time."
    )
    severity = Severity.WARN

    def findings(self, case: Case) -> Iterable[Finding]:
        """Yield a finding for the largest number of each kind that the series has never been near to."""
        figures = figures_of(case.claims)
        earlier = earlier_figures(case.article, {claim.kind for claim in figures.values()}) if figures else {}
        for key, claim in figures.items():
            if is_far_outside(number_of(claim), earlier.get(key, ())):
                yield Finding(_message(claim, earlier[key]), (span_of(claim),), claim)


def is_far_outside(number: int, earlier: Sequence[int]) -> bool:
    """Tell whether a number is an outlier beside at least five earlier ones."""
    if len(earlier) < FEWEST:
        return False
    usual = _usual(earlier)
    apart = number >= max(usual) * _TIMES or number <= min(usual) / _TIMES
    return apart and _score(number, earlier) > _FAR


def _score(number: int, earlier: Sequence[int]) -> float:
    """Return the modified z-score of a number's logarithm."""
    logs = [math.log1p(one) for one in earlier]
    middle = median(logs)
    spread = max(median(abs(one - middle) for one in logs), _LEAST_SPREAD)
    return _NORMAL * abs(math.log1p(number) - middle) / spread


def _usual(earlier: Sequence[int]) -> list[int]:
    """Return the earlier numbers without those that were outliers themselves."""
    return [one for one in earlier if _score(one, earlier) <= _FAR]


def _message(claim: Claim, earlier: Sequence[int]) -> str:
    usual = _usual(earlier)
    said = f"{min(usual):,}–{max(usual):,}" if min(usual) < max(usual) else f"{usual[0]:,}"
    reports = f"the {_in_words(len(earlier))}" if len(usual) == len(earlier) else f"{len(usual)} of the {len(earlier)}"
    return f"{number_of(claim):,} {_counted(claim)}; {reports} earlier reports of this series say {said}."


def _in_words(count: int) -> str:
    return _SMALL[count] if count < len(_SMALL) else str(count)


def _counted(claim: Claim) -> str:
    kind, unit = claim.get_kind_display().lower(), claim.get_unit_display().lower()
    status = f", {claim.get_victim_status_display().lower()}" if claim.victim_status in _TOLD_APART else ""
    if claim.unit in {"person", "body"}:
        return f"{kind}{status}"
    return unit if claim.unit in {"vehicle", "projectile"} else f"{unit} ({kind})"
