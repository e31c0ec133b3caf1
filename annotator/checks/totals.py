"""Do the parts of a number fit into it?"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from annotator.checks.base import Case, Check, Finding, Severity, pairs_with_whole, span_of
from annotator.checks.layout import overlaps
from annotator.claims.models import Claim


class PartAgainstWhole(Check):
    """Points at "12 arrested, seven in the north and six in the south"; passes "three: one here and two there"."""

    id = "part_against_whole"
    name = "Part against whole"
    description = (
        "The parts that the report names are added up and held against its total. More than the total is a mistake "
        "somewhere; exactly the total means that nothing is missing. Either way only the total counts (R7)."
    )
    severity = Severity.WARN

    def findings(self, case: Case) -> Iterable[Finding]:
        """Yield a finding for each total that its parts exceed or meet exactly."""
        parts: dict[int, list[Claim]] = defaultdict(list)
        for part, whole in pairs_with_whole(case, "part_of"):
            if part.unit == whole.unit and part.min is not None and not _is_no_part(case, part, whole):
                parts[whole.pk].append(part)
        for pk, listed in parts.items():
            if finding := _weigh(case.by_id[pk], listed):
                yield finding


def _weigh(whole: Claim, parts: Sequence[Claim]) -> Finding | None:
    least = sum(part.min or 0 for part in parts)
    spans = (span_of(whole), *map(span_of, parts))
    written = " + ".join(str(part.min) for part in parts)
    if not _is_written(whole, parts):
        return None
    if whole.max is not None and least > whole.max:
        sum_of = written if len(parts) == 1 else f"{written} = {least}"
        return Finding(f"The parts are more than the total: {sum_of}, of {whole.max}.", spans, whole)
    exact = whole.best is not None and all(part.min == part.best == part.max for part in parts)
    if exact and len(parts) > 1 and least == whole.best:
        message = f"The parts add up: {written} = {least}. Only the total counts."
        return Finding(message, spans, whole, Severity.OK)
    return None


def _is_no_part(case: Case, part: Claim, whole: Claim) -> bool:
    """Tell whether a part is an age in brackets, or the total told again in the very same words."""
    in_brackets = case.text[part.start - 1 : part.start] == "(" and case.text[part.end : part.end + 1] == ")"
    return (in_brackets and part.quote.isdigit()) or part.quote.casefold() == whole.quote.casefold()


def _is_written(total: Claim, parts: Sequence[Claim]) -> bool:
    """Tell whether the text gives the total in words of its own: one that was added up from its parts proves nothing.

    In "two officers and their driver were killed" the only number is a part's, and one person has no parts.
    """
    numbers = [(start, end) for name, start, end in total.proposal.get("evidence", []) if name == "quantity"]
    is_own = any(not any(overlaps(number, span_of(part)) for part in parts) for number in numbers)
    return total.best != 1 and (is_own or not total.proposal.get("evidence"))
