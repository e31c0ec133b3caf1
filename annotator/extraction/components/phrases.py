"""Noun phrases, verb groups and the joints between them: a small cascade over the words of a sentence."""

from spacy.language import Language
from spacy.tokens import Doc

from ..lexicon import DASHES, NOTHING, Entry, NounUse
from ..reading import Chunk, Phrase, Sentence, VerbGroup, Word, reading_of

_STOPS = frozenset({".", "!", "?", ";", ":", "…", "...", "—", "|", "/", "•"})
_VERBAL = ("be", "have", "do", "modal", "verb", "report_verb")
_PARTICIPLES = frozenset({"past", "participle"})
_PREDICATES = _PARTICIPLES | {"adjective"}
_NEW_PHRASE = frozenset({"every", "each", "any", "this", "another", "either"})
_COUNTS = frozenset({"number", "toll", "count", "tally", "total"})
_INCLUDING = frozenset({"including", "includes", "include", "included"})


@Language.factory("claim_phrases")
def make_phrases(nlp: Language, name: str) -> "PhraseFinder":
    return PhraseFinder()


class PhraseFinder:
    """Cuts each sentence worth reading into chunks."""

    def __call__(self, doc: Doc) -> Doc:
        for sentence in reading_of(doc).sentences:
            if sentence.live:
                sentence.chunks = Chunker(sentence).chunks()
        return doc


class Chunker:
    """Reads one sentence from left to right."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.words: list[Word] = sentence.words
        self.size = len(self.words)

    def chunks(self) -> list[Chunk]:
        found: list[Chunk] = []
        at = 0
        while at < self.size:
            chunk = self._chunk(at, found[-1] if found else None)
            if chunk.type == "np" and len(found) > 1 and found[-1].type == "of" and found[-2].type == "np":
                whole = self._merged(found[-2], chunk)
                if whole is not None:
                    found[-2:] = [whole]
                    at = whole.end
                    continue
            found.append(chunk)
            at = chunk.end
        return found

    def _chunk(self, at: int, previous: Chunk | None) -> Chunk:
        word = self.words[at]
        joint = self._joint(at)
        if joint:
            return joint
        if at not in self.sentence.quantities and self._starts_verb(at, previous):
            return self._verb_group(at)
        phrase = self._phrase(at)
        if phrase is not None:
            return phrase
        kind = "adverb" if word.has("adverb") else "other"
        return Chunk(kind, at, at + 1)

    def _joint(self, at: int) -> Chunk | None:
        word = self.words[at]
        norm, tags = word.norm, word.entry.tags
        kind = ""
        if norm == ",":
            kind = "comma"
        elif norm in ("(", "["):
            kind = "open"
        elif norm in (")", "]"):
            kind = "close"
        elif norm in _STOPS or (norm in DASHES and self._loose(at)):
            kind = "stop"
        elif norm in _INCLUDING and not self._verbal_including(at):
            kind = "including"
        elif norm == "among" and at + 1 < self.size and self.words[at + 1].norm in ("them", "whom"):
            return Chunk("including", at, at + 2)
        elif (
            norm == "as"
            and self.size > at + 2
            and self.words[at + 1].norm == "well"
            and self.words[at + 2].norm == "as"
        ):
            return Chunk("conj", at, at + 3)
        elif norm == "along" and at + 1 < self.size and self.words[at + 1].norm == "with":
            return Chunk("conj", at, at + 2)
        elif norm == "of":
            kind = "of"
        elif at in self.sentence.quantities or (
            norm == "that"
            and at + 1 < self.size
            and self._nounish(at + 1)
            and not self._verbish(at + 1)
            and at
            and self.words[at - 1].norm in ("on", "in", "at", "of", "from", "during")
        ):
            return None
        elif "relative" in tags:
            kind = "rel"
        elif "conjunction" in tags:
            kind = "conj"
        elif "subordinator" in tags:
            kind = "sub"
        elif "preposition" in tags and not (norm == "to" and self._infinitive(at)):
            kind = "prep"
        return Chunk(kind, at, at + 1) if kind else None

    def _verbal_including(self, at: int) -> bool:
        return self.words[at].norm == "included" and at > 0 and self.words[at - 1].has("be")

    def _loose(self, at: int) -> bool:
        before = self.words[at - 1].end if at else 0
        return (
            at == 0
            or at + 1 >= self.size
            or before != self.words[at].start
            or self.words[at].end != self.words[at + 1].start
        )

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
        blocked = {"preposition", "conjunction", "relative", "subordinator", "pronoun", "negation", *_VERBAL}
        if entry.tags & blocked or entry.verbs:
            return False
        return bool(
            entry.tags & {"adjective", "vehicles", "batches", "arms", "buildings", "times", "facilities", "not_people"}
        )

    def _starts_verb(self, at: int, previous: Chunk | None) -> bool:
        word = self.words[at]
        entry = word.entry
        if at in self.sentence.phrases and self.sentence.phrases[at][0].noun is not None:
            return False
        if entry.tags.intersection(("be", "have", "do", "modal", "negation")) or self._verb_phrase(at):
            return True
        if word.norm == "to" and self._infinitive(at):
            return True
        if word.has("adverb"):
            return at + 1 < self.size and self._starts_verb(at + 1, previous) and word.norm not in ("there", "here")
        if entry.verbs or entry.tags.intersection(("verb", "report_verb")):
            return not self._reads_as_noun(at, previous)
        if entry is NOTHING and previous is not None and previous.type in ("np", "rel") and not word.text[0].isupper():
            return word.norm.endswith("ed") and len(word.norm) > 4
        return (
            entry is NOTHING
            and previous is not None
            and previous.type in ("comma", "sub", "np")
            and word.norm.endswith("ing")
            and len(word.norm) > 5
            and not word.text[0].isupper()
        )

    def _verb_phrase(self, at: int) -> Entry | None:
        entry = self.sentence.phrases[at][0] if at in self.sentence.phrases else NOTHING
        return entry if entry.verbs else None

    def _reads_as_noun(self, at: int, previous: Chunk | None) -> bool:
        """A word that is noun and verb is a noun unless a subject stands before and an object after it."""
        word = self.words[at]
        if word.entry.noun is None and word.entry.person is None and not word.entry.weapon:
            return False
        forms = {use.form for use in word.entry.verbs}
        if forms & _PREDICATES or (forms & {"gerund"} and self._governs(at + 1)):
            return False
        subject = previous is not None and previous.type == "np"
        return not (subject and self._opens_object(at + 1))

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

    def _verb_group(self, at: int) -> VerbGroup:
        group = VerbGroup("vg", at, at + 1, main=at)
        place, auxiliaries = at, 0
        while place < self.size:
            word = self.words[place]
            tags = word.entry.tags
            phrasal = self._verb_phrase(place)
            if phrasal is not None:
                group.main, group.end, group.entry = place, self.sentence.phrases[place][1], phrasal
                return self._finished(group, auxiliaries)
            if "negation" in tags:
                group.negated = True
            elif tags.intersection(("be", "have", "do", "modal")) or (word.norm == "to" and self._infinitive(place)):
                auxiliaries += 1
                group.passive = ("be" in tags and word.norm not in ("having",)) or (group.passive and "be" not in tags)
                group.modal = word.norm if "modal" in tags else group.modal
                group.infinitive = group.infinitive or word.norm == "to"
                group.main = place
            elif "adverb" in tags and place + 1 < self.size and self._continues_verb(place + 1):
                pass
            elif word.entry.verbs or tags.intersection(("verb", "report_verb")) or word.norm.endswith(("ed", "ing")):
                if self._is_state(place + 1):
                    place += 1
                group.main, group.end = place, place + 1
                return self._finished(group, auxiliaries)
            else:
                break
            place += 1
            group.end = place
        return self._finished(group, auxiliaries)

    def _is_state(self, at: int) -> bool:
        return at < self.size and any(use.form == "adjective" for use in self.words[at].entry.verbs)

    def _continues_verb(self, at: int) -> bool:
        word = self.words[at]
        verbal = word.entry.tags.intersection((*_VERBAL, "negation", "adverb"))
        return bool(verbal) or bool(word.entry.verbs) or bool(self._verb_phrase(at)) or word.norm.endswith("ed")

    def _finished(self, group: VerbGroup, auxiliaries: int) -> VerbGroup:
        word = self.words[group.main]
        group.entry = group.entry if group.entry is not NOTHING else word.entry
        forms = {use.form for use in group.entry.verbs}
        participle = bool(forms & _PREDICATES) or word.norm.endswith("ed")
        group.passive = group.passive and participle
        group.bare = auxiliaries == 0
        gerund = word.norm.endswith("ing")
        group.finite = not group.infinitive and not (group.bare and gerund)
        return group

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
            if phrase.head >= 0 or phrase.quantity is not None:
                return at
            quantity, end = self.sentence.quantities[at]
            phrase.quantity, phrase.quantity_at = quantity, (at, end)
            return end
        if at in self.sentence.phrases:
            return self._take_entry(phrase, at, *self.sentence.phrases[at])
        if word.norm in DASHES and begun and at + 1 < self.size:
            return at + 2 if at + 1 not in self.sentence.quantities else at + 1
        if word.norm == "'s" or (word.norm == "'" and begun):
            phrase.head, phrase.quantity, phrase.noun = -1, None, None
            phrase.determiner = "the"
            return at + 1
        if word.has("determiner") and not word.dated:
            if begun and (phrase.head >= 0 or (phrase.quantity is not None and word.norm in _NEW_PHRASE)):
                return at
            phrase.determiner = phrase.determiner or word.norm
            if word.entry.person:
                phrase.head = at
            return at + 1
        if word.has("pronoun"):
            if begun:
                return at
            phrase.head = at
            return at + 1
        if self._modifying_participle(phrase, at):
            return at + 1
        if (word.entry.verbs or word.entry.tags.intersection(_VERBAL)) and not self._noun_here(phrase, at):
            return at
        if not (self._nounish(at) or self._noun_here(phrase, at)):
            return at
        if begun and word.entry is NOTHING and self._starts_verb(at, phrase if phrase.head >= 0 else None):
            return at
        return self._take_entry(phrase, at, word.entry, at + 1)

    def _noun_here(self, phrase: Phrase, at: int) -> bool:
        entry = self.words[at].entry
        if entry.noun is None and entry.person is None and not entry.weapon:
            return False
        if entry.person and any(use.form in _PREDICATES for use in entry.verbs):
            return phrase.head < 0 and bool(phrase.determiner) and phrase.quantity is None
        return self._reads_as_noun(at, phrase if phrase.head >= 0 else None)

    def _modifying_participle(self, phrase: Phrase, at: int) -> bool:
        """ "the two injured persons": a participle before its noun belongs to the phrase."""
        word = self.words[at]
        forms = {use.form for use in word.entry.verbs}
        if not (forms & _PREDICATES or word.norm.endswith("ed")) or phrase.head >= 0:
            return False
        opened = bool(phrase.determiner) or phrase.quantity is not None
        following = self.words[at + 1].entry if at + 1 < self.size else NOTHING
        return opened and (
            following.person is not None
            or bool(following.place)
            or bool(following.tags & {"buildings", "vehicles", "facilities"})
            or following.actor is not None
        )

    def _take_entry(self, phrase: Phrase, at: int, entry: Entry, end: int) -> int:
        if entry.noun is not None:
            phrase.noun, phrase.noun_at = entry, (at, end)
        if entry.actor is not None:
            phrase.actors.append((entry.actor, at, end))
        if self.words[at].dated and phrase.head >= 0:
            return at
        if "times" in entry.tags and phrase.head >= 0 and not self.words[phrase.head].dated and phrase.noun is None:
            return at
        adjective = entry.tags == {"adjective"} and entry.person is None and not entry.place
        if not adjective or end == self.size:
            phrase.head = end - 1
        return end

    def _merged(self, left: Chunk, right: Chunk) -> Phrase | None:
        """Join "members of the family" into one phrase, but not "death of a child"."""
        if not isinstance(left, Phrase) or not isinstance(right, Phrase) or left.noun is not None:
            return None
        if self.words[left.head].norm in _COUNTS and right.noun is not None and right.noun.noun is not None:
            if right.noun.noun.frame == "victims":
                left.noun = Entry(noun=NounUse(right.noun.noun.kind, "toll", "singular"))
                left.noun_at = (left.start, right.end)
        if left.quantity is not None and left.quantity_at[1] == left.end:
            left.head, left.noun, left.noun_at = right.head, right.noun, right.noun_at
        left.end = right.end
        left.actors = left.actors + right.actors
        return left
