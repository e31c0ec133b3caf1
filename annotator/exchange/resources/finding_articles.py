"""Finds the articles that rows are about: by our number, by a sum of bytes or text, by address, by title and source."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from annotator.exchange.resources.drafts import Draft
from annotator.sources.models import Article, Capture

# In the order in which they decide: a sum says which text it is on every desk, a number only on ours.
WAYS = ("sha256", "article", "url", "title")
UNKNOWN = {
    "sha256": "No article here has these bytes or this text.",
    "article": "There is no article of this number.",
    "url": "No article here has this address.",
    "title": "No article here has this title.",
}
MOST_NAMED = 5

Found = Mapping[str, Mapping[str, set[int]]]


def find_articles(drafts: Sequence[Draft]) -> None:
    """Give each draft the number of its article, or a problem; five queries for all of them."""
    said = {way: {cell for draft in drafts if (cell := _cell(draft, way))} for way in WAYS}
    found = {
        "sha256": _by_sum({cell.lower() for cell in said["sha256"]}),
        "article": _by_number(said["article"]),
        "url": _grouped(Article.objects.filter(url__in=said["url"]).values_list("url", "pk")),
        "title": _by_title(said["title"]),
    }
    for draft in drafts:
        _choose(draft, found)


def _cell(draft: Draft, way: str) -> str:
    return draft.row.cells.get(way, "").strip()


def _choose(draft: Draft, found: Found) -> None:
    given = [(way, cell) for way in WAYS if (cell := _cell(draft, way))]
    if not given:
        draft.refuse("empty", "article", "", "It says of no article that it is about it.")
        return
    way, cell = given[0]
    candidates = _meant(draft, way, cell, found)
    for other, also in given[1:]:
        agreeing = candidates & _meant(draft, other, also, found)
        candidates = agreeing or candidates
    if not candidates:
        draft.refuse("unknown", way, cell, UNKNOWN[way])
    elif len(candidates) > 1:
        numbers = ", ".join(str(pk) for pk in sorted(candidates)[:MOST_NAMED])
        draft.refuse("ambiguous", way, cell, f"{len(candidates)} articles are meant by it, such as {numbers}.")
    else:
        (draft.values["article_id"],) = candidates
        _note_disagreement(draft, given[1:], found)


def _meant(draft: Draft, way: str, cell: str, found: Found) -> set[int]:
    if way == "title":
        return set(found[way].get(f"{cell}\n{_cell(draft, 'source')}", ()))
    return set(found[way].get(cell.lower() if way == "sha256" else cell, ()))


def _note_disagreement(draft: Draft, others: Iterable[tuple[str, str]], found: Found) -> None:
    for way, cell in others:
        if way == "article" and draft.values["article_id"] not in _meant(draft, way, cell, found):
            draft.notes.append(f"Article {cell} is another one here; the sum of its text decides.")


def _by_sum(sums: set[str]) -> dict[str, set[int]]:
    if not sums:
        return {}
    texts = Article.objects.filter(text_sha256__in=sums).values_list("text_sha256", "pk")
    captures = Capture.objects.filter(sha256__in=sums).values_list("sha256", "article_id")
    return _grouped([*texts, *captures])


def _by_number(cells: set[str]) -> dict[str, set[int]]:
    numbers = {int(cell): cell for cell in cells if cell.isascii() and cell.isdigit() and len(cell) < 19}
    known = Article.objects.filter(pk__in=numbers).values_list("pk", flat=True) if numbers else ()
    return {numbers[pk]: {pk} for pk in known}


def _by_title(titles: set[str]) -> dict[str, set[int]]:
    """Return articles by title and source; a row that names no source means a title of whatever source."""
    if not titles:
        return {}
    rows = Article.objects.filter(title__in=titles).values_list("title", "source__name", "pk")
    pairs = [(f"{title}\n{name}", pk) for title, source, pk in rows for name in ("", source)]
    return _grouped(pairs)


def _grouped(pairs: Iterable[tuple[str, int]]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = defaultdict(set)
    for key, pk in pairs:
        found[key].add(pk)
    return found
