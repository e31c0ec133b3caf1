"""Names of places in a sentence, and the countries that are parties where they stand."""

from .gazetteer import COUNTRY, longest
from .lexicon import DASHES, NOTHING
from .reading import Phrase, Sentence, VerbGroup

Span = tuple[int, int]
LOCATIVE = frozenset("in near at around outside inside across throughout within towards toward into from".split())
DIRECTIONS = frozenset(
    """north south east west northern southern eastern western northeast northwest southeast southwest northeastern
    northwestern southeastern southwestern north-eastern north-western south-eastern south-western central greater
    downtown rural upper lower""".split()
)
_PARTY_LINKS = frozenset("with by between against among include including".split())
_ARTICLES = frozenset({"al", "ar", "as", "ash", "at", "az", "el", "tal", "tel", "umm", "kafr"})
_ENDS = ("s", "ed", "ing")
_AFTER = frozenset({"adjacent", "upstream", "downstream", "capable", "together"})
_RANGES = frozenset({"mountains", "hills", "areas", "lakes"})
_JOINTS = frozenset({"comma", "conj"})


class NamedPlaces:
    """Finds the names of one sentence, whose chunks are known."""

    def __init__(self, sentence: Sentence, upper: bool) -> None:
        self.words = sentence.words
        self.chunks = sentence.chunks
        self.quantities = sentence.quantities
        self.norms = [word.norm for word in sentence.words]
        self.upper = upper
        self.found: list[Span] = []
        self.parties: set[int] = set()

    def _capital(self, at: int) -> bool:
        return self.words[at].text[:1].isupper()

    def _known(self, span: Span) -> int:
        """Return the precision of a name, "northern Syria" among them, or 0."""
        start = span[0]
        while start < span[1] - 1 and self.norms[start] in DIRECTIONS:
            start += 1
        match = longest(self.norms, start)
        return match[1] if match is not None and match[0] == span[1] else 0

    def _name(self, start: int, end: int) -> tuple[int, int, int] | None:
        """Return a name of the gazetteer in a phrase, with its precision, unless it is a part of a longer name."""
        for at in range(start, end):
            match = longest(self.norms, at) if self._capital(at) else None
            if match is None or match[0] > end:
                continue
            longer = (match[0] < end and self._in_name(match[0])) or (at > start and self._in_name(at - 1))
            return None if longer else (at, *match)
        return None

    def _in_name(self, at: int) -> bool:
        word = self.words[at]
        plain = (
            word.norm in DIRECTIONS or word.norm in DASHES or word.norm in _ARTICLES or word.norm.endswith("speaking")
        )
        return self._capital(at) and not plain and not word.has("determiner") and word.entry.actor is None

    def _widened(self, start: int, at: int, last: bool) -> int:
        """Take in what belongs to a name: "the Tigris", "northern Iraq", "Arabic-speaking Iraq"."""
        while at > start and self.norms[at - 1] in _ARTICLES | DIRECTIONS | DASHES:
            at -= 1
        if at >= start + 3 and self.norms[at - 1] == "speaking":
            at -= 3
        return at - 1 if last and at > start and self.norms[at - 1] == "the" else at

    def _acts(self, at: int) -> bool:
        """ "Russia said", "talks with Turkey", "include Australia, Canada and Jordan": a country that acts."""
        first, last = at, at
        while self._joined(first) and self._country(first - 2):
            first -= 2
        if self._link(first) in LOCATIVE:
            return False
        while self._joined(last + 2) and self._country(last + 2):
            last += 2
        return self._does(last) or self._link(first) in _PARTY_LINKS or self._beside_party(at) or last - first >= 4

    def _does(self, at: int) -> bool:
        """ "Russia said", "pressed Russia to agree"."""
        following = self.chunks[at + 1] if at + 1 < len(self.chunks) else None
        active = isinstance(following, VerbGroup) and not following.passive
        return isinstance(following, VerbGroup) and active and (following.finite or following.infinitive)

    def _deeds(self, start: int, name: tuple[int, int, int], end: int) -> bool:
        """ "Iraq faces", "our ally Turkey": an unknown verb or a word for people makes a party of it."""
        called = any(word.entry.person is not None and word.text[:1].islower() for word in self.words[start : name[0]])
        return called or (name[1] < end and self._trails(name[1]))

    def _speaks(self, at: int) -> bool:
        following = self.chunks[at + 1] if at + 1 < len(self.chunks) else None
        return isinstance(following, VerbGroup) and "report_verb" in following.entry.tags and not following.passive

    def _beside_party(self, at: int) -> bool:
        return self._joined(at) and at - 2 in self.parties

    def _country(self, at: int) -> bool:
        chunk = self.chunks[at] if at < len(self.chunks) else None
        name = self._name(chunk.start, chunk.end) if isinstance(chunk, Phrase) else None
        return name is not None and name[2] == COUNTRY

    def _joined(self, at: int) -> bool:
        return 0 < at <= len(self.chunks) and self.chunks[at - 1].type in _JOINTS

    def _link(self, at: int) -> str:
        before = self.chunks[at - 1] if at else None
        return self.norms[before.start] if before is not None and before.type in ("prep", "of", "including") else ""

    def _is_office(self, at: int) -> bool:
        """ "the minister for Central Asia"."""
        before = self.chunks[at - 2] if at > 1 and self._link(at) == "for" else None
        return isinstance(before, Phrase) and self.words[before.end - 1].entry.person is not None

    def _trails(self, at: int) -> bool:
        """ "The hospital contains": a verb that the lexicon lacks was taken for a noun."""
        word = self.words[at]
        verbal = word.norm.endswith(_ENDS) or word.norm in _AFTER or self.norms[at - 1] in _RANGES
        return word.entry is NOTHING and word.text[:1].islower() and verbal
