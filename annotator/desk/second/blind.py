"""What the blind page shows: the article with one neutral mark, and nothing that anybody made of it."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.shortcuts import get_object_or_404

from annotator.claims.models import Claim
from annotator.desk.review.segments import Span, paragraphs
from annotator.desk.second.forms import BlindForm
from annotator.desk.second.placed import placed_in
from annotator.desk.second.words import Difference, differences, in_words
from annotator.incidents.models import Incident
from annotator.review.second.models import ReadingAnswer, SecondReading, State


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of the article: its number, and its pieces, each with whether it belongs to the passage."""

    number: int
    pieces: list[tuple[str, bool]]
    has_passage: bool


@dataclass(frozen=True)
class Last:
    """How a person's last reading came out."""

    quote: str
    language: str
    differences: list[Difference]
    note: str
    reading: int
    placed_in: Incident | None


def get_reading_or_404(pk: int) -> SecondReading:
    """Return a second reading with its claim and article; whoever sees it is asked about later."""
    found = SecondReading.objects.select_related("claim__article__source", "known", "answer", "first_by", "reader")
    return get_object_or_404(found, pk=pk)


def is_answered_by(reading: SecondReading, user: User) -> bool:
    """Tell whether this person has answered the reading."""
    return hasattr(reading, "answer") and reading.answer.reader_id == user.pk


def in_hand(claim: Claim, user: User) -> SecondReading | None:
    """Return the blind reading of a claim that a person has in hand; until they answer its page is not for them."""
    if claim.version == 1:
        return None
    return SecondReading.objects.filter(claim=claim, reader=user.pk, state=State.WANTED).first()


def lay_out(reading: SecondReading, form: BlindForm | None = None) -> dict[str, Any]:
    """Return what the blind page shows."""
    claim = reading.claim
    return {
        "reading": reading,
        "article": claim.article,
        "paragraphs": passage_in_text(claim),
        "passage": claim.quote,
        "sentence": _sentence(claim),
        "form": form or BlindForm(reading),
        "given": ", ".join(in_words(name, reading.first) for name in reading.given),
    }


def passage_in_text(claim: Claim) -> list[Paragraph]:
    """Return the article's paragraphs with the claim's words marked, and no other claim's."""
    span = Span(claim.start, claim.end, claim.pk)
    return [
        Paragraph(
            paragraph.number,
            [(segment.text, bool(segment.keys)) for segment in paragraph.segments],
            any(segment.keys for segment in paragraph.segments),
        )
        for paragraph in paragraphs(claim.article.text, [span])
    ]


def last_of(user: User, pk: str) -> Last | None:
    """Return how a reading of this person came out, if the address names one that they have answered."""
    if not pk.isdecimal() or len(pk) > 18:
        return None
    answers = ReadingAnswer.objects.select_related("reading__claim__article").filter(reader=user, reading=int(pk))
    answer = answers.defer("reading__claim__article__text").first()
    if answer is None:
        return None
    reading = answer.reading
    told = differences(answer.differing, reading.first, answer.values)
    return Last(reading.claim.quote, reading.claim.article.language, told, answer.note, reading.pk, placed_in(reading))


def _sentence(claim: Claim) -> dict[str, str]:
    text = claim.article.text
    return {"before": text[claim.sentence_start : claim.start], "after": text[claim.end : claim.sentence_end]}
