"""Tells in which script, and so for which extractor, a text is written."""

import unicodedata

# Every block that has Arabic letters; asking each character of a text for its name takes too long.
_BLOCKS = ((0x0600, 0x08FF), (0xFB50, 0xFEFF), (0x10E60, 0x10EFF), (0x1EE00, 0x1EEFF))
_ARABIC = frozenset(
    chr(code)
    for first, last in _BLOCKS
    for code in range(first, last + 1)
    if unicodedata.name(chr(code), "").startswith("ARABIC")
)


def language_of(text: str) -> str:
    """Return "ar" for a text mostly in Arabic letters and "en" for any other.

    A guess good enough to choose a reading direction and an extractor; a person may change it.
    """
    start = text[:20_000]
    if start.isascii():
        return "en"
    letters = list(filter(str.isalpha, start))
    return "ar" if sum(map(_ARABIC.__contains__, letters)) * 2 > len(letters) else "en"
