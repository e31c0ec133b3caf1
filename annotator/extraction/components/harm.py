"""People killed, hurt, held, freed or driven out: events found at verbs, nouns and words like "dead"."""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from ..harm_nouns import HarmNouns
from ..harm_verbs import HarmVerbs
from ..lexicon import NounUse
from ..reading import Event, Phrase, VerbGroup, reading_of


@Language.factory("claim_harm")
def make_harm(nlp: Language, name: str) -> "HarmFinder":
    return HarmFinder()


class HarmFinder:
    """Adds an event for each people-phrase that something is done to."""

    def __call__(self, doc: Doc) -> Doc:
        reading = reading_of(doc)
        for sentence in reading.sentences:
            if sentence.live:
                sentence.events.extend(Harm(reading, sentence).events())
        return doc


class Harm(HarmVerbs, HarmNouns):
    """Finds the harm told in one sentence."""

    def events(self) -> Iterator[Event]:
        for at, chunk in enumerate(self.sentence.chunks):
            if isinstance(chunk, VerbGroup):
                use = self._use(chunk)
                if self._among(at + 1):
                    continue
                kind = self._among(at)
                if kind and self.clauses.people(at + 1) is not None:
                    yield from self._some(kind, at)
                    continue
                if use and self._is_number_of(at):
                    yield from self._toll(at, NounUse(use.kind, "toll", "singular"))
                elif use:
                    yield from self._verb(at, chunk, use)
                elif chunk.entry.verbs:
                    yield from self._losses(at, chunk)
            elif isinstance(chunk, Phrase) and chunk.noun is not None and chunk.noun.noun is not None:
                yield from self._noun(at, chunk, chunk.noun.noun)

    def _is_number_of(self, at: int) -> bool:
        """ "the number of those who were arrested has reached 1,204": the verb tells what is counted."""
        phrase = self.clauses.phrase(at - 2 if self.clauses.type(at - 1) == "rel" else at - 1)
        if phrase is None or phrase.quantity is not None:
            return False
        norms = [word.norm for word in self.sentence.words[phrase.start : phrase.end]]
        return "number" in norms[:3] and "of" in norms
