"""Who says so: "according to …", "… said", "… sources reported"."""

from spacy.language import Language
from spacy.tokens import Doc

from ..clauses import Clauses, chunk_span
from ..reading import Reading, Sentence, VerbGroup, reading_of

_SPEAKERS = frozenset({"sources", "source", "reports", "media", "observatory", "agency", "statement", "monitor"})


@Language.factory("claim_attribution")
def make_attribution(nlp: Language, name: str) -> "AttributionReader":
    return AttributionReader()


class AttributionReader:
    """Gives the events of a sentence the source that the sentence names."""

    def __call__(self, doc: Doc) -> Doc:
        reading = reading_of(doc)
        for sentence in reading.sentences:
            if sentence.events:
                span = self._source(Clauses(sentence, reading.upper))
                if span is not None:
                    self._give(reading, sentence, span)
        return doc

    @staticmethod
    def _give(reading: Reading, sentence: Sentence, span: tuple[int, int]) -> None:
        for event in sentence.events:
            event.attribution, event.attribution_at = reading.text[span[0] : span[1]], span

    def _source(self, clauses: Clauses) -> tuple[int, int] | None:
        words = clauses.sentence.words
        for at, chunk in enumerate(clauses.sentence.chunks):
            if words[chunk.start].norm == "according" and clauses.phrase(at + 2) is not None:
                return chunk_span(clauses.sentence, clauses.chunks[at + 2])
            if (
                isinstance(chunk, VerbGroup)
                and chunk.entry.tags & {"report_verb"}
                and not chunk.passive
                and chunk.finite
            ):
                found = self._speaker(clauses, at)
                if found is not None:
                    return found
        return None

    @staticmethod
    def _speaker(clauses: Clauses, at: int) -> tuple[int, int] | None:
        found = clauses.subject(at)
        phrase = clauses.phrase(found) if found is not None else None
        if phrase is None or (phrase.noun is not None and phrase.noun.noun is not None):
            return None
        words = clauses.sentence.words[phrase.start : phrase.end]
        speaks = any(w.text[:1].isupper() or w.entry.person is not None or w.norm in _SPEAKERS for w in words)
        return chunk_span(clauses.sentence, phrase) if speaks else None
