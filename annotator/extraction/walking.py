"""Steps over the chunks of a sentence, and what each chunk is."""

from .people import is_people
from .reading import Phrase, Sentence, VerbGroup


class Walk:
    """Looks at the chunks of one sentence by their number."""

    def __init__(self, sentence: Sentence, upper: bool) -> None:
        self.sentence = sentence
        self.chunks = sentence.chunks
        self.upper = upper

    def type(self, at: int) -> str:
        return self.chunks[at].type if 0 <= at < len(self.chunks) else ""

    def phrase(self, at: int) -> Phrase | None:
        chunk = self.chunks[at] if 0 <= at < len(self.chunks) else None
        return chunk if isinstance(chunk, Phrase) else None

    def verb(self, at: int) -> VerbGroup | None:
        chunk = self.chunks[at] if 0 <= at < len(self.chunks) else None
        return chunk if isinstance(chunk, VerbGroup) else None

    def people(self, at: int) -> Phrase | None:
        phrase = self.phrase(at)
        return phrase if phrase is not None and is_people(self.sentence, phrase, self.upper) else None

    def is_date(self, at: int) -> bool:
        phrase = self.phrase(at)
        return phrase is not None and (
            self.sentence.words[phrase.head].dated or ("times" in self.sentence.words[phrase.head].entry.tags)
        )

    def governed(self, at: int) -> bool:
        """Whether a noun phrase hangs on a preposition."""
        return self.type(at - 1) in ("prep", "of")

    def first_of_list(self, place: int) -> int:
        """Return the first of the noun phrases that are joined up to this one by commas and "and"."""
        while self.type(place - 1) in ("conj", "comma"):
            before = place - 3 if self.type(place - 1) == "conj" and self.type(place - 2) == "comma" else place - 2
            if self.type(before) != "np":
                break
            if self.type(place - 1) == "comma" and self._counted(place) != self._counted(before):
                break
            place = before
        return place

    def _counted(self, at: int) -> bool:
        phrase = self.phrase(at)
        return phrase is not None and phrase.quantity is not None

    def _is_certain(self, at: int) -> bool:
        """Whether a phrase surely names people: by a word for people, or as a bare count."""
        phrase = self.phrase(at)
        if phrase is None:
            return False
        head = self.sentence.words[phrase.head]
        return (
            head.entry.person is not None
            or head.has("pronoun")
            or (self._counted(at) and phrase.quantity_at[1] == phrase.end)
        )

    def _of_them(self, at: int) -> bool:
        """ "five workers, three of them women": a count out of those just named."""
        phrase = self.phrase(at)
        if phrase is None or phrase.quantity is None:
            return False
        end = phrase.quantity_at[1]
        if self.sentence.words[end - 1].norm == "of" and end < phrase.end:  # "most of them"
            return self.sentence.words[end].norm in ("them", "whom")
        if phrase.end < end + 2:
            return False
        after = self.sentence.words[phrase.quantity_at[1] + 1].norm
        return self.sentence.words[phrase.quantity_at[1]].norm == "of" and after in ("them", "whom")

    def _closing(self, place: int) -> int:
        while place < len(self.chunks) - 1 and self.type(place) != "close":
            place += 1
        return place

    def _opening(self, place: int) -> int:
        while place > 0 and self.type(place) != "open":
            place -= 1
        return place
