"""A tiny pipeline whose one component knows the parses of a few sentences, in either label scheme."""

from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

CLEAR = {"obj": "dobj", "nsubj:pass": "nsubjpass", "aux:pass": "auxpass"}


@dataclass(frozen=True)
class Parse:
    """A sentence's words, the head of each by its place, its labels (of Universal Dependencies) and entities."""

    words: str
    heads: tuple[int, ...]
    labels: str
    entities: tuple[tuple[int, int, str], ...] = ()


PARSES = [
    Parse("Four fighters were killed in Arden .", (1, 3, 3, 3, 5, 3, 3),
          "nummod nsubj:pass aux:pass ROOT case obl punct", ((5, 6, "GPE"),)),
    Parse("Jordan killed four fighters .", (1, 1, 3, 1, 1), "nsubj ROOT nummod obj punct", ((0, 1, "DATE"),)),
    Parse("Militants killed zarps and three blorks .", (1, 1, 1, 5, 5, 2, 1), "nsubj ROOT obj cc nummod conj punct"),
    Parse("Anna Kovac was not hurt .", (1, 4, 4, 4, 4, 4), "compound nsubj:pass aux:pass neg ROOT punct",
          ((0, 2, "PERSON"),)),
    Parse("Police could arrest seven zarps .", (2, 2, 2, 4, 2, 2), "nsubj aux ROOT nummod obj punct"),
    Parse("Seven zarps killed there were buried .", (1, 5, 1, 2, 5, 5, 5),
          "nummod nsubj:pass acl advmod aux:pass ROOT punct"),
]  # fmt: skip


@Language.factory("knows_parses", default_config={"scheme": "ud"})
def knows_parses(nlp: Language, name: str, scheme: str) -> "KnowsParses":
    return KnowsParses(scheme)


class KnowsParses:
    """Sets heads, labels and entities where a known sentence begins."""

    def __init__(self, scheme: str) -> None:
        self.scheme = scheme

    def __call__(self, doc: Doc) -> Doc:
        for start in range(len(doc)):
            for parse in PARSES:
                words = parse.words.split()
                if [token.text for token in doc[start : start + len(words)]] == words:
                    self._set(doc, start, parse)
        return doc

    def _set(self, doc: Doc, start: int, parse: Parse) -> None:
        for place, (head, label) in enumerate(zip(parse.heads, parse.labels.split(), strict=True)):
            doc[start + place].head = doc[start + head]
            doc[start + place].dep_ = CLEAR.get(label, label) if self.scheme == "clear" else label
        found = [Span(doc, start + first, start + last, label) for first, last, label in parse.entities]
        doc.set_ents([*doc.ents, *found])

    def to_disk(self, path: Path, exclude: tuple[str, ...] = ()) -> None:
        """Store nothing: the parses are in this module."""


def tiny_pipeline(scheme: str) -> Language:
    """Return a blank English pipeline with the component."""
    nlp = spacy.blank("en")
    nlp.add_pipe("knows_parses", config={"scheme": scheme})
    return nlp
