"""Each language is read by its own pipeline, and by none where there is none."""

from collections.abc import Iterator, Sequence

import pytest
import spacy
from spacy.language import Language

from annotator.extraction import Document, Party, Phrasing, extract, extract_many, languages
from annotator.extraction.components.assembly import CANDIDATES
from annotator.extraction.languages import NoExtractor, pipeline_for, supported

ENGLISH = "Four civilians were killed near the town on Monday."


@pytest.fixture
def silent_french(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Register an extractor for French that finds nothing."""

    @Language.component("finds_nothing")
    def finds_nothing(doc):
        doc.user_data = {CANDIDATES: []}
        return doc

    def build(parties: Sequence[Party], phrasings: Sequence[Phrasing]) -> Language:
        nlp = spacy.blank("fr")
        nlp.add_pipe("finds_nothing")
        return nlp

    monkeypatch.setitem(languages.PIPELINES, "fr", build)
    yield
    languages._built.cache_clear()


@pytest.mark.parametrize("language", ["en", "en-GB", "EN", "en_US"])
def test_english_of_every_country_is_read(language: str) -> None:
    assert supported(language)
    assert extract(Document(ENGLISH, language=language))


def test_a_pipeline_is_built_once() -> None:
    assert pipeline_for("en") is pipeline_for("en-GB")


@pytest.mark.parametrize("language", ["ar", "fr", ""])
def test_other_languages_are_refused_and_not_read_as_english(language: str) -> None:
    assert not supported(language)
    with pytest.raises(NoExtractor):
        extract(Document(ENGLISH, language=language))


@pytest.mark.usefixtures("silent_french")
def test_documents_of_two_languages_keep_their_order() -> None:
    mixed = [Document(ENGLISH, language=language) for language in ("en", "fr", "fr", "en")]
    assert [bool(found) for found in extract_many(mixed)] == [True, False, False, True]
