"""Does a place lie where the text puts it?"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from annotator.checks.base import Case, Check, Finding, Severity, Span
from annotator.checks.layout import overlaps, sentence_at
from annotator.claims.gazetteer import Known, ask, namesakes
from annotator.claims.models import Claim
from annotator.claims.spelling import normal, skeleton

_PART = r"(?:(?:[AaEe]l|[Aa][dnrstz]|[Aa]sh|[EeAa][zs])[-– ])?[A-ZÀ-Þ‘ʿ][\w’'‘`-]*[\w’]"
_NAME = rf"{_PART}(?:[ ]{_PART}){{0,3}}"
_POINT = r"(?:(?:far|north|south|east|west|central|rural|outer)(?:[- ]?(?:east|west))?(?:ern)?\s+)"
_AREA = r"(?:countryside|governorate|province|district|sub-?district|suburbs|desert|badia)"
_IS_A = r"(?:\s+(?:town|city|village|area|district|neighbou?rhood|camp|region))?"
# "Madan in the eastern countryside of Raqqa", "Madan, in Raqqa’s countryside", "Madan, Raqqa governorate".
_PLACED = re.compile(
    rf"(?<![\w-])(?P<name>{_NAME})(?P<is_a>{_IS_A})(?P<join>,?\s+(?:in|within)|,)\s+(?:the\s+)?{_POINT}*"
    rf"(?P<of>(?i:{_AREA})\s+of\s+)?(?P<region>{_NAME})(?:['’]s)?(?P<area>\s+{_POINT}*(?i:{_AREA}))?(?![\w-])"
)
_LEADING = re.compile(r"(?:(?:In|At|Near|From|The|On|To|Of|And|Around|Outside|Inside|By|Town|City|Village)\s+)+")
_EXPLICIT = re.compile(_AREA, re.IGNORECASE)
# What comes before a name that lies elsewhere than what happens: where people are from, the other end of a road.
_ELSEWHERE = re.compile(
    r"\b(?:between\b.*|(?:road|highway|route|line|front|border)\b.{0,30}|(?:opposite|bordering|towards?|off)\s+(?:the\s+)?"
    r"(?:\w+\s+of\s+)?|(?:people|residents?|natives?|families|family|m[ae]n|wom[ae]n|civilians?|persons?|fighters?|"
    r"displaced|tribesm[ae]n|brigade|battalion|council|emir|governor|inhabitants)\s+(?:\w+\s+)?(?:of|from)\s+(?:the\s+)?"
    r"(?:\w+\s+of\s+)?)$",
    re.IGNORECASE | re.DOTALL,
)
_FROM = re.compile(r"\bfrom\s+(?:the\s+)?(?:\w+\s+of\s+)?$", re.IGNORECASE)
# A comma may as well go on in a list: "in Madan, Raqqa countryside and Homs".
_LISTED_BEFORE = re.compile(r"[A-Z][\w-]+,\s+(?:and\s+)?$|\band\s+$")
_LISTED_AFTER = re.compile(r"(?:,|,?\s+and)\s+(?:in\s+|the\s+)*(?:\w+ern\s+)?[A-Z]")
_OWNING = re.compile(r"['’]s$")
_TOWN = re.compile(r"town|city|village")
_TOWN_OF = re.compile(r"\b(?:town|city|village)\s+of\s+$")
# A governorate's bare name is its city's as well, where a smaller name may be a neighbourhood's.
_WELL_KNOWN = 10_000
# As it is written, in normal form, or with the very same sounds; less than that may be another village.
_SURE = 1.5


@dataclass(frozen=True)
class Placed:
    """A name, and the governorate or district in which the text says that it lies."""

    name: str
    region: str
    span: Span
    name_span: Span
    region_span: Span
    names_an_area: bool
    is_town: bool


class PlaceOutsideGovernorate(Check):
    """Points at "Manbij in Raqqa countryside", which lies in Aleppo's; passes a name that any village there has."""

    id = "place_outside_governorate"
    name = "Place outside its governorate"
    description = (
        "The text puts a place into a governorate or district in which the gazetteer has no place of that name, though "
        "it has one elsewhere. Either word may be the slip; a place unknown to the gazetteer raises nothing."
    )
    severity = Severity.WARN

    def findings(self, case: Case) -> Iterable[Finding]:
        """Yield a finding for each claim that happens at such a place, or one for the article."""
        placed = [one for one in _placed(case.text) if not _in_two_roles(case, one)]
        if not placed:
            return
        places = case.gazetteer.candidates({name for one in placed for name in (one.name, one.region)})
        for one in placed:
            if lies := _elsewhere(one, places):
                message = f"The gazetteer has {one.name} in {' and '.join(lies)}, none in {one.region}."
                claims: Sequence[Claim | None] = _happening_at(case, one) or [None]
                yield from (Finding(message, (one.span,), claim) for claim in claims)


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Yield each pair of names; the second name of one pair may be the first of the next."""
    match = _PLACED.search(text)
    while match:
        yield match
        match = _PLACED.search(text, match.start("region"))


def _placed(text: str) -> Iterator[Placed]:
    for match in _matches(text):
        leading = _LEADING.match(match["name"])
        start = match.start("name") + (leading.end() if leading else 0)
        area = " ".join((match["of"] or match["area"] or "").lower().replace(" of ", " ").split())
        explicit = bool(area or _EXPLICIT.search(match["region"]))
        before = text[sentence_at(text, start)[0] : start]
        if not _is_loose(match, explicit, before):
            kind = next((word for word in area.split() if word in {"governorate", "province", "district"}), "")
            yield Placed(
                name=text[start : match.end("name")],
                region=f"{_OWNING.sub('', match['region'])} {kind}".strip(),
                span=(start, match.end()),
                name_span=(start, match.end("name")),
                region_span=match.span("region"),
                names_an_area=explicit,
                is_town=bool(_TOWN.search(match["is_a"]) or _TOWN_OF.search(before)),
            )


def _is_loose(match: re.Match[str], explicit: bool, before: str) -> bool:
    """Tell whether the two names may stand beside each other without the one being said to lie in the other."""
    if _ELSEWHERE.search(before) or (not explicit and _FROM.search(before)):
        return True
    if match["join"] != ",":
        return False
    listed = _LISTED_BEFORE.search(before) or _LISTED_AFTER.match(match.string, match.end())
    return not explicit or bool(listed)


def _in_two_roles(case: Case, one: Placed) -> bool:
    """Tell whether the extractor took the one for where something is from and the other for where it happened."""
    for claim in case.claims:
        roles: dict[str, set[str]] = {"name": set(), "region": set()}
        for role, _, start, end, *_ in claim.proposal.get("places_by_role", []):
            for part, span in (("name", one.name_span), ("region", one.region_span)):
                if overlaps((start, end), span):
                    roles[part].add(role)
        if roles["name"] and roles["region"] and not roles["name"] & roles["region"]:
            return True
    return False


def _happening_at(case: Case, one: Placed) -> list[Claim]:
    return [
        claim
        for claim in case.claims
        if any(overlaps((at[2], at[3]), one.name_span) for at in claim.proposal.get("places_by_role", []))
    ]


def _elsewhere(one: Placed, places: Sequence[Known]) -> list[str]:
    """Return the governorates in which a place does lie, or none where it may lie in the one that is named."""
    kinds = {"ADM1", "ADM2"} if one.names_an_area else {"ADM1"}
    regions = [place for grade, place in namesakes(one.region, places) if place.kind in kinds and grade >= _SURE]
    found = namesakes(one.name, places)
    if not regions or not any(grade >= _SURE for grade, _ in found):
        return []
    if any(_may_lie_in(place, region) for _, place in found for region in regions):
        return []
    countries = {region.country for region in regions}
    sure = [place for grade, place in found if grade >= _SURE and place.country in countries]
    is_town = one.names_an_area or one.is_town or any(place.population >= _WELL_KNOWN for place in sure)
    return sorted({place.admin1 for place in sure}) if is_town else []


def _may_lie_in(place: Known, region: Known) -> bool:
    """Tell whether a place lies in a region, is one itself, or whether the gazetteer does not say."""
    if place.kind in {"ADM1", "country"}:
        return True
    if place.country != region.country:
        return False
    within = place.admin1 if region.kind == "ADM1" else place.admin2
    return not within or not place.admin1 or bool(_forms(within) & {*region.normals, *region.skeletons})


def _forms(name: str) -> set[str]:
    """Return a region's name as it may be spelled, also without the words round it: Rural Damascus is Damascus."""
    names = {name, *(one.name for one in ask(name))}
    return {form for one in names for form in (normal(one), skeleton(one)) if form}
