"""What two readings of one passage have in common and where they differ; knows no database.

Names are compared as spellings go, numbers as the hedge table reads them, and days as far as the text states them. What
is not compared (note, wording of the target, hedge word) may differ without making a disagreement.
"""

from collections.abc import Callable, Mapping
from typing import Any

from annotator.claims.spelling import normal, skeleton, stem

Values = Mapping[str, Any]
Canonical = Callable[[str], str]
Code = str | int | list[Any] | None

JUDGEMENT = "judgement"
ACCEPTED = "accepted"
FIELDS = (
    JUDGEMENT, "kind", "number", "unit", "modality", "scope", "victim_status", "actor", "places", "date", "role",
)  # fmt: skip
NONE, UNQUANTIFIED = "none reported", "unquantified"
# What happened at least once where the text gives no number.
COUNTED_ONCE = frozenset({"event", "movement"})
# The report's own days stand for a day that the text does not state.
NOT_STATED = frozenset({"window", "unknown"})
FEWEST_CONSONANTS = 4


def compare(first: Values, second: Values, canonical: Canonical = normal) -> dict[str, list[Code]]:
    """Return per field what each of the two said, in a form that is equal where they agree."""
    judged: dict[str, list[Code]] = {JUDGEMENT: [first[JUDGEMENT], second[JUDGEMENT]]}
    if judged[JUDGEMENT] != [ACCEPTED, ACCEPTED]:
        return judged
    for field in FIELDS[1:]:
        one, other = code(field, first, canonical), code(field, second, canonical)
        judged[field] = [one, one if alike(field, one, other) else other]
    return judged


def differing(compared: Mapping[str, list[Code]]) -> list[str]:
    """Return the fields in which the two differ, in the order in which they are asked."""
    return [field for field in FIELDS if field in compared and compared[field][0] != compared[field][1]]


def code(field: str, values: Values, canonical: Canonical = normal) -> Code:
    """Return what a reading says in one field, without what makes no difference."""
    if field == "number":
        return _number(values)
    if field == "date":
        return _days(values)
    if field == "actor":
        return canonical(values["actor"] or "")
    if field == "places":
        return [normal(name) for name in values["places"]]
    if field == "scope":
        return sorted(values["scope"])
    return values[field]


def alike(field: str, one: Code, other: Code) -> bool:
    """Tell whether two coded values are the same for whoever counts."""
    if field == "places" and isinstance(one, list) and isinstance(other, list) and one and other:
        # The nearest place comes first; who adds the governorate says nothing else.
        return _names(one[0], other) and _names(other[0], one)
    if field == "actor" and isinstance(one, str) and isinstance(other, str) and one and other:
        return same_name(one, other) or _says_more(one, other)
    return one == other


def same_name(one: str, other: str) -> bool:
    """Tell whether two names are spellings of one: al-Hasakah and Hassakeh, not Basir and Basira."""
    if stem(one) == stem(other):
        return True
    consonants = skeleton(one)
    return len(consonants) >= FEWEST_CONSONANTS and consonants == skeleton(other)


def _names(name: str, names: list[Any]) -> bool:
    return any(same_name(name, each) for each in names)


def _says_more(one: str, other: str) -> bool:
    """Tell whether one name is the other with further words: "coalition", "international coalition"."""
    words = [set(name.split()) - {"the"} for name in (one, other)]
    return bool(words[0] and words[1]) and (words[0] <= words[1] or words[1] <= words[0])


def _number(values: Values) -> Code:
    bounds = [values["min"], values["best"], values["max"]]
    if values.get("hedge") == "none_reported" or bounds[1] == 0 or bounds[2] == 0:
        return NONE
    if bounds == [None, None, None] and values["unit"] in COUNTED_ONCE:
        return [1, 1, None]
    if values.get("hedge") == "several" or bounds == [None, None, None]:
        return UNQUANTIFIED
    return bounds


def _days(values: Values) -> Code:
    start, end = values["date_start"], values["date_end"] or values["date_start"]
    if start is None or values.get("date_basis") in NOT_STATED or [start, end] == values.get("window"):
        return None
    return [start, end]
