"""What a word can be where it stands: part of a noun phrase, of a verb, or a joint."""

from .lexicon import DASHES, NOTHING, Entry
from .reading import Chunk, Sentence, Word

BEARINGS = frozenset(
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west".split()
)
_VERBAL = ("be", "have", "do", "modal", "verb", "report_verb")
_NO_NOUN = frozenset({"preposition", "conjunction", "relative", "subordinator", "pronoun", "negation", *_VERBAL})
_NOUN = frozenset({"adjective", "vehicles", "batches", "arms", "buildings", "times", "facilities", "not_people"})
_PARTICIPLES = frozenset({"past", "participle"})
_PREDICATES = _PARTICIPLES | {"adjective"}
_HELPERS = frozenset({"be", "have", "do", "modal", "negation"})
_TOLD = frozenset({"verb", "report_verb"})
_FINITE_FORMS = frozenset({"base", "third"})


class Syntax:
    """Answers questions about the words of one sentence."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.words: list[Word] = sentence.words
        self.size = len(self.words)

    def _loose(self, at: int) -> bool:
        before = self.words[at - 1].end if at else 0
        return (
            at == 0
            or at + 1 >= self.size
            or before != self.words[at].start
            or self.words[at].end != self.words[at + 1].start
        )

    def _compound(self, at: int) -> bool:
        """ "off-duty agents": a word tied to the next by a hyphen is a part of a name, not a joint."""
        return (
            at + 2 < self.size
            and self.words[at + 1].norm in DASHES
            and not self._loose(at + 1)
            and self.words[at + 2].text[:1].isalpha()
            and at not in self.sentence.quantities
        )

    def _bearing(self, at: int) -> bool:
        """ "three men north of the capital": a direction before "of" leads to a place, and ends what it follows."""
        return self.words[at].norm in BEARINGS and at + 1 < self.size and self.words[at + 1].norm == "of"

    @staticmethod
    def _is_proper(word: Word) -> bool:
        """A capital marks a name, but not in a text that is all capitals."""
        return word.text[0].isupper() and not (word.text.isupper() and len(word.text) > 4)

    def _infinitive(self, at: int) -> bool:
        if at + 1 >= self.size:
            return False
        following = self.words[at + 1]
        if following.has("be") or following.has("have"):
            return True
        return any(use.form == "base" for use in following.entry.verbs) and not self._nounish(at + 2)

    def _verbish(self, at: int) -> bool:
        if at >= self.size:
            return False
        entry = self.words[at].entry
        return bool(entry.tags.intersection(_VERBAL)) or (bool(entry.verbs) and entry.noun is None)

    def _nounish(self, at: int) -> bool:
        """Whether a word can stand inside a noun phrase as adjective or noun."""
        if at >= self.size or at in self.sentence.quantities:
            return False
        word = self.words[at]
        entry = word.entry
        if entry.person or entry.noun or entry.weapon or entry.place or entry.actor:
            return True
        if entry is NOTHING:
            return word.text[0].isalnum() or word.text[0] in "#@"
        if entry.verbs or entry.tags & _NO_NOUN:
            return False
        return bool(entry.tags & _NOUN)

    def _starts_verb(self, at: int, previous: Chunk | None) -> bool:
        word = self.words[at]
        entry = word.entry
        if at in self.sentence.phrases and self.sentence.phrases[at][0].noun is not None:
            return False
        if entry is NOTHING:
            return bool(self._verb_phrase(at)) or self._reads_as_unknown_verb(word, previous)
        if not _HELPERS.isdisjoint(entry.tags) or self._verb_phrase(at):
            return True
        if word.norm == "to" and self._infinitive(at):
            return True
        if word.has("adverb"):
            return at + 1 < self.size and self._starts_verb(at + 1, previous) and word.norm not in ("there", "here")
        if entry.verbs or not _TOLD.isdisjoint(entry.tags):
            return not self._reads_as_noun(at, previous)
        return False

    def _reads_as_unknown_verb(self, word: Word, previous: Chunk | None) -> bool:
        """A word that the lexicon lacks is a verb by its ending and by what stands before it."""
        if previous is None or not word.norm.endswith(("ed", "ing")) or self._is_proper(word):
            return False
        if previous.type in ("np", "rel"):
            return word.norm.endswith("ed") and len(word.norm) > 4
        return previous.type in ("comma", "sub") and word.norm.endswith("ing") and len(word.norm) > 5

    def _verb_phrase(self, at: int) -> Entry | None:
        entry = self.sentence.phrases[at][0] if at in self.sentence.phrases else NOTHING
        return entry if entry.verbs else None

    def _reads_as_noun(self, at: int, previous: Chunk | None) -> bool:
        """A word that is noun and verb is a noun unless a subject stands before and an object after it."""
        word = self.words[at]
        if self._after_preposition(at):
            return True
        if word.entry.noun is None and word.entry.person is None and not word.entry.weapon:
            return False
        forms = {use.form for use in word.entry.verbs}
        if forms & _PREDICATES or (forms & {"gerund"} and self._governs(at + 1)):
            return False
        subject = previous is not None and previous.type == "np"
        if (
            previous is not None
            and previous.type == "comma"
            and "third" in forms
            and at + 1 in self.sentence.quantities
        ):
            return False  # "Blast kills two, wounds nine"
        return not (subject and self._opens_object(at + 1))

    def _after_preposition(self, at: int) -> bool:
        """ "with guns and machetes", "members of raid parties": no finite verb stands right after a preposition."""
        forms = {use.form for use in self.words[at].entry.verbs}
        before = self.words[at - 1] if at else None
        if not forms or not forms <= _FINITE_FORMS or before is None:
            return False
        return before.has("preposition") and before.norm != "to" and at not in self.sentence.quantities

    def _governs(self, at: int) -> bool:
        """Whether a gerund before this word is a verb: it has an object, or shares the next gerund's."""
        joined = at + 1 < self.size and self.words[at].norm == "and" and self.words[at + 1].norm.endswith("ing")
        return self._opens_object(at) or (joined and self._opens_object(at + 2))

    def _opens_object(self, at: int) -> bool:
        if at >= self.size:
            return False
        word = self.words[at]
        return (
            at in self.sentence.quantities
            or word.has("determiner")
            or word.has("pronoun")
            or (word.text[0].isupper() and not word.has("preposition"))
            or (word.entry.person is not None or "adjective" in word.entry.tags)
        )

    def _is_state(self, at: int) -> bool:
        return at < self.size and any(use.form == "adjective" for use in self.words[at].entry.verbs)

    def _continues_verb(self, at: int) -> bool:
        word = self.words[at]
        verbal = word.entry.tags.intersection((*_VERBAL, "negation", "adverb"))
        return bool(verbal) or bool(word.entry.verbs) or bool(self._verb_phrase(at)) or word.norm.endswith("ed")
