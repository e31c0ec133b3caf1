"""The sorts of problems for which rows are refused, in words."""

WORDS = {
    "empty": "Empty where something has to stand",
    "date": "No date",
    "invalid": "Not valid",
    "choice": "Not one of the choices",
    "too_long": "Too long",
    "formula": "A formula in place of a value",
    "error": "An error of the spreadsheet",
    "duplicate": "The same as an earlier row",
    "window": "A window that ends before it begins",
    "url": "No web address",
    "counts": "Recorded figures hang on it",
    "control": "Signs that no text may have",
    "encoding": "Letters that cannot be read",
    "unknown": "Names something that is not here",
}


def words_for(kind: str) -> str:
    """Return a sort of problem as a person says it."""
    return WORDS.get(kind, kind.replace("_", " ").capitalize())
