"""Second pass over the chunks of a sentence: verbs split by an adverbial, and asides between dashes."""

from .data import load
from .lexicon import DASHES, lexicon
from .reading import Chunk, Phrase, Sentence, VerbGroup

_DEADLY = frozenset(load("telling")["to_death"])
_HELPERS = frozenset({"be", "have"})
_PARTICIPLES = frozenset({"past", "participle", "adjective"})
_LONGEST_ASIDE = 18
_LONGEST_SPLIT = 6


def rejoined(sentence: Sentence, chunks: list[Chunk]) -> list[Chunk]:
    """Return the chunks with split verbs put together and dashed asides bracketed."""
    _bracket(sentence, chunks)
    _to_death(sentence, chunks)
    found: list[Chunk] = []
    for chunk in chunks:
        found.append(chunk)
        start = _helper_before(sentence, found) if isinstance(chunk, VerbGroup) else None
        if start is not None:
            found[start:] = [_whole(sentence, found[start], chunk)]
    return found


def _helper_before(sentence: Sentence, chunks: list[Chunk]) -> int | None:
    """Find the helper of a bare participle: "were on Thursday night killed", "are said to have been killed".

    Not so in "the men were in a car hit by a shell": only a time, an adverb or a comma may stand between.
    """
    last = chunks[-1]
    if not isinstance(last, VerbGroup):
        return None
    place = len(chunks) - 2
    if last.infinitive and place >= 0:
        before = chunks[place]
        told = isinstance(before, VerbGroup) and before.passive and "report_verb" in before.entry.tags
        return place if told else None
    participle = any(use.form in _PARTICIPLES for use in last.entry.verbs)
    if not last.bare or not (participle or sentence.words[last.main].norm.endswith("ed")):
        return None
    while place >= 0 and place >= len(chunks) - 2 - _LONGEST_SPLIT and _may_split(sentence, chunks[place]):
        place -= 1
    helper = chunks[place] if place >= 0 else None
    split = place < len(chunks) - 2
    if split and isinstance(helper, VerbGroup) and _only_helps(sentence, helper):
        return place
    return None


def _may_split(sentence: Sentence, chunk: Chunk) -> bool:
    if isinstance(chunk, Phrase):
        head = sentence.words[chunk.head]
        return head.dated or "times" in head.entry.tags
    words = sentence.words[chunk.start : chunk.end]
    timed = chunk.type == "prep" and words[0].norm in ("on", "at", "in", "during")
    return timed or chunk.type in ("adverb", "comma", "open", "close")


def _only_helps(sentence: Sentence, verb: VerbGroup) -> bool:
    word = sentence.words[verb.main]
    return bool(word.entry.tags & _HELPERS) and not word.entry.verbs and not verb.infinitive


def _whole(sentence: Sentence, helper: Chunk, verb: Chunk) -> VerbGroup:
    assert isinstance(helper, VerbGroup)
    assert isinstance(verb, VerbGroup)
    being = sentence.words[helper.main].has("be") or helper.passive
    return VerbGroup(
        "vg", helper.start, verb.end, main=verb.main, entry=verb.entry, passive=being or verb.passive,
        finite=helper.finite, bare=False, negated=helper.negated or verb.negated, modal=helper.modal or verb.modal,
        infinitive=helper.infinitive,
    )  # fmt: skip


def _bracket(sentence: Sentence, chunks: list[Chunk]) -> None:
    """Read a pair of dashes as brackets: "nineteen people – five of them children – were killed"."""
    dashes = [chunk for chunk in chunks if chunk.type == "stop" and sentence.words[chunk.start].norm in _DASHES]
    if len(dashes) == 2 and 1 <= dashes[1].start - dashes[0].end <= _LONGEST_ASIDE and dashes[0].start:
        dashes[0].type, dashes[1].type = "open", "close"


def _to_death(sentence: Sentence, chunks: list[Chunk]) -> None:
    """ "were axed to death", "stabbed a blogger to death" are killings; "sentenced to death" is none."""
    if not any(word.norm == "death" for word in sentence.words):
        return
    for at, chunk in enumerate(chunks[:-1]):
        norms = [word.norm for word in sentence.words[chunk.start : chunks[at + 1].end]]
        if norms != ["to", "death"]:
            continue
        for before in chunks[max(0, at - 2) : at]:
            if isinstance(before, VerbGroup) and sentence.words[before.main].norm in _DEADLY:
                before.entry = lexicon().words["killed"]


_DASHES = DASHES | {"--", "—"}
