"""Noun phrases, verb groups and the joints between them: a small cascade over the words of a sentence."""

from spacy.language import Language
from spacy.tokens import Doc

from ..joining import rejoined
from ..lexicon import DASHES
from ..noun_phrases import NounPhrases
from ..reading import Chunk, reading_of
from ..syntax import BEARINGS
from ..verb_groups import VerbGroups

_STOPS = frozenset({".", "!", "?", ";", ":", "…", "...", "—", "|", "/", "•"})
_JOINING = frozenset({"relative", "conjunction", "subordinator", "preposition"})
_BEFORE_THAT = frozenset({"on", "in", "at", "of", "from", "during"})
_INCLUDING = frozenset({"including", "includes", "include", "included"})
_JOINTS = frozenset({",", "(", "[", ")", "]", "mostly", "mainly", "together", "alongside"}).union(
    _STOPS, DASHES, _INCLUDING, BEARINGS
)


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


class Chunker(NounPhrases, VerbGroups):
    """Reads one sentence from left to right."""

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
        return rejoined(self.sentence, found)

    def _chunk(self, at: int, previous: Chunk | None) -> Chunk:
        word = self.words[at]
        if word.norm in _JOINTS or not _JOINING.isdisjoint(word.entry.tags):
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
            if at and self.words[at - 1].has("preposition") and self._aside(at) > at:
                return None  # "of [southern] Kandahar province"
            kind = "open"
        elif norm in (")", "]"):
            kind = "close"
        elif norm in _STOPS or (norm in DASHES and self._loose(at)):
            kind = "stop"
        elif self._includes(at):
            kind = "including"
        elif norm == "among" and self._next(at) in ("them", "whom"):
            return Chunk("including", at, at + 2)
        elif norm == "as" and self._next(at) == "well" and self._next(at + 1) == "as":
            return Chunk("conj", at, at + 3)
        elif norm in ("along", "together") and self._next(at) == "with":
            return Chunk("conj", at, at + 2)
        elif norm == "alongside" and self._counts_people(at + 1):
            return Chunk("conj", at, at + 1)
        elif at and self._bearing(at):
            return Chunk("prep", at, at + 2)
        elif norm == "of":
            kind = "of"
        elif at in self.sentence.quantities or self._names(at):
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

    def _next(self, at: int) -> str:
        return self.words[at + 1].norm if at + 1 < self.size else ""

    def _counts_people(self, at: int) -> bool:
        """ "alongside 11 relatives": a count after the joint makes it mean "and"."""
        end = self.sentence.quantities[at][1] if at in self.sentence.quantities else self.size
        return end < self.size and self.words[end].entry.person is not None

    def _names(self, at: int) -> bool:
        """ "off-duty", "on that day": a joint that here belongs to a name."""
        if self._compound(at):
            return at not in self.sentence.phrases
        before = self.words[at - 1].norm if at else ""
        demonstrative = self.words[at].norm == "that" and before in _BEFORE_THAT
        return demonstrative and self._nounish(at + 1) and not self._verbish(at + 1)

    def _includes(self, at: int) -> bool:
        """ "forty people, mostly women": what follows names some of those before."""
        norm = self.words[at].norm
        if norm in ("mostly", "mainly"):
            return at > 0 and self.words[at - 1].norm in (",", "(")
        return norm in _INCLUDING and not self._verbal_including(at)

    def _verbal_including(self, at: int) -> bool:
        return self.words[at].norm == "included" and at > 0 and self.words[at - 1].has("be")
