"""Modality and scope: cues in a sentence and how far each one reaches."""

from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

from ..data import items
from ..people import NONE
from ..reading import Cue, Event, Sentence, VerbGroup, Word, reading_of

_NEAR = 4
_GAP = "…"
_GERUND = "-ing"
_LONGEST_GAP = 6
_ENDS_CLAUSE = frozenset({",", ";", ":", ".", "on"})  # "blamed the raid on the army"
_RANK = {"asserted": 0, "alleged": 1, "hypothetical": 2, "negated": 3}
_MEANING = {
    "alleged": ("alleged", ""), "negated": ("negated", ""), "hypothetical": ("hypothetical", ""),
    "counterfactual": ("hypothetical", "counterfactual"), "normative": ("hypothetical", "normative"),
    "question": ("hypothetical", "question"), "presupposed": ("asserted", "presupposed"),
    "future": ("hypothetical", "future"),
}  # fmt: skip
_MODALS = {
    "may": "hypothetical", "might": "hypothetical", "could": "hypothetical", "would": "hypothetical",
    "can": "hypothetical", "ca": "hypothetical", "will": "future", "wo": "future", "'ll": "future", "shall": "future",
    "must": "normative", "should": "normative",
}  # fmt: skip
_STATED_LIVES = frozenset({"lives", "life", "responsibility"})


def _table() -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
    table: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for row in items("cues"):
        for phrase in row["words"]:
            words = tuple(phrase.split())
            table.setdefault(words[0], []).append((words, row["label"], row["reach"]))
    for rows in table.values():
        rows.sort(key=lambda row: -len(row[0]))
    return table


_CUES = _table()


def find_cues(sentence: Sentence) -> list[Cue]:
    """Return the cues of a sentence with the word ranges that they reach."""
    words, found = sentence.words, []
    norms = [word.norm for word in words]
    at = 0
    while at < len(norms):
        step = 1
        for phrase, label, reach in _CUES.get(norms[at], ()):
            end = _matched(norms, at, phrase)
            if end:
                found.append(Cue(label, at, end, *_reach(sentence, at, end, reach, label)))
                step = end - at
                break
        at += step
    return _stopped(found)


def _matched(norms: list[str], at: int, phrase: tuple[str, ...]) -> int:
    """Return where a cue that begins at a word ends, or 0.

    "…" in a cue stands for a few words of the same clause, "-ing" for any gerund.
    """
    if _GAP not in phrase:
        return at + len(phrase) if _same(norms[at : at + len(phrase)], phrase) else 0
    first, last = phrase[: phrase.index(_GAP)], phrase[phrase.index(_GAP) + 1 :]
    if not _same(norms[at : at + len(first)], first):
        return 0
    for end in range(at + len(first), min(at + len(first) + _LONGEST_GAP + 1, len(norms))):
        if _same(norms[end : end + len(last)], last):
            return end + len(last)
        if norms[end] in _ENDS_CLAUSE:
            return 0
    return 0


def _same(norms: list[str], phrase: tuple[str, ...]) -> bool:
    pairs = zip(norms, phrase, strict=False)
    return len(norms) == len(phrase) and all(a == b or (b == _GERUND and a.endswith("ing")) for a, b in pairs)


def _reach(sentence: Sentence, start: int, end: int, reach: str, label: str) -> tuple[int, int]:
    size = len(sentence.words)
    if reach == "sentence":
        return 0, size
    if reach == "near":
        last = min(size, end + _NEAR)
        if label == "negated":  # "whose name was not given, was killed"
            last = next((at for at in range(end, last) if sentence.words[at].norm == ","), last)
        return start, last
    if reach == "phrase":
        chunk = next((c for c in sentence.chunks if c.start <= start < c.end), None)
        return start, chunk.end if chunk else end
    return start, _aim_end(sentence, end) if sentence.words[end - 1].norm == "to" else size


def _aim_end(sentence: Sentence, end: int) -> int:
    """ "a row over plans to build a road led to a fight": what was aimed at ends at the next finite verb."""
    for before, chunk in pairwise(sentence.chunks):
        if chunk.start <= end or not isinstance(chunk, VerbGroup) or chunk.infinitive:
            continue
        if sentence.words[chunk.start - 1].norm == "to" or {use.form for use in chunk.entry.verbs} == {"base"}:
            continue
        result = not chunk.finite and before.type == "comma"
        if result or (chunk.finite and before.type not in ("rel", "conj", "sub")):
            return chunk.start
    return len(sentence.words)


def _stopped(cues: list[Cue]) -> list[Cue]:
    stops = [cue.start for cue in cues if cue.label == "stop"]
    for cue in cues:
        later = [stop for stop in stops if stop >= cue.end]
        if (later and cue.reach_start > 0) or (later and cue.start == 0):
            cue.reach_end = min(cue.reach_end, later[0])
    return [cue for cue in cues if cue.label != "stop"]


@Language.factory("claim_modality")
def make_modality(nlp: Language, name: str) -> "ModalityReader":
    return ModalityReader()


class ModalityReader:
    """Gives each event its modality and scope flags."""

    def __call__(self, doc: Doc) -> Doc:
        for sentence in reading_of(doc).sentences:
            if sentence.events:
                sentence.cues = find_cues(sentence)
                for event in sentence.events:
                    self._judge(sentence, event)
        return doc

    def _judge(self, sentence: Sentence, event: Event) -> None:
        for cue in sentence.cues:
            if self.reaches(sentence.words, cue, event):
                self._apply(event, cue.label)
        self._verb(sentence, event)
        if event.quantity is not None and event.quantity.hedge == "none_reported":
            self._apply(event, "negated")
        elif (
            event.modality == "negated"
            and event.frame == "harm"
            and event.quantity
            and event.quantity.hedge in ("several", "single")
        ):
            event.quantity = NONE
        vague = event.quantity is None or event.quantity.best is None or event.quantity.max is None
        if event.frame != "harm" and vague and {"normative", "counterfactual"} & set(event.scope):
            event.dropped = True
        text_end = sentence.words[-1].norm if sentence.words else ""
        if text_end == "?" and not sentence.headline:
            self._apply(event, "question")

    @staticmethod
    def reaches(words: list[Word], cue: Cue, event: Event) -> bool:
        first, last = event.trigger
        if cue.label == "alleged" and cue.end < len(words) and words[cue.end].norm in _STATED_LIVES:
            return False
        target = event.target
        if cue.reach_end - cue.end < _NEAR and target is not None and target.start <= cue.start < target.end:
            return cue.label != "alleged" or event.frame != "harm" or target.noun is not None
        return cue.reach_start <= first < cue.reach_end or first <= cue.start < last

    def _verb(self, sentence: Sentence, event: Event) -> None:
        chunk = sentence.chunks[event.chunk]
        if not isinstance(chunk, VerbGroup):
            return
        if chunk.negated:
            self._apply(event, "negated")
        if chunk.modal in _MODALS:
            self._apply(event, _MODALS[chunk.modal])
        forms = {use.form for use in chunk.entry.verbs}
        if chunk.infinitive and "base" in forms and event.frame == "harm":
            self._apply(event, "hypothetical")

    @staticmethod
    def _apply(event: Event, label: str) -> None:
        modality, scope = _MEANING[label]
        if modality == "alleged" and event.scope == ["normative"]:
            event.modality, event.scope = modality, []  # the demand is normative, not what is looked into
        elif label == "normative" and event.modality == "alleged":
            return
        elif _RANK[modality] > _RANK[event.modality]:
            event.modality = modality
        if scope and scope not in event.scope:
            event.scope.append(scope)
