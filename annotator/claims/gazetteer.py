"""Finds the place that a name in a text stands for, among those of the gazetteer and in the context of the others.

Detection is the extractor's: this only resolves. A name that fits nothing, or several places alike, stays a text.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from annotator.claims.spelling import normal, skeleton

# What a word beside the name says about its kind.
KIND_WORDS = {
    "governorate": "ADM1", "province": "ADM1", "muhafazah": "ADM1", "district": "ADM2", "subdistrict": "ADM3",
    "city": "settlement", "town": "settlement", "village": "settlement", "neighbourhood": "settlement",
}  # fmt: skip
# Words round a name that are no part of it.
VAGUE = frozenset(
    "countryside desert area region outskirts suburbs vicinity northern southern eastern western north south east west "
    "northeastern northwestern southeastern southwestern central rural the of in near around and its".split()
)
PRECISION = {"country": 6, "ADM1": 4, "ADM2": 3, "ADM3": 3, "ADM4": 1, "settlement": 1, "site": 1}
# Without a word about the kind, a name of both is the town: texts add "governorate" where they mean one.
COMMON = {"settlement": 5, "country": 4, "ADM1": 3, "ADM2": 2, "ADM3": 1, "ADM4": 1, "site": 0}
SHORTEST_SKELETON = 3
ALIKE = 0.5
MUCH_LARGER = 5
_WORD = re.compile(r"[^\s]+")


@dataclass(frozen=True, slots=True)
class Known:
    """A place of the gazetteer, as matching sees it."""

    id: int
    names: tuple[str, ...]
    normals: tuple[str, ...]
    skeletons: tuple[str, ...]
    kind: str
    admin1: str
    country: str
    population: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """A name in a text taken apart: the name itself, what kind its words say, whether they are vague about where."""

    text: str
    name: str
    kind: str
    vague: bool

    @property
    def normal(self) -> str:
        """Return the name's normal form."""
        return normal(self.name)

    @property
    def skeleton(self) -> str:
        """Return the name's consonants, where they are enough to recognise it by."""
        bones = skeleton(self.name)
        return bones if len(bones) >= SHORTEST_SKELETON else ""


@dataclass(frozen=True, slots=True)
class Found:
    """What a name stands for; without a place, `note` says why."""

    asked: Asked
    place: Known | None
    precision: int | None
    note: str = ""


def ask(text: str) -> Asked:
    """Take a name apart: "Al-Hasakah governorate" asks for an ADM1 called Al-Hasakah."""
    kind, vague, kept = "", False, []
    for word in _WORD.findall(text):
        plain = word.strip(".,;:()'’").lower().replace("-", "")
        if plain in KIND_WORDS:
            kind = KIND_WORDS[plain]
        elif plain in VAGUE:
            vague = vague or plain not in {"the", "of", "in", "and", "its"}
        else:
            kept.append(word)
    return Asked(text, " ".join(kept) or text, kind, vague)


def resolve(texts: Iterable[str], places: Sequence[Known]) -> dict[str, Found]:
    """Return what each name stands for; names that fit one country or governorate only tell where the others lie."""
    asked = {text: ask(text) for text in texts}
    fitting = {text: _fitting(one, places) for text, one in asked.items()}
    context = _context(fitting)
    return {text: _decide(one, fitting[text], context) for text, one in asked.items()}


def _fitting(asked: Asked, places: Sequence[Known]) -> list[tuple[float, Known]]:
    graded = ((_grade(asked, place), place) for place in places)
    return [(grade, place) for grade, place in graded if grade]


def _grade(asked: Asked, place: Known) -> float:
    """Return how well a name fits: 3 as it is written, 2 in normal form, between 1 and 2 by its consonants, else 0."""
    if asked.name.casefold() in (name.casefold() for name in place.names):
        return 3
    if asked.normal in place.normals:
        return 2
    if not asked.skeleton or asked.skeleton not in place.skeletons:
        return 0
    alike = max((SequenceMatcher(None, asked.normal, name).ratio() for name in place.normals), default=0)
    return 1 + alike / 2 if alike >= ALIKE else 0


def _context(fitting: Mapping[str, Sequence[tuple[float, Known]]]) -> Counter[tuple[str, str]]:
    """Count the countries, and the governorates in them, that names point to without doubt."""
    counts: Counter[tuple[str, str]] = Counter()
    for found in fitting.values():
        countries = {place.country for _, place in found}
        if len(countries) == 1:
            counts[(countries.pop(), "")] += 1
        regions = {(place.country, normal(_region(place))) for _, place in found}
        if len(regions) == 1 and (region := regions.pop())[1]:
            counts[region] += 1
    return counts


def _region(place: Known) -> str:
    return place.names[0] if place.kind == "ADM1" else place.admin1


def _decide(asked: Asked, found: Sequence[tuple[float, Known]], context: Mapping[tuple[str, str], int]) -> Found:
    if not found:
        return Found(asked, None, None, "not in the gazetteer")
    ranked = sorted(((_rank(asked, grade, place, context), place) for grade, place in found), key=_order)
    (best, place), others = ranked[0], ranked[1:]
    rivals = [other for rank, other in others if rank == best and not _same(place, other)]
    if rivals and place.population < MUCH_LARGER * max(other.population for other in rivals) + 1:
        return Found(asked, None, None, f"{len(rivals) + 1} places have this name")
    return Found(asked, place, _precision(asked, place, [other for _, other in found]))


Rank = tuple[bool, int, int, bool, int]


def _rank(asked: Asked, grade: float, place: Known, context: Mapping[tuple[str, str], int]) -> Rank:
    """Rank what fits: the kind that the words name, the country, the governorate, the spelling, the commoner kind."""
    kind = not asked.kind or asked.kind == place.kind
    country = context.get((place.country, ""), 0)
    region = normal(_region(place))
    return kind, country, context.get((place.country, region), 0) if region else 0, grade >= 2, COMMON[place.kind]


def _order(ranked: tuple[Rank, Known]) -> tuple[tuple[int, ...], int, int]:
    rank, place = ranked
    return tuple(-int(part) for part in rank), -place.population, place.id


def _same(one: Known, other: Known) -> bool:
    """Tell whether two gazetteers' rows are one place: nothing that both of them say differs."""
    alike = bool(set(one.normals) & set(other.normals)) and one.kind == other.kind and one.country == other.country
    return alike and (not one.admin1 or not other.admin1 or normal(one.admin1) == normal(other.admin1))


def _precision(asked: Asked, place: Known, others: Sequence[Known]) -> int:
    """Return how precise a place is; a name that may as well mean the governorate is no preciser than that."""
    namesakes = [one for one in others if one.country == place.country and set(one.normals) & set(place.normals)]
    exact = max(PRECISION[one.kind] for one in ([place] if asked.kind else [place, *namesakes]))
    if not asked.vague:
        return exact
    return 5 if exact >= 4 else max(exact, 2)
