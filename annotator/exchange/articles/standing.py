"""What is here already of a chunk's articles, and what an import would do; a query for each question."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from annotator.exchange.articles.rows import Draft
from annotator.exchange.contract import Checked, Outcome
from annotator.sources.bulk.known import can_be_searched, known_bytes, known_publishers, known_texts
from annotator.sources.models import Article
from annotator.sources.preparing import prepare, sha256_of
from annotator.sources.reading import UnreadableSource

SHOWN = 60


@dataclass(frozen=True, slots=True)
class Kept:
    """What an article that is here says of itself."""

    text_sha256: str
    publisher: str
    title: str
    url: str
    published: date | None
    window: tuple[date | None, date | None]


def look_up(drafts: Sequence[Draft], options: Mapping[str, Any]) -> dict[int, Kept]:
    """Find out of each draft whether its bytes or its text are here; read those whose bytes are not."""
    wanted = [draft for draft in drafts if draft.sent]
    publishers = known_publishers({draft.publisher for draft in wanted})
    if options.get("new_publishers") is False:
        _refuse_unknown(wanted, publishers)
    for draft in wanted:
        draft.sha256 = sha256_of(draft.sent.data if draft.sent else b"")
    by_bytes = known_bytes({draft.sha256 for draft in wanted})
    for draft in wanted:
        draft.known = by_bytes.get(draft.sha256)
        if draft.known is None and not draft.problems:
            _read(draft)
    texts = {at: _text(draft, publishers) for at, draft in enumerate(wanted) if draft.prepared}
    by_text = known_texts({text for text in texts.values() if text[0]})
    for at, text in texts.items():
        wanted[at].known = by_text.get(text)
    return _kept({draft.known for draft in wanted if draft.known})


def checked(draft: Draft, kept: Mapping[int, Kept]) -> Checked:
    """Return what a row would do. Articles are kept as received: what a row says differently is said, not stored."""
    problems, notes = tuple(draft.problems), (*draft.row.notes, *draft.notes)
    if problems:
        return Checked(draft.row.number, Outcome.REFUSED, problems=problems, notes=notes)
    if draft.known is None:
        text = draft.prepared.text_sha256 if draft.prepared else ""
        return Checked(draft.row.number, Outcome.NEW, key=text, notes=notes, values=draft)
    article = kept[draft.known]
    notes = (*notes, *_differences(draft, article))
    # Of a text that is here in other bytes, these bytes are kept too, as one more capture.
    further = draft.prepared is not None
    return Checked(
        draft.row.number,
        Outcome.CHANGED if further else Outcome.UNCHANGED,
        key=article.text_sha256,
        pk=draft.known,
        fingerprint=article.text_sha256,
        diffs={"captures": ("", "the same text in other bytes, kept beside those that are here")} if further else {},
        notes=notes,
        values=draft,
    )


def _refuse_unknown(drafts: Sequence[Draft], known: Mapping[str, int]) -> None:
    for draft in drafts:
        if draft.publisher not in known:
            reason = "No publisher has this name, and you chose that none is added."
            draft.refuse("unknown_publisher", "source", draft.publisher, reason)


def _read(draft: Draft) -> None:
    assert draft.sent
    name = "file" if draft.row.content is not None else "html" if "html" in draft.sent.media_type else "text"
    value = draft.row.filename or draft.row.cells.get(name, "")
    try:
        draft.prepared = prepare(draft.sent, sha256=draft.sha256)
    except UnreadableSource as error:
        draft.refuse("unreadable", name, value, str(error))
        return
    article = draft.prepared.article
    if not can_be_searched(article["title"], article["text"]):
        draft.refuse("too_long", name, value, "It has more different words than the search can hold of one article.")


def _text(draft: Draft, publishers: Mapping[str, int]) -> tuple[int, str]:
    return publishers.get(draft.publisher, 0), draft.prepared.text_sha256 if draft.prepared else ""


def _kept(articles: set[int]) -> dict[int, Kept]:
    if not articles:
        return {}
    fields = "pk text_sha256 source__name title url published window_start window_end".split()
    rows = Article.objects.filter(pk__in=articles).order_by().values_list(*fields)
    return {
        pk: Kept(text, publisher, title, url, published, (start, end))
        for pk, text, publisher, title, url, published, start, end in rows
    }


def _differences(draft: Draft, kept: Kept) -> Iterator[str]:
    """Say where the row states something else than what is kept of the article."""
    sent = draft.sent
    assert sent
    window = (sent.window.start, sent.window.end) if sent.window else None
    stated: list[tuple[str, Any, Any]] = [
        ("publisher", draft.publisher, kept.publisher),
        ("title", sent.title, kept.title),
        ("web address", sent.url, kept.url),
        ("day of publication", sent.published, kept.published),
        ("reporting window", window, kept.window),
    ]
    for what, said, stands in stated:
        if said and said != stands:
            yield f"It is here with another {what} ({_shown(stands)}), which stays: an import does not edit articles."


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        return f"{_shown(value[0])} to {_shown(value[1])}" if any(value) else "none"
    text = str(value or "none")
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
