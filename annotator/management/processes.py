"""Extraction in worker processes while this process stores: the workers never see the database."""

from argparse import ArgumentTypeError
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from annotator.claims.actions import Reader, document_of
from annotator.extraction import Candidate, Document, extract
from annotator.extraction.languages import supported
from annotator.sources.models import Article

# Enough waiting for each worker that none stands still while a long article is stored.
AHEAD = 4


def count_of_processes(text: str) -> int:
    """Read the number of processes that a person asks for."""
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f"{text!r} is not a number of processes; give 1 or more.")
    return int(text)


def with_readers(articles: Iterable[Article], processes: int) -> Iterator[tuple[Article, Reader | None]]:
    """Yield each article with what reads it: nothing for this process itself, or the answer of a worker."""
    if processes == 1:
        yield from ((article, None) for article in articles)
        return
    # Started afresh, not forked: a worker must not share this process's connections to the database.
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        waiting: deque[tuple[Article, Reader | None]] = deque()
        for article in articles:
            waiting.append((article, _asked(pool, article)))
            if len(waiting) > AHEAD * processes:
                yield waiting.popleft()
        yield from waiting


def _asked(pool: ProcessPoolExecutor, article: Article) -> Reader | None:
    if not supported(article.language):
        return None
    try:
        return _answer_of(pool.submit(extract, document_of(article)))
    except BrokenProcessPool as error:
        return _failure(error)


def _answer_of(future: Future[list[Candidate]]) -> Reader:
    return lambda document: future.result()


def _failure(error: Exception) -> Reader:
    def fail(document: Document) -> list[Candidate]:
        raise RuntimeError("A worker process ended before its time; try again with fewer processes.") from error

    return fail
