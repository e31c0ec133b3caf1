"""When it happened: the date of the sentence, one inherited from before, or the reporting window."""

from dataclasses import replace
from datetime import timedelta

from spacy.language import Language
from spacy.tokens import Doc

from ..data import load
from ..reading import DateMention, Event, Reading, Sentence, reading_of

_TELLING: dict[str, list[str]] = load("telling")
_BREAKS = tuple(_TELLING["breaks_dating"])
_FARTHEST = 2
_RECURRING = ("anniversary",)


@Language.factory("claim_dating")
def make_dating(nlp: Language, name: str) -> "Dater":
    return Dater()


class Dater:
    """Walks through the sentences with the last date that can still be meant."""

    def __call__(self, doc: Doc) -> Doc:
        reading = reading_of(doc)
        carried: DateMention | None = None
        carried_from, paragraph = 0, -1
        for sentence in reading.sentences:
            if sentence.furniture:
                continue
            if sentence.paragraph != paragraph:
                paragraph = sentence.paragraph
                if paragraph - carried_from > _FARTHEST or self._breaks(reading, sentence) or sentence.headline:
                    carried = None
            for event in sentence.events:
                self._date(reading, sentence, event, carried)
            usable = [d for d in sentence.dates if d.precision <= 3]
            if usable and not sentence.headline:
                carried, carried_from = usable[0], paragraph
        return doc

    @staticmethod
    def _breaks(reading: Reading, sentence: Sentence) -> bool:
        opening = reading.text[sentence.start : sentence.start + 40].lower()
        return opening.startswith(_BREAKS)

    def _date(self, reading: Reading, sentence: Sentence, event: Event, carried: DateMention | None) -> None:
        own = self._nearest(sentence, event)
        if own is not None:
            event.date, event.date_basis = own, "stated"
        elif event.modality == "hypothetical":
            return
        elif carried is not None:
            event.date, event.date_basis = self._inherited(reading, sentence, carried), "inherited"
        elif reading.document.window is not None and event.modality in ("asserted", "negated"):
            first, last = reading.document.window
            event.date, event.date_basis = DateMention(0, 0, first, last, 4), "window"

    @staticmethod
    def _nearest(sentence: Sentence, event: Event) -> DateMention | None:
        at = sentence.words[event.trigger[0]].start
        return min(sentence.dates, key=lambda d: min(abs(d.start - at), abs(d.end - at)), default=None)

    @staticmethod
    def _inherited(reading: Reading, sentence: Sentence, carried: DateMention) -> DateMention:
        """Hours later may be the next day."""
        text = reading.text[sentence.start : sentence.end].lower()
        if any(words in text for words in _TELLING["hours_later"]) and carried.first == carried.last:
            return replace(carried, last=carried.last + timedelta(days=1), precision=2)
        return carried
