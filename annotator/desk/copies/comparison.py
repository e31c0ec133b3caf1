"""A report beside the one before it in its series: each sentence with its numbers unchanged, changed or missing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from annotator.checks.copies.finding import STANDING
from annotator.checks.copies.models import Occurrence
from annotator.checks.copies.prints import numbers_of, spans_of_numbers
from annotator.sources.models import Article


@dataclass(frozen=True)
class Piece:
    """Some characters of a sentence: a number that differs from its counterpart, one that does not, or words."""

    text: str
    mark: str = ""


@dataclass(frozen=True)
class Pair:
    """A sentence of this report and its counterpart; either may be missing."""

    state: str
    here: tuple[Piece, ...]
    there: tuple[Piece, ...]

    @property
    def words(self) -> str:
        """Return the state in words, which colour must not carry alone."""
        return WORDS[self.state]


WORDS = {
    "standing": "standing text",
    "unchanged": "same numbers",
    "changed": "other numbers",
    "new": "new",
    "missing": "no longer there",
}


def earlier_in_series(article: Article) -> Article | None:
    """Return the report of the series before this one: by its number, else by its window, else the one added before."""
    if article.series_id is None:
        return None
    others = Article.objects.filter(series=article.series_id).exclude(pk=article.pk)
    if article.series_ordinal is not None:
        return others.filter(series_ordinal__lt=article.series_ordinal).order_by("-series_ordinal", "-pk").first()
    if article.window_start is not None:
        return others.filter(window_start__lt=article.window_start).order_by("-window_start", "-pk").first()
    return others.filter(pk__lt=article.pk).order_by("-pk").first()


def compare(article: Article, earlier: Article) -> list[Pair]:
    """Return the pairs in the order of this report; what is missing stands where it stood between its neighbours."""
    here = list(article.sentences.select_related("wording"))
    there = list(earlier.sentences.select_related("wording"))
    first_there: dict[int, Occurrence] = {}
    for one in there:
        first_there.setdefault(one.wording_id, one)
    kept = set(_wordings(here))
    pairs = []
    for op, a, b, c, d in SequenceMatcher(None, _wordings(there), _wordings(here), autojunk=False).get_opcodes():
        if op == "equal":
            pairs += [_both(article, new, earlier, old) for new, old in zip(here[c:d], there[a:b], strict=True)]
        else:
            pairs += [_moved(article, one, earlier, first_there.get(one.wording_id)) for one in here[c:d]]
            pairs += [
                Pair("missing", (), _pieces(earlier, one, ())) for one in there[a:b] if one.wording_id not in kept
            ]
    return pairs


def _wordings(sentences: Sequence[Occurrence]) -> list[int]:
    return [one.wording_id for one in sentences]


def _moved(article: Article, one: Occurrence, earlier: Article, old: Occurrence | None) -> Pair:
    return _both(article, one, earlier, old) if old else Pair("new", _pieces(article, one, ()), ())


def _both(article: Article, new: Occurrence, earlier: Article, old: Occurrence) -> Pair:
    return Pair(_state(new, old), _pieces(article, new, old.numbers), _pieces(earlier, old, new.numbers))


def _state(new: Occurrence, old: Occurrence) -> str:
    if not new.numbers and not old.numbers:
        return "standing" if new.wording.articles >= STANDING else "unchanged"
    return "unchanged" if new.numbers == old.numbers else "changed"


def _pieces(article: Article, one: Occurrence, others: Sequence[str]) -> tuple[Piece, ...]:
    text = article.text[one.start : one.end]
    same = _same(numbers_of(text), others)
    return tuple(_cut(text, spans_of_numbers(text), same))


def _same(numbers: Sequence[str], others: Sequence[str]) -> set[int]:
    matcher = SequenceMatcher(None, numbers, others, autojunk=False)
    return {at for block in matcher.get_matching_blocks() for at in range(block.a, block.a + block.size)}


def _cut(text: str, numbers: Sequence[tuple[int, int]], same: set[int]) -> Iterator[Piece]:
    marks = {span: "same" if at in same else "other" for at, span in enumerate(numbers)}
    edges = sorted({0, len(text), *(edge for span in numbers for edge in span)})
    yield from (Piece(text[start:end], marks.get((start, end), "")) for start, end in pairwise(edges))
