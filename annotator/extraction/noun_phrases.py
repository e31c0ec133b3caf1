"""Noun phrases with their quantity, head and names."""

from .lexicon import DASHES, NOTHING, Entry, NounUse
from .reading import Chunk, Phrase, Word
from .syntax import BEARINGS, Syntax

_VERBAL = frozenset({"be", "have", "do", "modal", "verb", "report_verb"})
_PARTICIPLES = frozenset({"past", "participle"})
_PREDICATES = _PARTICIPLES | {"adjective"}
_NEW_PHRASE = frozenset({"every", "each", "any", "this", "another", "either"})
_CLOSED = frozenset({"preposition", "adverb", "subordinator"})
_ARTICLES = frozenset({"the", "his", "her", "their", "its"})
_SORTS = frozenset({"degrees", "degree", "kinds", "forms", "sorts", "types", "reports", "report"})
_COUNTS = frozenset({"number", "toll", "count", "tally", "total"})
_COLLECTIVES = frozenset({"family", "group", "crowd", "team", "gang", "band", "crew", "party"})
_LONGEST_GLOSS = 8


class NounPhrases(Syntax):
    """Reads the noun phrase that starts at a word."""

    def _phrase(self, start: int) -> Phrase | None:
        phrase = Phrase("np", start, start, head=-1)
        at = start
        while at < self.size:
            following = self._extend(phrase, at)
            if following == at:
                break
            at = following
        phrase.end = at
        if at == start:
            return None
        if phrase.head < 0:
            phrase.head = at - 1
        return phrase

    def _extend(self, phrase: Phrase, at: int) -> int:
        """Take the next word into the phrase, or stay where the phrase ends."""
        word, begun = self.words[at], at > phrase.start
        if at in self.sentence.quantities:
            if (phrase.head >= 0 and self.words[phrase.head].norm != "another") or phrase.quantity is not None:
                return at
            phrase.head = -1
            quantity, end = self.sentence.quantities[at]
            phrase.quantity, phrase.quantity_at = quantity, (at, end)
            return end
        if at in self.sentence.phrases:
            if self._verb_phrase(at):
                return at
            return self._take_entry(phrase, at, *self.sentence.phrases[at])
        if begun and self._ends_before(at, word):
            return at
        if word.norm in ("[", "(") and (aside := self._aside(at)) > at:
            return aside
        if word.entry is NOTHING:
            return self._take_unknown(phrase, at, word, begun)
        return self._take_known(phrase, at, word, begun)

    def _ends_before(self, at: int, word: Word) -> bool:
        if word.entry is NOTHING:
            return word.norm == "including"
        after_date = self.words[at - 1].dated and not word.dated and word.entry.person is not None
        return after_date or (word.norm in BEARINGS and self._bearing(at))

    def _aside(self, at: int) -> int:
        """ "two FC [Frontier Corps] men", "the Justice Party (JP) branch": a gloss inside a name ends nothing."""
        if self.words[at].norm not in ("[", "("):
            return at
        longest = _LONGEST_GLOSS if self.words[at].norm == "[" else 1
        for end in range(at + 2, min(at + longest + 2, self.size - 1)):
            if self.words[end].norm in ("]", ")"):
                plain = not any(self._is_event(place) for place in range(at + 1, end))
                return end + 1 if plain and self._nounish(end + 1) else at
        return at

    def _is_event(self, at: int) -> bool:
        word = self.words[at]
        return at in self.sentence.quantities or bool(word.entry.verbs) or word.has("relative") or word.dated

    def _take_unknown(self, phrase: Phrase, at: int, word: Word, begun: bool) -> int:
        """Take a word that the lexicon lacks: a name, a noun, a dash inside a name or an owner's mark."""
        norm = word.norm
        if norm in DASHES and begun and not self._loose(at):
            return at + 2 if at + 1 not in self.sentence.quantities else at + 1
        if norm == "'" and begun:
            return self._take_owner(phrase, at)
        if norm.endswith("ed") and self._modifying_participle(phrase, at):
            return at + 1
        if not (word.text[0].isalnum() or word.text[0] in "#@"):
            return at
        if begun and self._starts_verb(at, phrase if phrase.head >= 0 else None):
            return at
        return self._take_entry(phrase, at, NOTHING, at + 1)

    def _take_owner(self, phrase: Phrase, at: int) -> int:
        phrase.head, phrase.quantity, phrase.noun = -1, None, None
        phrase.determiner = "the"
        return at + 1

    def _take_known(self, phrase: Phrase, at: int, word: Word, begun: bool) -> int:
        tags = word.entry.tags
        if word.norm == "'s":
            return self._take_owner(phrase, at)
        if tags:
            if not _CLOSED.isdisjoint(tags) and self._compound(at):
                return at + 3
            if "determiner" in tags and not word.dated:
                if begun and (phrase.head >= 0 or self._begins_phrase(phrase, at)):
                    return at
                phrase.determiner = phrase.determiner or word.norm
                if word.entry.person:
                    phrase.head = at
                return at + 1
            if "pronoun" in tags:
                if begun and not (word.norm == "them" and self.words[at - 1].norm == "of" and phrase.head < 0):
                    return at
                phrase.head = at
                return at + 1
        if phrase.head < 0 and self._modifying_participle(phrase, at):
            return at + 1
        verbal = bool(word.entry.verbs) or not _VERBAL.isdisjoint(tags)
        plain = not verbal and self._nounish(at)
        if not (plain or self._noun_here(phrase, at) or self._after_article(phrase, at)):
            return at
        return self._take_entry(phrase, at, word.entry, at + 1)

    def _begins_phrase(self, phrase: Phrase, at: int) -> bool:
        """ "to 90 the number of dead": a new phrase begins; in "none of the dead" it goes on."""
        norm = self.words[at].norm
        total = norm == "the" and at + 1 < self.size and self.words[at + 1].norm in _COUNTS
        return phrase.quantity is not None and (total or norm in _NEW_PHRASE) and self.words[at - 1].norm != "of"

    def _noun_here(self, phrase: Phrase, at: int) -> bool:
        entry = self.words[at].entry
        if self._after_preposition(at):
            return True
        if entry.noun is None and entry.person is None and not entry.weapon:
            return False
        if entry.person and any(use.form in _PREDICATES for use in entry.verbs):
            return phrase.head < 0 and bool(phrase.determiner) and phrase.quantity is None
        return self._reads_as_noun(at, phrase if phrase.head >= 0 else None)

    def _after_article(self, phrase: Phrase, at: int) -> bool:
        """ "a gun attack", "a Brazilian jail": after "a" a plain form is no verb, for one person "jails".

        In "a few hit the wall" the article is a count.
        """
        word = self.words[at]
        if phrase.determiner and phrase.head < 0 and at - 1 == phrase.start and phrase.quantity is None:
            return bool(word.entry.verbs) and {use.form for use in word.entry.verbs} <= {"base", "third"}
        if phrase.quantity is None or phrase.quantity.hedge != "single":
            return False
        if not word.entry.verbs and word.has("verb"):  # "a drive by shooting"
            return phrase.quantity_at[1] == at and not word.norm.endswith(("ed", "ing"))
        return {use.form for use in word.entry.verbs} == {"base"}

    def _modifying_participle(self, phrase: Phrase, at: int) -> bool:
        """ "the two injured persons": a participle before its noun belongs to the phrase."""
        if phrase.head >= 0 or not (phrase.determiner or phrase.quantity is not None):
            return False
        word = self.words[at]
        forms = {use.form for use in word.entry.verbs}
        told = word.entry.verbs or word.entry.noun or word.entry.person
        plain = not told and word.norm.endswith(("ed", "wn", "ing"))  # "a known member", "a leading chief"
        if not (forms & _PREDICATES or plain):
            return False
        following = self.words[at + 1].entry if at + 1 < self.size else NOTHING
        owned = phrase.determiner in _ARTICLES or (phrase.quantity is not None and phrase.quantity.hedge == "single")
        if owned and at - 1 == phrase.start and self._nounish(at + 1) and not self.words[at + 1].dated:
            return True
        return (
            following.person is not None
            or bool(following.place)
            or bool(following.tags & {"buildings", "vehicles", "facilities"})
            or following.actor is not None
        )

    def _take_entry(self, phrase: Phrase, at: int, entry: Entry, end: int) -> int:
        if entry.noun is not None:
            self._take_event(phrase, entry, at, end)
        if entry.actor is not None:
            phrase.actors.append((entry.actor, at, end))
        counted = phrase.quantity is not None and phrase.quantity.hedge != "single"
        if self.words[at].dated and (phrase.head >= 0 or counted):
            return at
        if "times" in entry.tags and phrase.head >= 0 and not self.words[phrase.head].dated and phrase.noun is None:
            following = self.words[end] if end < self.size else None
            describes = following is not None and (following.entry.person is not None or following.norm == "old")
            return end if describes else at
        adjective = entry.tags == {"adjective"} and entry.person is None and not entry.place
        if not adjective or end == self.size:
            phrase.head = end - 1
        return end

    @staticmethod
    def _take_event(phrase: Phrase, entry: Entry, at: int, end: int) -> None:
        """ "a guided missile attack": the word before "attack" says of which kind it is."""
        attack = entry.noun is not None and entry.noun.frame == "attack" and phrase.noun_at[1] == at
        if attack and phrase.noun is not None and phrase.noun.noun is not None and phrase.noun.noun.frame == "event":
            phrase.noun_at = (phrase.noun_at[0], end)
        else:
            phrase.noun, phrase.noun_at = entry, (at, end)

    def _merged(self, left: Chunk, right: Chunk) -> Phrase | None:
        """Join "members of the family" into one phrase, but not "death of a child"."""
        if not isinstance(left, Phrase) or not isinstance(right, Phrase) or left.noun is not None:
            return None
        counted = right.noun.noun if right.noun is not None and self.words[left.head].norm in _COUNTS else None
        if counted is not None and counted.frame == "victims":
            left.noun = Entry(noun=NounUse(counted.kind, "toll", "singular"))
            left.noun_at = (left.start, right.end)
        if (left.quantity is not None and left.quantity_at[1] == left.end) or self.words[left.head].norm in _SORTS:
            left.head, left.noun, left.noun_at = right.head, right.noun, right.noun_at
        if self.words[left.head].norm in _COLLECTIVES and right.quantity is not None:
            left.quantity, left.quantity_at = right.quantity, right.quantity_at  # "a family of five"
            left.head = left.head if right.quantity_at[1] == right.end else right.head
        left.end = right.end
        left.actors = left.actors + right.actors
        return left
