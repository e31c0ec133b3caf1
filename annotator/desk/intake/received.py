"""Stores what a person sent: all of it or nothing, each new article with the job that reads it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import User
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from annotator.claims.actions import queue_extraction
from annotator.sources.actions import Received, Window, add_source, receive_article
from annotator.sources.models import Capture, Source
from annotator.sources.reading import UnreadableSource


@dataclass(frozen=True)
class Sending:
    """A pasted text or files, with what the sender states about them."""

    source: str
    text: str
    files: Sequence[UploadedFile]
    title: str
    url: str
    published: date | None
    window: Window | None


@dataclass(frozen=True)
class Item:
    """One text of a sending, in bytes."""

    data: bytes
    how: str
    filename: str = ""
    media_type: str = ""


class Unreadable(Exception):
    """Something that was sent cannot become an article; the arguments are the sentences to show."""


@transaction.atomic
def store(sending: Sending, user: User) -> list[Received]:
    """Make articles of a sending and queue the new ones to be read.

    Raises Unreadable, and stores nothing at all, if one of them cannot become an article.
    """
    is_new = not Source.objects.filter(name=sending.source).exists()
    source = add_source(name=sending.source, user=user)
    received, problems = [], []
    for item in _items(sending):
        try:
            received.append(_store_one(item, sending, source, user))
        except UnreadableSource as error:
            problems.append(str(error))
    if problems:
        raise Unreadable(*problems)
    if is_new and not any(one.created for one in received):
        # Everything was there already under other names, so this source has written nothing.
        transaction.set_rollback(True)
    return received


def _items(sending: Sending) -> Iterator[Item]:
    if sending.text.strip():
        yield Item(sending.text.encode(), Capture.How.PASTE)
    for file in sending.files:
        yield Item(file.read(), Capture.How.UPLOAD, file.name or "", file.content_type or "")


def _store_one(item: Item, sending: Sending, source: Source, user: User) -> Received:
    received = receive_article(
        data=item.data,
        source=source,
        how=item.how,
        filename=item.filename,
        media_type=item.media_type,
        title=sending.title,
        url=sending.url,
        published=sending.published,
        window=sending.window,
        user=user,
    )
    if received.created:
        queue_extraction(article=received.article)
    return received
