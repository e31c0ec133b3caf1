"""Parts of a total: they feed the breakdown, are never added to it, and must fit into it (R7)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from .facts import Fact, Number
from .figures import Figure, Footnote, Part
from .merging import total

Trait = tuple[str, str, str]  # age group, sex, victim status where it differs from the whole
DISCARDED = frozenset({"rejected", "retracted", "superseded"})


def break_down(figure: Figure, parts: Mapping[int, list[Fact]], facts: Mapping[int, Fact]) -> Figure:
    """Return the figure with the shares that its own claims name, such as children or commanders."""
    shares: dict[Trait, list[tuple[Number | None, list[int]]]] = defaultdict(list)
    for contribution in figure.contributions:
        for trait, reports in _shares_of(contribution.claim_ids, parts, facts).items():
            shares[trait].append((_envelope(map(_sum, reports)), [f.claim_id for r in reports for f in r]))
    return replace(figure, breakdown=tuple(_part(trait, found) for trait, found in sorted(shares.items())))


def oversized(parts: Mapping[int, list[Fact]], facts: Mapping[int, Fact]) -> list[Footnote]:
    """Report each whole that its parts exceed; parts of different traits may overlap and are summed apart."""
    footnotes = []
    for whole_id, claims in parts.items():
        whole = facts.get(whole_id)
        if whole is None or whole.max is None or whole.status in DISCARDED:
            continue
        sums: dict[tuple[str, int | None, str], list[Fact]] = defaultdict(list)
        for part in claims:
            if _comparable(part, whole) and part.min is not None:
                sums[_dimension(part, whole), part.article_id, part.group].append(part)
        for summed in sums.values():
            least = sum(part.min or 0 for part in summed)
            if least > whole.max:
                footnotes.append(_too_large(whole, summed, least))
    return footnotes


def parts_by_whole(facts: Iterable[Fact]) -> dict[int, list[Fact]]:
    """Group part claims by the claim that they are a part of."""
    parts: dict[int, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.role == "part_of" and fact.of is not None:
            parts[fact.of].append(fact)
    return parts


def _shares_of(
    claim_ids: Iterable[int], parts: Mapping[int, list[Fact]], facts: Mapping[int, Fact]
) -> dict[Trait, list[list[Fact]]]:
    """Return for each trait the parts, report by report: summed in one report, compared across reports."""
    found: dict[Trait, dict[tuple[int, int | None], list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for whole_id in claim_ids:
        for part in parts.get(whole_id, ()):
            trait = _trait(part, facts[whole_id])
            if _comparable(part, facts[whole_id]) and any(trait):
                found[trait][whole_id, part.article_id].append(part)
    return {trait: list(reports.values()) for trait, reports in found.items()}


def _trait(part: Fact, whole: Fact) -> Trait:
    status = part.victim_status if part.victim_status in ("civilian", "combatant") else ""
    return part.age_group, part.sex, "" if status == whole.victim_status else status


def _dimension(part: Fact, whole: Fact) -> str:
    age_group, sex, status = _trait(part, whole)
    return "person" if age_group or sex else "status" if status else "share"


def _comparable(part: Fact, whole: Fact) -> bool:
    return (part.kind, part.unit, part.combined) == (whole.kind, whole.unit, whole.combined)


def _sum(report: list[Fact]) -> Number | None:
    """A part without a number leaves the sum of the others open."""
    numbers = [number for part in report if part.is_quantified and (number := part.number)]
    summed = total(numbers)
    if summed is None or len(numbers) == len(report):
        return summed
    return Number(summed.min, None, None)


def _envelope(numbers: Iterable[Number | None]) -> Number | None:
    known = [number for number in numbers if number is not None]
    if not known:
        return None
    maxima = [number.max for number in known if number.max is not None]
    bests = {number.best for number in known}
    return Number(
        min(number.min for number in known),
        bests.pop() if len(bests) == 1 else None,
        max(maxima) if len(maxima) == len(known) else None,
    )


def _part(trait: Trait, found: list[tuple[Number | None, list[int]]]) -> Part:
    numbers = [number for number, _ in found if number is not None]
    return Part(*trait, total(numbers), tuple(sorted(claim for _, claims in found for claim in claims)))


def _too_large(whole: Fact, parts: list[Fact], least: int) -> Footnote:
    claims = tuple(sorted(part.claim_id for part in parts))
    text = f"Claim {whole.claim_id} states {whole.max} in all, and its parts come to at least {least}."
    return Footnote("R7", text, (whole.claim_id, *claims), whole.incident_id, problem=True)
