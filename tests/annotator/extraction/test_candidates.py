"""What holds for every candidate of every text."""

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.extraction import EXTRACTOR_VERSION, Candidate, Document, extract, extract_many
from annotator.extraction.components.sentences import paragraphs, sentences
from annotator.extraction.vocabulary import (
    DATE_BASES,
    HEDGES,
    KINDS,
    MODALITIES,
    PLACE_ROLES,
    ROLES,
    SCOPES,
    UNITS,
    VICTIM_STATUSES,
)

WORDS = [
    "\n\n",
    "\n",
    *"""Three people were killed and injured , including a child in Aleppo on Monday . - “ ” IS-IS ki*lled no not
    rockets fired by of the 25 nearly death toll rose to who which Turkish drone strike • : | ( ) ’s deaths several
    dozens as well if January 3 2022 hit withdrew returned bodies found""".split(),
]


def check(text: str, candidates: list[Candidate]) -> None:
    for number, candidate in enumerate(candidates):
        assert 0 <= candidate.start < candidate.end <= len(text)
        assert candidate.quote == text[candidate.start : candidate.end]
        assert candidate.kind in KINDS
        assert candidate.unit in UNITS
        assert candidate.modality in MODALITIES
        assert candidate.victim_status in VICTIM_STATUSES
        assert candidate.role in ROLES
        assert candidate.date_basis in DATE_BASES
        assert set(candidate.scope) <= set(SCOPES)
        assert candidate.hedge == "" or candidate.hedge in HEDGES
        assert all(place.role in PLACE_ROLES for place in candidate.places)
        assert all(place.name == text[place.start : place.end] for place in candidate.places)
        assert all(0 <= start < end <= len(text) for _, start, end in candidate.evidence)
        known = [value for value in (candidate.min, candidate.best, candidate.max) if value is not None]
        assert known == sorted(known)
        assert candidate.of is None or (0 <= candidate.of < len(candidates) and candidate.of != number)
        assert 0 < candidate.score <= 1
        assert candidate.extractor_version == EXTRACTOR_VERSION
    assert [c.start for c in candidates] == sorted(c.start for c in candidates)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_without_a_crash(text: str) -> None:
    check(text, extract(Document(text, published=date(2022, 1, 23))))


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
def test_quotes_are_the_text_at_their_offsets_in_any_jumble_of_the_trade_s_words(text: str) -> None:
    check(text, extract(Document(text, window=(date(2021, 12, 23), date(2022, 1, 23)))))


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "\u200f", "a" * 5000, "killed " * 400, "3 " * 400, "(" * 400, "including " * 200]
)
def test_odd_texts_are_read(text: str) -> None:
    check(text, extract(Document(text)))


def test_offsets_are_code_points_beside_other_scripts_and_emoji() -> None:
    text = "🟥 بيان: Three farmers were killed in Tal Saman."
    (candidate,) = extract(Document(text))
    assert candidate.quote == "Three farmers were killed"


def test_many_documents_give_what_each_gives_alone() -> None:
    documents = [Document(f"{n} soldiers were killed.", id=str(n)) for n in range(2, 90)]
    alone = [extract(document) for document in documents]
    assert list(extract_many(documents)) == alone
    assert list(extract_many(documents, processes=2)) == alone


def test_documents_are_read_only_as_they_are_asked_for() -> None:
    taken = []

    def documents() -> object:
        for number in range(10_000):
            taken.append(number)
            yield Document("Two men were killed.")

    stream = extract_many(documents())  # type: ignore[arg-type]
    next(stream)
    assert len(taken) < 1000


def test_the_work_grows_in_step_with_the_length() -> None:
    """A text of one paragraph repeated reads the same claims in each repetition."""
    paragraph = "Gunmen killed three guards in Busra on Monday, wounding two others.\n\n"
    assert len(extract(Document(paragraph * 200))) == 200 * len(extract(Document(paragraph)))


def test_it_knows_no_django() -> None:
    program = "import sys, annotator.extraction, annotator.extraction.__main__; print('django' in sys.modules)"
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "False"


def test_lines_wrapped_at_a_fixed_width_are_one_paragraph() -> None:
    text = (
        "   THE ARMY SAID TODAY THAT A PATROL HAD CLASHED WITH THE REBEL\nCOLUMN NEAR THE RIVER AND THAT TWO OF ITS"
        " MEN WERE HURT IN\nTHE FIGHTING.\n\n   NOTHING ELSE WAS KNOWN ABOUT THE CLASH UNTIL LATE IN THE NIGHT\nWHEN"
        " THE RADIO SPOKE OF IT.\n"
    )
    assert len(paragraphs(text)) == 2


def test_titles_and_initials_end_no_sentence() -> None:
    text = "Col. A. Haddad spoke to Dr. Salim in St. George. He left at once."
    assert [text[a:b] for a, b in sentences(text, 0, len(text))] == [
        "Col. A. Haddad spoke to Dr. Salim in St. George.",
        "He left at once.",
    ]


def test_links_after_an_article_give_no_claims() -> None:
    text = "Two guards were killed in Busra.\n\nRelated News\n\nFour men killed in Izra\n\nTen hurt in blast…"
    assert [candidate.quote for candidate in extract(Document(text))] == ["Two guards were killed"]
