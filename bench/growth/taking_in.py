"""Takes in the sentences of many articles at once: what `know_sentences` does for each of them, kept in memory.

The wordings are found as it finds them, by shared bands and then by likeness; only the reading back is left out.
"""

from collections import defaultdict
from collections.abc import Iterable

from django.db import connection

from annotator.checks.copies.models import Band, Occurrence, Wording
from annotator.checks.copies.prints import ALIKE, Print, prints_of, shingles_of
from annotator.sources.models import Article

BATCH = 5000


class Known:
    """The wordings so far, by their bands."""

    def __init__(self) -> None:
        self.by_band: dict[int, list[int]] = defaultdict(list)
        self.wordings: list[Wording] = []
        self.shingles: list[frozenset[str]] = []
        self.stored = 0

    def take_in(self, articles: Iterable[Article]) -> None:
        """Store the sentences of articles, and the wordings that none of the earlier ones has."""
        found: list[tuple[Article, Print, int]] = []
        for article in articles:
            mine = [(article, one, self._match(one)) for one in prints_of(article.text)]
            found += [(article, one, self._add(article, one) if at is None else at) for article, one, at in mine]
            for at in {at for _, _, at in mine if at is not None}:
                self.wordings[at].articles += 1
        self._store(found)

    def _match(self, one: Print) -> int | None:
        near = {at for band in one.bands for at in self.by_band.get(band, ())}
        likely = max(((one.likeness(self.shingles[at]), -at) for at in near), default=(0.0, 0))
        return -likely[1] if likely[0] >= ALIKE else None

    def _add(self, article: Article, one: Print) -> int:
        at = len(self.wordings)
        text = article.text[slice(*one.span)]
        self.wordings.append(Wording(text=text, bands=list(one.bands), articles=1))
        self.shingles.append(shingles_of(text))
        for band in one.bands:
            self.by_band[band].append(at)
        return at

    def _store(self, found: list[tuple[Article, Print, int]]) -> None:
        old, new = self.wordings[: self.stored], self.wordings[self.stored :]
        Wording.objects.bulk_create(new, batch_size=BATCH)
        Wording.objects.bulk_update(old, ["articles"], batch_size=BATCH)
        self.stored = len(self.wordings)
        keys = {(key, wording.pk): Band(key=key, wording=wording) for wording in new for key in wording.bands}
        Band.objects.bulk_create(keys.values(), batch_size=BATCH)
        rows = (self._occurrence(article, one, at) for article, one, at in found)
        Occurrence.objects.bulk_create(rows, batch_size=BATCH)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")

    def _occurrence(self, article: Article, one: Print, at: int) -> Occurrence:
        return Occurrence(
            wording=self.wordings[at],
            article=article,
            series_id=article.series_id,
            source_id=article.source_id,
            start=one.span[0],
            end=one.span[1],
            numbers=list(one.numbers),
        )
