"""The method's words as readers meet them beside a value: what a grade, a precision or a letter means."""

from functools import cache

from reports.actions import definitions

# From here on a place is an area, never a point (R17).
AREA = 4
RELIABILITIES = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
# The vocabularies in the order of the method page, with the title of each.
TITLES = {
    "kinds": "What is counted",
    "hedges": "How words become numbers",
    "grades": "How well an incident is supported",
    "victim_statuses": "Whose harm it is",
    "modalities": "How a sentence says it",
    "roles": "What a claim does in its incident",
    "place_precisions": "How closely a place is known",
    "date_precisions": "How closely a day is known",
    "outcomes": "What becomes of a claim",
    "rejection_reasons": "Why a reading is rejected",
}


@cache
def meaning(vocabulary: str, id: object) -> str:
    """Return the definition of a word, or nothing where this version does not know it."""
    return next((str(term.definition) for term in definitions()[vocabulary] if term.id == id), "")


@cache
def name_of(vocabulary: str, id: object) -> str:
    """Return the label of a word, or nothing where this version does not know it."""
    return next((str(term.label) for term in definitions()[vocabulary] if term.id == id), "")


def glossary() -> list[tuple[str, str, object]]:
    """Return every vocabulary with its address within the page, its title and its words."""
    known = definitions()
    return [(name.replace("_", "-"), title, known[name]) for name, title in TITLES.items()]
