"""Takes rows of articles in, a chunk at a time, by the code of imports in the admin."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import DatabaseError, transaction

from annotator.exchange.contract import Checked, Context, Outcome, Row
from annotator.management.gathering import ARTICLES, Found
from annotator.sources.models import DateBasis

ROWS, WEIGHT = 500, 16 * 1024 * 1024
DO_SOMETHING = (Outcome.NEW, Outcome.CHANGED)
OTHER = "left aside, it is not text, HTML, PDF or a table of articles"


@dataclass
class Receiver:
    """What becomes of rows: counted, told line by line, and stored unless this is a dry run."""

    context: Context
    dry_run: bool
    tell: Callable[[list[tuple[str, bool]]], None]  # lines, each with whether it is bad news
    counts: Counter[str] = field(default_factory=Counter)
    added: list[int] = field(default_factory=list)
    _seen: set[bytes] = field(default_factory=set)

    def take(self, chunk: Sequence[Found]) -> None:
        """Take in a chunk; of the same text twice only the first is stored."""
        rows = [replace(found.row, number=at) for at, found in enumerate(chunk) if found.row]
        checked = {one.number: one for one in ARTICLES.check(rows, self.context)}
        stored, failed = self._store([one for one in checked.values() if one.outcome in DO_SOMETHING])
        by_text = {checked[number].key: pk for number, pk in stored.items()}
        self.tell(
            [self._line(found, checked.get(at), stored.get(at), by_text, failed) for at, found in enumerate(chunk)]
        )

    def _store(self, checked: list[Checked]) -> tuple[dict[int, int], dict[int, str]]:
        """Store rows in one transaction; where the database refuses one, all the others."""
        if self.dry_run or not checked:
            return {}, {}
        try:
            with transaction.atomic():
                return {one.number: one.pk for one in ARTICLES.store(checked, self.context)}, {}
        except DatabaseError as error:
            if len(checked) == 1:
                return {}, {checked[0].number: str(error).partition("\n")[0]}
        half = len(checked) // 2
        (one, no), (other, nor) = self._store(checked[:half]), self._store(checked[half:])
        return one | other, no | nor

    def _line(
        self, found: Found, one: Checked | None, pk: int | None, by_text: dict[str, int], failed: dict[int, str]
    ) -> tuple[str, bool]:
        if found.is_other:
            return self._counted("left aside", f"{found.where}: {OTHER}")
        problem = found.problem or _problem(one) or (failed.get(one.number, "") if one else "")
        if problem or one is None:
            return self._counted("refused", f"{found.where}: refused: {problem}", bad=True)
        if one.outcome == Outcome.NEW and (pk or self.dry_run) and self._is_first(one):
            self.added += [pk] if pk else []
            name = f"article {pk}" if pk else "new"
            return self._counted("added", f"{found.where}: {name}, {_dates(one.values.prepared.article)}")
        known = one.pk or pk or by_text.get(one.key)
        there = f"as article {known}" if known else "earlier in what is taken in"
        return self._counted("already there", f"{found.where}: already there {there}")

    def _is_first(self, one: Checked) -> bool:
        """Tell in a dry run, which stores nothing to be found again, whether the text comes for the first time."""
        if not self.dry_run:
            return True
        sum = bytes.fromhex(one.key)[:16]
        first = sum not in self._seen
        self._seen.add(sum)
        return first

    def _counted(self, what: str, line: str, *, bad: bool = False) -> tuple[str, bool]:
        self.counts[what] += 1
        return line, bad


def chunks(found: Iterable[Found]) -> Iterator[list[Found]]:
    """Yield rows in chunks, short ones where rows bring whole files along, so that memory stays flat."""
    chunk: list[Found] = []
    weight = 0
    for one in found:
        chunk.append(one)
        weight += _weight(one.row) if one.row else 0
        if len(chunk) >= ROWS or weight >= WEIGHT:
            yield chunk
            chunk, weight = [], 0
    if chunk:
        yield chunk


def _weight(row: Row) -> int:
    return len(row.content or b"") + sum(map(len, row.cells.values()))


def _problem(one: Checked | None) -> str:
    problems = one.problems if one else ()
    named = {"", "file"}  # where the file itself is the article, its line begins with its name
    return " ".join(each.reason if each.field in named else f"{each.field}: {each.reason}" for each in problems)


def _dates(article: dict[str, Any]) -> str:
    """Return an article's dates with their basis, so that nothing is inferred in silence."""
    published, start, end = article["published"], article["window_start"], article["window_end"]
    day, window = DateBasis(article["published_basis"]).label, DateBasis(article["window_basis"]).label
    said = (
        f"published {published} ({day})" if published else "no publication date",
        f"window {start} to {end} ({window})" if start else "no window",
    )
    return f"{'; '.join(said)}. {article['dating_question']}".strip()
