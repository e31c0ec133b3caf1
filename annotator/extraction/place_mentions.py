"""Places that a sentence mentions: names of the gazetteer, names by syntax, and sites without a name.

A mention is the span that an analyst would mark: "the town of Tal Hamra", "Istanbul, Turkey", "a petrol station";
of "the Mosul offensive" it is the name alone. Numbers before sites are left out. A country that acts, speaks or is
listed among others that do is a party, not a place.
"""

from .data import load
from .gazetteer import COUNTRY, PROVINCE
from .lexicon import DASHES, NOTHING
from .place_names import DIRECTIONS, LOCATIVE, NamedPlaces, Span
from .reading import Phrase, VerbGroup, Word

_SITES = frozenset(load("things")["sites"])
_BODIES = frozenset(load("things")["bodies"])
_VAGUE = frozenset({"areas", "facilities", "locations", "positions"})
_MEASURED = frozenset({"miles", "mile", "km", "kilometers", "kilometres", "meters", "metres", "feet"})


class PlaceMentions(NamedPlaces):
    """Reads one sentence, whose chunks are known, from left to right."""

    def spans(self) -> list[Span]:
        """Return the mentions as ranges of words, in order."""
        for at, chunk in enumerate(self.chunks):
            if isinstance(chunk, Phrase):
                for span in self._of_phrase(at, chunk):
                    self._keep(span)
        return self.found

    def _keep(self, span: Span) -> None:
        """Join "Istanbul" and "Turkey" in "Istanbul, Turkey"."""
        last = self.found[-1] if self.found else None
        if last is not None and last[1] + 1 == span[0] and self.norms[last[1]] == ",":
            wider, before = self._known(span), self._known(last)
            if wider >= PROVINCE and before < wider and self._capital(last[1] - 1):
                self.found[-1] = (last[0], span[1])
                return
        self.found.append(span)

    def _of_phrase(self, at: int, phrase: Phrase) -> list[Span]:
        """Cut a phrase at "of" into parts; "the city of Mosul" is one place, "the people of Mosul" are a party."""
        parts = self._parts(phrase)
        if self._is_office(at) or self._belongs_to_party(phrase, parts):
            self.parties.add(at)
            return []
        last = self._place(at, phrase, *parts[-1], bool(parts[1:]) and self._is_whole_site(*parts[-2]))
        found = [last] if last is not None else []
        for left, right in reversed(parts[:-1]) if found else ():
            owner = self._place(at, phrase, left, right, False) if self.norms[right] != "of" else None
            if owner is not None:
                found.insert(0, owner)
            elif self.norms[right] == "of" and self._is_whole_site(left, right):
                found[0] = (self._start(left, right), found[0][1])
            else:
                break
        return found

    def _is_whole_site(self, start: int, end: int) -> bool:
        return self._site_end(start, end) == end

    def _belongs_to_party(self, phrase: Phrase, parts: list[Span]) -> bool:
        """ "the government of Iraq"; but Tikrit is a place in "the government's liberation of Tikrit"."""
        for left, right in reversed(parts[:-1]):
            if self.norms[right] != "of":
                return False
            if self._is_party(phrase, left, right):
                return True
        return False

    def _parts(self, phrase: Phrase) -> list[Span]:
        parts, start = [], phrase.start
        for at in range(phrase.start, phrase.end):
            cut = self.norms[at] in ("of", "'s") or (self.words[at].entry is NOTHING and self.norms[at] == "bordering")
            if cut and start < at < phrase.end - 1:
                parts.append((start, at))
                start = at + 1
        return [*parts, (start, phrase.end)]

    def _is_party(self, phrase: Phrase, start: int, end: int) -> bool:
        head = self.words[end - 1]
        named = any(begin < end <= stop for _, begin, stop in phrase.actors)
        return named or head.entry.person is not None or self._is_body(head)

    @staticmethod
    def _is_body(word: Word) -> bool:
        return word.norm in _BODIES or word.norm.rstrip("s") in _BODIES

    def _place(self, at: int, phrase: Phrase, start: int, end: int, owned: bool) -> Span | None:
        words = self.words[start:end]
        if words[-1].dated or any(word.has("pronoun") for word in words) or any(map(self._is_body, words)):
            return None
        site = end if self._is_site(start) and self._capital(start) and self._all_named(words) else 0
        site = site or self._site_end(start, end)
        if site:
            return self._start(start, site), site
        name = self._name(start, end)
        if name is None:
            return self._by_syntax(at, phrase, start, end, owned)
        acting = name[2] == COUNTRY and (self._acts(at) or self._deeds(start, name, end))
        if self._beside_party(at) or (self._speaks(at) and self._link(at) not in LOCATIVE) or acting:
            self.parties.add(at)
            return None
        return self._widened(start, name[0], name[1] == end), name[1]

    def _site_end(self, start: int, end: int) -> int:
        """Return where a phrase ends that names a kind of place: "the Karrada district", "two tunnels"; else 0."""
        last = next((at for at in range(end - 1, start - 1, -1) if self._is_site(at)), None)
        if last is None or (last + 1 < end and not self._trails(last + 1)):
            return 0
        before = self.words[start:last]
        if not before and self.norms[last] in _VAGUE:
            return 0
        if any(word.entry.person is not None and not word.text[:1].isupper() for word in before):
            return 0
        named = self.norms[last].endswith("s") or self.norms[last] == "here" or (self._capital(last) and last > 0)
        told = named or start < last or (start > 0 and self.norms[start - 1] == "'s") or self._joins(start)
        return last + 1 if told else 0

    def _joins(self, start: int) -> bool:
        """ "a petrol station and restaurant"."""
        return bool(self.found) and start == self.found[-1][1] + 1 and self.norms[start - 1] in ("and", "or")

    def _is_site(self, at: int) -> bool:
        word = self.words[at]
        if word.entry.person is not None or (word.entry.noun is not None and not word.entry.place):
            return False
        if at and self.norms[at - 1] in DASHES and word.text.islower():
            return False  # "in-house"
        if word.norm == "square" and at + 1 < len(self.words) and self.norms[at + 1] in _MEASURED:
            return False
        return word.norm not in DIRECTIONS and (word.norm in _SITES or bool(word.entry.place))

    def _start(self, start: int, end: int) -> int:
        """Leave out what counts the places: "three tunnels"."""
        quantity = self.quantities.get(start)
        counted = quantity is not None and self.norms[start] not in ("a", "an") and quantity[1] < end
        return quantity[1] if counted and quantity is not None else start

    def _by_syntax(self, at: int, phrase: Phrase, start: int, end: int, owned: bool) -> Span | None:
        """ "in Kafr Hamza", "near Sarmin and Talamenes": a name that no gazetteer has, where a place stands."""
        words = self.words[start:end]
        if self.upper or phrase.actors or phrase.noun is not None or not self._all_named(words):
            return None
        if any(word.entry.person for word in words):
            return None
        following = self.chunks[at + 1] if at + 1 < len(self.chunks) else None
        listed = self._joined(at) and bool(self.found) and 0 <= self.chunks[at - 1].start - self.found[-1][1] <= 1
        listed = listed and not isinstance(following, VerbGroup)
        located = self._link(at) in LOCATIVE and start == phrase.start
        return (start, end) if owned or listed or located else None

    @staticmethod
    def _all_named(words: list[Word]) -> bool:
        named = [word for word in words if word.text[:1].isupper()]
        if not named or words[0].has("determiner") or all(word.text.isupper() for word in named):
            return False
        return all(word.text[:1].isupper() or (word.entry is NOTHING and len(word.norm) < 4) for word in words)
