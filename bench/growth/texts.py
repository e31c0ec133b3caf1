"""Invents articles of some 600 words by a seed: reports of series with standing text, wire copies, own texts."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field

WORDS = 600
SERIES, PER_SERIES = 60, 100
WORDS_OF_A_SENTENCE = (14, 26)
STANDING, TEMPLATES = 5, 4
PRINTED_BY = 4
KINDS = [("killed", "were killed"), ("injured", "were injured"), ("arrested", "were arrested")]
WHO = "civilians fighters soldiers farmers drivers herders".split()
CONSONANTS, VOWELS = "bdfghjklmnrstwz", "aeiou"


@dataclass
class Event:
    """A claim's words in a text, and its number."""

    start: int
    quote: str
    sentence_end: int
    kind: str
    number: int
    target: str
    place: str


@dataclass
class Text:
    """One invented article."""

    source: int
    series: int | None
    ordinal: int | None
    paragraphs: list[str] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return the paragraphs as one text."""
        return "\n\n".join(self.paragraphs)


class Writer:
    """Writes articles one after the other; the same seed writes the same ones."""

    def __init__(self, seed: int = 88, sources: int = 40) -> None:
        self.dice = random.Random(seed)
        self.sources = sources
        self.words = [self._word() for _ in range(4000)]
        self.places = [self._word().title() for _ in range(2000)]
        self.standing = [[self._sentence() for _ in range(STANDING)] for _ in range(SERIES)]
        self.templates = [[self._sentence(8) for _ in range(TEMPLATES)] for _ in range(SERIES)]
        self.printed: list[str] = []
        self.reports = [0] * SERIES

    def write(self, articles: int) -> Iterator[Text]:
        """Yield articles: of five, two are reports of a series, one is an agency's text or a copy of one."""
        for number in range(articles):
            if number % 5 < 2:
                yield self._report(number // 5 * 2 + number % 5)
            elif number % 5 == 2:
                yield self._wire(number // 5)
            else:
                yield self._of_its_own(self.dice.randrange(self.sources))

    def _report(self, number: int) -> Text:
        series = number % SERIES
        self.reports[series] += 1
        text = Text(series % self.sources, series, self.reports[series])
        self._add(text, f"Report {self.reports[series]} of the watch of {self.places[series]}")
        for sentence in self.standing[series]:
            self._add(text, sentence)
        for sentence in self.templates[series]:
            self._event(text, sentence)
        self._fill(text)
        return text

    def _wire(self, number: int) -> Text:
        """Write an agency's text, or print one with a sentence less and an own one more."""
        source = number % self.sources
        if number % PRINTED_BY == 0:
            text = self._of_its_own(source)
            self.printed = text.paragraphs
            return text
        text = Text(source, None, None)
        for paragraph in [*self.printed[:-1], self._sentence()]:
            self._add(text, paragraph)
        return text

    def _of_its_own(self, source: int) -> Text:
        text = Text(source, None, None)
        self._add(text, f"{self._sentence(6).rstrip('.')} near {self.dice.choice(self.places)}")
        self._fill(text)
        return text

    def _fill(self, text: Text) -> None:
        """Add sentences until the article is long enough, a claim in every second one."""
        while len(text.text.split()) < WORDS:
            self._event(text, self._sentence())
            self._add(text, self._sentence())

    def _event(self, text: Text, rest: str) -> None:
        kind, verb = self.dice.choice(KINDS)
        number, who, place = self.dice.randrange(2, 60), self.dice.choice(WHO), self.dice.choice(self.places)
        quote = f"{number} {who} {verb}"
        sentence = f"In {place}, {quote} as {rest[0].lower()}{rest[1:]}"
        begin = len(text.text) + 2
        start = begin + sentence.index(quote)
        self._add(text, sentence)
        text.events.append(Event(start, quote, begin + len(sentence), kind, number, who, place))

    def _add(self, text: Text, paragraph: str) -> None:
        text.paragraphs.append(paragraph)

    def _sentence(self, words: int = 0) -> str:
        size = words or self.dice.randrange(*WORDS_OF_A_SENTENCE)
        # Some words are far commoner than others, as in any language.
        picked = [self.words[int(len(self.words) * self.dice.random() ** 3)] for _ in range(size)]
        return " ".join(picked).capitalize() + "."

    def _word(self) -> str:
        syllables = self.dice.randrange(1, 4)
        return "".join(self.dice.choice(CONSONANTS) + self.dice.choice(VOWELS) for _ in range(syllables)) + "n"
