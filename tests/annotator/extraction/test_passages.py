"""Tests for finding the sentences of a passage."""

import pytest

from annotator.extraction import Document, extract
from annotator.extraction.passages import surroundings

ENGLISH = "A headline\n\nDr. Smith was there. Four men were killed in Arden. They left.\n\nThe end."
ARABIC = "عنوان\n\nقتل أربعة مدنيين في القرية. هل أصيب آخرون؟ لا أحد يعرف."


def around(text: str, passage: str, language: str = "en") -> tuple[int, str]:
    start = text.index(passage)
    found = surroundings(text, start, start + len(passage), language)
    return found.paragraph, text[found.start : found.end]


@pytest.mark.parametrize(
    ("passage", "paragraph", "sentence"),
    [
        ("headline", 0, "A headline"),
        ("Smith", 1, "Dr. Smith was there."),
        ("killed", 1, "Four men were killed in Arden."),
        ("there. Four men", 1, "Dr. Smith was there. Four men were killed in Arden."),
        ("left.\n\nThe", 1, "They left.\n\nThe end."),
        ("end", 2, "The end."),
    ],
)
def test_english(passage: str, paragraph: int, sentence: str) -> None:
    assert around(ENGLISH, passage) == (paragraph, sentence)


@pytest.mark.parametrize(
    ("passage", "sentence"),
    [("أربعة", "قتل أربعة مدنيين في القرية."), ("أصيب", "هل أصيب آخرون؟"), ("أحد", "لا أحد يعرف.")],
)
def test_arabic(passage: str, sentence: str) -> None:
    assert around(ARABIC, passage, "ar") == (1, sentence)


def test_it_agrees_with_the_extractor() -> None:
    for candidate in extract(Document(ENGLISH)):
        found = surroundings(ENGLISH, candidate.start, candidate.end)
        assert (found.paragraph, found.start, found.end) == (
            candidate.paragraph,
            candidate.sentence_start,
            candidate.sentence_end,
        )
