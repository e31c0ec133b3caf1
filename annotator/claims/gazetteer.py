"""Finds the place that a name in a text stands for, among those of the gazetteer and in the context of the others.

Detection is the extractor's: this only resolves. A name that fits nothing, or several places alike, stays a text.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from annotator.claims.spelling import normal, skeleton, stem

# What a word beside the name says about its kind.
KIND_WORDS = {
    "governorate": "ADM1", "province": "ADM1", "muhafazah": "ADM1", "district": "ADM2", "subdistrict": "ADM3",
    "city": "settlement", "town": "settlement", "village": "settlement", "neighbourhood": "settlement",
}  # fmt: skip
# What a kind named in the text may be in a gazetteer; a governorate is never a town of the same name.
MAY_BE = {"settlement": {"settlement", "ADM4", "site"}}
# Words round a name that are no part of it.
VAGUE = frozenset(
    "countryside desert area region outskirts suburbs vicinity northern southern eastern western north south east west "
    "northeastern northwestern southeastern southwestern central rural the of in near around and its".split()
)
# Words for what a town has: with one of them, a place is near the town.
SITE_WORDS = frozenset(
    "airport base border bridge camp checkpoint crossing crossroads farm farms field fields highway hospital junction "
    "market mosque neighborhood oil prison road roads round school square".split()
)
PRECISION = {"country": 6, "ADM1": 4, "ADM2": 3, "ADM3": 3, "ADM4": 1, "settlement": 1, "site": 1}
# Without a word about the kind, a name of both is the town: texts add "governorate" where they mean one.
COMMON = {"settlement": 5, "country": 4, "ADM1": 3, "ADM2": 2, "ADM3": 1, "ADM4": 1, "site": 0}
SHORTEST_SKELETON = 3
ALIKE = 0.6
# Three consonants are soon shared: then the vowels have to agree as well.
ALIKE_IF_SHORT = 0.85
MUCH_LARGER = 5
# A place in a country that nothing else in the text points to has to be known the world over.
WELL_KNOWN = 100_000
SURE_OF_COUNTRY = 2
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
    admin2: str = ""


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


def ask(text: str) -> list[Asked]:
    """Take a name apart: "Al-Hasakah governorate" asks for an ADM1 called Al-Hasakah.

    A second, vaguer question leaves out what is no name: "the vegetable market of Madan" is near Madan.
    """
    first = _ask(text, _WORD.findall(text))
    named = [word for word in _WORD.findall(text) if _is_name(word)]
    core = _ask(text, named)
    return [first] if core.name == first.name or not named else [first, replace(core, vague=True)]


def _is_name(word: str) -> bool:
    return word.strip(".,;:()'’").lower() not in SITE_WORDS and (not word.isascii() or any(map(str.isupper, word)))


def _ask(text: str, words: Sequence[str]) -> Asked:
    kind, vague, kept = "", False, []
    for word in words:
        plain = word.strip(".,;:()'’").lower().replace("-", "")
        if (one := plain.removesuffix("s")) in KIND_WORDS:
            kind = KIND_WORDS[one]
        elif plain in VAGUE:
            vague = vague or plain not in {"the", "of", "in", "and", "its"}
        else:
            kept.append(word)
    return Asked(text, " ".join(kept) or text, kind, vague)


def resolve(texts: Iterable[str], places: Sequence[Known]) -> dict[str, Found]:
    """Return what each name stands for; names that fit one country or governorate only tell where the others lie."""
    questions = {text: _question(ask(text), places) for text in texts}
    context = _context({text: found for text, (_, found) in questions.items()})
    return {text: _decide(asked, found, context) for text, (asked, found) in questions.items()}


def namesakes(text: str, places: Sequence[Known]) -> list[tuple[float, Known]]:
    """Return every place that a name may stand for, each with how well it fits: the higher, the better."""
    return _question(ask(text), places)[1]


def _question(questions: Sequence[Asked], places: Sequence[Known]) -> tuple[Asked, list[tuple[float, Known]]]:
    """Return the first question that something answers, with its answers, or the first without any."""
    answered = ((asked, _fitting(asked, places)) for asked in questions)
    return next(((asked, found) for asked, found in answered if found), (questions[0], []))


def _fitting(asked: Asked, places: Sequence[Known]) -> list[tuple[float, Known]]:
    kinds = MAY_BE.get(asked.kind, {asked.kind} if asked.kind else set(PRECISION))
    graded = ((_grade(asked, place), place) for place in places if place.kind in kinds)
    return [(grade, place) for grade, place in graded if grade]


def _grade(asked: Asked, place: Known) -> float:
    """Return how well a name fits: 3 as it is written, 2 in normal form, between 1 and 2 by its consonants, else 0."""
    if asked.name.casefold() in (name.casefold() for name in place.names):
        return 3
    if asked.normal in place.normals:
        return 2
    if not asked.skeleton or asked.skeleton not in place.skeletons:
        return 0
    wanted, same = stem(asked.name), [name for name in place.normals if skeleton(name) == asked.skeleton]
    alike = max((SequenceMatcher(None, wanted, stem(name)).ratio() for name in same), default=0)
    enough = ALIKE_IF_SHORT if len(asked.skeleton) == SHORTEST_SKELETON else ALIKE
    return 1 + alike / 2 if alike >= enough else 0


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
    found = [(grade, place) for grade, place in found if not _is_far_off(place, context)]
    if not found:
        return Found(asked, None, None, "not in the gazetteer")
    ranked = sorted(((_rank(grade, place, context), place) for grade, place in found), key=_order)
    (best, place), others = ranked[0], ranked[1:]
    rivals = [other for rank, other in others if rank == best and not _same(place, other)]
    if rivals and place.population < MUCH_LARGER * max(other.population for other in rivals) + 1:
        return Found(asked, None, None, f"{len(rivals) + 1} places have this name")
    return Found(asked, place, _precision(asked, place, [other for _, other in found]))


def _is_far_off(place: Known, context: Mapping[tuple[str, str], int]) -> bool:
    """Tell whether a small place lies in a country that nothing points to, while the text is about another."""
    countries = {country: count for (country, region), count in context.items() if not region}
    here = countries.get(place.country, 0) < SURE_OF_COUNTRY <= max(countries.values(), default=0)
    return here and place.kind != "country" and place.population < WELL_KNOWN


Rank = tuple[int, int, bool, int]


def _rank(grade: float, place: Known, context: Mapping[tuple[str, str], int]) -> Rank:
    """Rank what fits: the country, the governorate, the spelling, the commoner kind."""
    country = context.get((place.country, ""), 0)
    region = normal(_region(place))
    return country, context.get((place.country, region), 0) if region else 0, grade >= 2, COMMON[place.kind]


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
