"""Noun phrases, verb groups and the joints between them: a small cascade over the words of a sentence."""

from spacy.language import Language
from spacy.tokens import Doc

from ..joining import rejoined
from ..lexicon import DASHES
from ..noun_phrases import NounPhrases
from ..reading import Chunk, reading_of
from ..verb_groups import VerbGroups

_STOPS = frozenset({".", "!", "?", ";", ":", "…", "...", "—", "|", "/", "•"})
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
        elif (norm == "along" and at + 1 < self.size and self.words[at + 1].norm == "with") or (norm == "together" and at + 1 < self.size and self.words[at + 1].norm == "with"):
            return Chunk("conj", at, at + 2)
        elif at and self._bearing(at):
            return Chunk("prep", at, at + 2)
        elif norm == "of":
            kind = "of"
        elif (self._compound(at) and at not in self.sentence.phrases) or at in self.sentence.quantities or (
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
