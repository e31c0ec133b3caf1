"""From the bytes of an article to what is kept of it: its text, its dates with their basis, and its capture."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from annotator.sources.dating import Dating, infer_dates
from annotator.sources.language import language_of
from annotator.sources.models import DateBasis
from annotator.sources.normalise import NORMALISER_VERSION, normalise
from annotator.sources.reading import read_bytes
from annotator.sources.series import SERIES, Series

LONGEST_TITLE, LONGEST_FILENAME = 500, 255


@dataclass(frozen=True)
class Window:
    """A reporting window as a person gives it; `end` is the first day that no longer belongs to it."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Sent:
    """Bytes as somebody sends them, with what is stated about the article in them."""

    data: bytes
    filename: str = ""
    media_type: str = ""
    title: str = ""
    url: str = ""
    published: date | None = None
    window: Window | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article and its capture before they are stored: their fields' values, and the series that it belongs to."""

    article: dict[str, Any]
    capture: dict[str, Any]
    series: Series | None

    @property
    def sha256(self) -> str:
        """Return the sum of the bytes."""
        return str(self.capture["sha256"])

    @property
    def text_sha256(self) -> str:
        """Return the sum of the text."""
        return str(self.article["text_sha256"])


def sha256_of(data: bytes) -> str:
    """Return the sum by which bytes are known again."""
    return hashlib.sha256(data).hexdigest()


def prepare(sent: Sent, *, sha256: str = "", series: Sequence[Series] = SERIES) -> Prepared:
    """Read bytes into an article; what is stated wins over what the text shows. The database is not asked.

    Raises UnreadableSource, with the sentence to show, when the bytes cannot become an article.
    """
    reading = read_bytes(sent.data, sent.filename, sent.media_type)
    text = normalise(reading.text)
    dating = infer_dates(
        text, filename=sent.filename, stated_published=sent.published or reading.published, series=series
    )
    article = {
        "title": (sent.title or reading.title)[:LONGEST_TITLE],
        "url": sent.url,
        "language": language_of(text),
        "text": text,
        "text_sha256": sha256_of(text.encode()),
        "normaliser_version": NORMALISER_VERSION,
        "dating_notes": "\n".join((*reading.notes, *dating.notes)),
        **_dates(dating, sent),
    }
    capture = {
        "content": sent.data,
        "sha256": sha256 or sha256_of(sent.data),
        "size": len(sent.data),
        "media_type": reading.media_type,
        "encoding": reading.encoding,
        "filename": sent.filename[:LONGEST_FILENAME],
    }
    return Prepared(article, capture, next((one for one in series if one.id == dating.series_id), None))


def _dates(dating: Dating, sent: Sent) -> dict[str, Any]:
    values: dict[str, Any] = {
        "series_ordinal": dating.series_ordinal,
        "published": dating.published,
        "published_basis": DateBasis.ASKED.value if sent.published else dating.published_basis,
        "window_start": dating.window_start,
        "window_end": dating.window_end,
        "window_basis": dating.window_basis,
        "dating_question": dating.question,
    }
    if sent.window:
        values |= {"window_start": sent.window.start, "window_end": sent.window.end, "dating_question": ""}
        values["window_basis"] = DateBasis.ASKED.value
    return values
