"""Military and security acts: strikes, raids, fire, movements, seizures and damage."""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from ..act_nouns import ActNouns
from ..act_verbs import ActVerbs
from ..reading import Event, Phrase, VerbGroup, reading_of


@Language.factory("claim_acts")
def make_acts(nlp: Language, name: str) -> "ActFinder":
    return ActFinder()


class ActFinder:
    """Adds an event for each act that a sentence tells."""

    def __call__(self, doc: Doc) -> Doc:
        reading = reading_of(doc)
        for sentence in reading.sentences:
            if sentence.live:
                sentence.events.extend(Acts(reading, sentence).events())
        return doc


class Acts(ActVerbs, ActNouns):
    """Finds the acts told in one sentence."""

    def events(self) -> Iterator[Event]:
        for at, chunk in enumerate(self.sentence.chunks):
            if isinstance(chunk, VerbGroup):
                if chunk.entry.verbs:
                    yield from self.told_by(at, chunk)
            elif isinstance(chunk, Phrase) and (chunk.noun is not None or chunk.quantity is not None):
                yield from self._phrase(at, chunk)
