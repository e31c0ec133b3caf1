"""Shows how the extractor reads a text and why each value is what it is."""

from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from annotator.claims.actions import document_of
from annotator.claims.languages import no_extractor_for
from annotator.extraction import Document
from annotator.extraction.explaining import Account, Explanation, SentenceNotes, explain
from annotator.extraction.second_opinion import ModelUnavailable
from annotator.sources.language import language_of
from annotator.sources.models import Article
from annotator.sources.normalise import normalise


class Command(BaseCommand):
    """Nothing is stored."""

    help = "Shows words, cues with their reach, and the reason for every value of each candidate."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take a text or an article."""
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument("--text", help="a sentence or more")
        what.add_argument("--article", type=int, metavar="ID", help="an article, with its dates")

    def handle(self, *args: Any, text: str | None, article: int | None, **options: Any) -> None:
        """Print the explanation."""
        document = _document(text) if article is None else _article(article)
        if no := no_extractor_for(document.language):
            raise CommandError(no)
        try:
            explanation = explain(document)
        except ModelUnavailable as error:
            raise CommandError(str(error)) from None
        for line in _lines(explanation):
            self.stdout.write(line)


def _document(text: str | None) -> Document:
    text = normalise(text or "")
    return Document(text, language=language_of(text))


def _article(pk: int) -> Document:
    article = Article.objects.filter(pk=pk).first()
    if article is None:
        raise CommandError(f"There is no article {pk}.", returncode=2)
    return document_of(article)


def _lines(explanation: Explanation) -> Iterator[str]:
    for notes in explanation.sentences:
        yield from _sentence(notes)
        for account in explanation.accounts:
            if notes.start <= account.candidate.sentence_start < notes.end:
                yield from _account(account)
        yield ""
    yield f"{len(explanation.accounts)} candidates, extractor {explanation.extractor_version}."


def _sentence(notes: SentenceNotes) -> Iterator[str]:
    yield f"{notes.start}–{notes.end}  {' '.join(notes.text.split())}"
    if notes.left_out:
        yield f"  not looked into: {notes.left_out}"
    for group in notes.groups:
        for token in group.tokens:
            yield f"  {token.text:<20} {group.name:<14} {', '.join(token.known)}".rstrip()
    for match in notes.matches:
        yield f"  [{match.label}] “{match.text}”" + (f" reaches “{match.reach}”" if match.reach else "")


def _account(account: Account) -> Iterator[str]:
    candidate = account.candidate
    yield f"  → “{candidate.quote}” ({candidate.start}–{candidate.end})"
    for reason in account.reasons:
        words = "; ".join(f"“{words}”" for words in reason.words)
        yield f"    {reason.field:<14} {reason.value or '–'}: {reason.because} {words}".rstrip()
