"""Finds the words that rows quote in their articles, and with them the claims that are there already."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from annotator.claims.bulk.passages import NoPassage, passage
from annotator.claims.bulk.wholes import Key, key_of, read_key
from annotator.claims.life import DECIDED, Status
from annotator.claims.models import Claim
from annotator.claims.vocabulary import unit_of
from annotator.exchange.resources.drafts import Draft
from annotator.extraction.passages import surroundings
from annotator.sources.models import Article

TEXTS_AT_ONCE = 20
MOST_OF_IT = 0.5
BOUNDS = ("sentence_start", "sentence_end", "paragraph")


class Standing:
    """The claims that the articles of some rows have, and those elsewhere that rows call their wholes."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self.by_key: dict[Key, Claim] = {}
        self.decided: dict[tuple[int, str, str], list[Claim]] = defaultdict(list)
        articles = {draft.values["article_id"] for draft in drafts if "article_id" in draft.values}
        for claim in Claim.objects.filter(article__in=articles).select_related("of") if articles else ():
            self.by_key[key_of(claim)] = claim
            if claim.status in DECIDED:
                self.decided[claim.article_id, claim.kind, claim.unit].append(claim)

    def add_wholes(self, drafts: Sequence[Draft]) -> None:
        """Look up the wholes that lie in other articles; one query."""
        named = (draft.values.get("of_key") for draft in drafts)
        missing = {key for key in named if key and key not in self.by_key}
        articles, starts = {key.article for key in missing}, {key.start for key in missing}
        for claim in Claim.objects.filter(article__in=articles, start__in=starts) if missing else ():
            self.by_key.setdefault(key_of(claim), claim)

    def answering_for(self, draft: Draft) -> Claim | None:
        """Return the decided claim of the same kind on nearly the same words; a part of it is a claim of its own."""
        new = Key(*draft.key)
        near = self.decided.get((new.article, new.kind, new.unit), ())
        return next((claim for claim in near if _in_common(claim, new) >= MOST_OF_IT), None)


def _in_common(one: Claim, other: Key) -> float:
    """Return how much of the longer of two passages both have."""
    common = min(one.end, other.end) - max(one.start, other.start)
    return common / max(one.end - one.start, other.end - other.start)


def find_passages(drafts: Sequence[Draft], standing: Standing) -> None:
    """Give drafts the bounds of their words, their natural keys, and the sentences of those that are new."""
    by_article: dict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if "article_id" in draft.values:
            by_article[draft.values["article_id"]].append(draft)
    texts = Article.objects.filter(pk__in=by_article).order_by("pk").only("text", "language")
    for article in texts.iterator(chunk_size=TEXTS_AT_ONCE) if by_article else ():
        for draft in by_article[article.pk]:
            _find(draft, article, standing)


def _find(draft: Draft, article: Article, standing: Standing) -> None:
    values = draft.values
    if {"start", "end", "quote"} & {problem.field for problem in draft.problems}:
        return
    try:
        start, end = passage(article.text, values.get("quote", ""), values.get("start"), values.get("end"))
    except NoPassage as error:
        draft.refuse(error.kind, error.field, draft.row.cells.get(error.field, ""), str(error))
        return
    values |= {"start": start, "end": end, "quote": article.text[start:end]}
    if not (kind := values.get("kind")):
        if not any(problem.field == "kind" for problem in draft.problems):
            draft.refuse("empty", "kind", "", "It says of no kind what it claims.")
        return
    unit = values.get("unit") or unit_of(kind)
    draft.key = Key(article.pk, kind, unit, start, end)
    _read_whole(draft, article.pk)
    if draft.key not in standing.by_key:
        values.update(zip(BOUNDS, _sentence(draft, article), strict=True))


def _sentence(draft: Draft, article: Article) -> tuple[int, int, int]:
    """Return the sentence and the paragraph: as the row gives them where they hold the words, else as the text has."""
    given = [draft.row.cells.get(name, "") for name in BOUNDS]
    if all(cell.isascii() and cell.isdigit() and len(cell) < 10 for cell in given):
        first, last, paragraph = map(int, given)
        if first <= draft.values["start"] and draft.values["end"] <= last <= len(article.text):
            return first, last, paragraph
    around = surroundings(article.text, draft.values["start"], draft.values["end"], article.language)
    return around.start, around.end, around.paragraph


def _read_whole(draft: Draft, article: int) -> None:
    cell = draft.row.cells.get("of")
    if cell is None:
        return
    key = draft.values["of_key"] = read_key(cell.strip(), article) if cell.strip() else None
    if cell.strip() and key is None:
        draft.refuse("whole", "of", cell, "It is no claim like killed:person:12-37.")
    elif key == draft.key:
        draft.refuse("whole", "of", cell, "A claim cannot refer to itself.")


def refuse_circles(drafts: Sequence[Draft], standing: Standing) -> None:
    """Refuse rows that would refer to each other: both would be kept out of every sum."""
    wholes = {key: key_of(claim.of) for key, claim in standing.by_key.items() if claim.of_id and claim.of}
    wholes |= {Key(*draft.key): key for draft in drafts if (key := draft.values.get("of_key"))}
    for draft in drafts:
        if draft.values.get("of_key") and Key(*draft.key) in _above(draft.values["of_key"], wholes):
            draft.refuse("whole", "of", draft.row.cells["of"], "The claim that it names refers to this one already.")


def _above(key: Key, wholes: dict[Key, Key]) -> Iterator[Key]:
    passed: set[Key] = set()
    while key in wholes and key not in passed:
        passed.add(key)
        key = wholes[key]
        yield key


def how_decided(claim: Claim) -> str:
    """Return in a word how a claim was decided."""
    return str(Status(claim.status).label).lower()
