"""The one change that a received text undergoes, so that offsets mean the same for everybody.

It repairs what a reader cannot see and leaves alone what a reader can: spelling, quotation marks,
dashes, digits, blank lines, tabs and trailing spaces stay as they were received.
"""

import re
import unicodedata

NORMALISER_VERSION = "1"

# Most of what comes needs no repair, and is told by one look.
_IN_ORDER = re.compile(r"[\t\n\x20-\x7e]*")
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_INVISIBLE = "\u00ad\u200b\u2060\u2061\u2062\u2063\u2064\ufeff"
_CONTROLS = (*range(0x09), *range(0x0E, 0x20), *range(0x7F, 0xA0))
_SURROGATES = range(0xD800, 0xE000)
_CHARACTERS: dict[int, str | None] = {
    **dict.fromkeys(map(ord, _SPACES), " "),
    **dict.fromkeys((*map(ord, _INVISIBLE), *_CONTROLS), None),
    **dict.fromkeys(_SURROGATES, "\ufffd"),
}

_MARKS = frozenset("\u061c\u200e\u200f")
_CLOSED_BY = {
    **dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c"),
    **dict.fromkeys("\u2066\u2067\u2068", "\u2069"),
}
_OVERRIDES = frozenset("\u202d\u202e")
_BIDI = frozenset(_CLOSED_BY) | frozenset(_CLOSED_BY.values()) | _MARKS
_HAS_BIDI = re.compile(f"[{''.join(sorted(_BIDI))}]")

_JOINERS = frozenset("\u034f\u180e\u200c\u200d")
_HAS_JOINER = re.compile(f"[{''.join(sorted(_JOINERS))}]")
_JOINING_SCRIPTS = (
    (0x0590, 0x109F),
    (0x1780, 0x18AF),
    (0xA800, 0xABFF),
    (0xFB1D, 0xFDFF),
    (0xFE70, 0xFEFC),
    (0x10800, 0x11FFF),
    (0x1E900, 0x1E95F),
)


def normalise(text: str) -> str:
    """Make the text that is stored and quoted from; doing it twice changes nothing more.

    - Line ends (CR LF, CR, vertical tab, form feed, NEL, U+2028, U+2029) become LF: one way to break a line.
    - No-break, thin, figure and ideographic spaces become a plain space, so that "25 people" is found
      however it was typeset; one space stays one character.
    - Characters that show nothing go: byte order marks, zero-width spaces, word joiners, invisible
      operators, soft hyphens ("kil-ling" typeset over two lines), and control characters but tab and LF.
    - Zero-width joiners and non-joiners (also U+034F and U+180E) stay where they spell: in words of the
      scripts that join or reorder letters (Arabic, Persian, Syriac, Indic …) and in emoji. After a Latin,
      Greek or Cyrillic letter, a digit or a space they only hide a word from a search, and go.
    - Direction controls stay where they order a line: in lines with right-to-left letters, as marks or as
      well-nested pairs. Those without a partner go, those in lines that are left-to-right throughout go,
      and overrides go everywhere, since they make a text read differently from what it says.
    - Half surrogates, which no encoding can store, become U+FFFD.
    - Accents take one form (Unicode NFC), so that equal words are equal strings.
    """
    if _IN_ORDER.fullmatch(text):
        return text
    text = _LINE_ENDS.sub("\n", text).translate(_CHARACTERS)
    if _HAS_BIDI.search(text):
        text = "\n".join(map(_without_stray_direction, text.split("\n")))
    text = unicodedata.normalize("NFC", text)
    if _HAS_JOINER.search(text):
        text = unicodedata.normalize("NFC", _without_stray_joiners(text))
    return text


def _without_stray_direction(line: str) -> str:
    keep = _ordering_controls(line) if _has_right_to_left(line) else frozenset[int]()
    return "".join(char for at, char in enumerate(line) if char not in _BIDI or at in keep)


def _has_right_to_left(line: str) -> bool:
    return any(unicodedata.bidirectional(char) in {"R", "AL"} for char in line if char not in _BIDI)


def _ordering_controls(line: str) -> frozenset[int]:
    """Find the marks and the well-nested pairs of a line, overrides left out."""
    keep: set[int] = set()
    open_at: list[int] = []
    for at, char in enumerate(line):
        if char in _MARKS:
            keep.add(at)
        elif char in _CLOSED_BY:
            open_at.append(at)
        elif char in _BIDI and open_at and _CLOSED_BY[line[open_at[-1]]] == char:
            opener = open_at.pop()
            if line[opener] not in _OVERRIDES:
                keep.update((opener, at))
    return frozenset(keep)


def _without_stray_joiners(text: str) -> str:
    kept: list[str] = []
    spells = False
    for char in text:
        if char in _JOINERS:
            if spells:
                kept.append(char)
            continue
        # A vowel mark or an emoji modifier belongs to the letter before it, which decides.
        if not unicodedata.category(char).startswith("M"):
            spells = _joins(char)
        kept.append(char)
    return "".join(kept)


def _joins(char: str) -> bool:
    code = ord(char)
    if unicodedata.category(char) in {"So", "Sk"}:
        return code >= 0x2190
    return any(first <= code <= last for first, last in _JOINING_SCRIPTS) and char.isalpha()
