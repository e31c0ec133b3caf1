"""Tells in which script, and so for which extractor, a text is written."""

import unicodedata


def language_of(text: str) -> str:
    """Return "ar" for a text mostly in Arabic letters and "en" for any other.

    A guess good enough to choose a reading direction and an extractor; a person may change it.
    """
    letters = [char for char in text[:20_000] if char.isalpha()]
    arabic = sum(unicodedata.name(char, "").startswith("ARABIC") for char in letters)
    return "ar" if arabic * 2 > len(letters) else "en"
