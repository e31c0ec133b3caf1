"""Tests for the command that explains the extractor."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from annotator.claims.models import Claim
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def explain(*arguments: str) -> str:
    out = StringIO()
    call_command("explain", *arguments, stdout=out)
    return out.getvalue()


def test_it_shows_words_cues_and_reasons() -> None:
    said = explain("--text", "Four civilians were reportedly killed.")
    assert "noun phrase" in said
    assert "[alleged] “reportedly” reaches “reportedly killed" in said
    assert "→ “Four civilians were reportedly killed”" in said
    assert "modality       Alleged: These cues reach the event's words. “reportedly (alleged)”" in said
    assert "1 candidates" in said


def test_an_article_is_read_with_its_dates_and_nothing_is_stored() -> None:
    article = make_article("Four fighters were killed near the old town.")
    assert "2022-01-01 to 2022-02-01" in explain("--article", str(article.pk))
    assert not Claim.objects.exists()


def test_what_cannot_be_explained_is_said() -> None:
    with pytest.raises(CommandError, match="There is no article 999999"):
        explain("--article", "999999")
    with pytest.raises(CommandError, match="There is no extractor for Arabic yet"):
        explain("--text", "قتل أربعة مدنيين")


def test_a_second_opinion_that_cannot_be_had_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMDESK_SPACY_MODEL", "no_such_pipeline")
    with pytest.raises(CommandError, match="cannot be loaded"):
        explain("--text", "Four civilians were killed.")
