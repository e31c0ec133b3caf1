"""Tests for the command that reads articles for claims."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from annotator.checks import actions
from annotator.claims.models import Claim, ExtractionRun
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def extract(*arguments: str) -> str:
    out = StringIO()
    call_command("extract", *arguments, stdout=out, stderr=out)
    return out.getvalue()


def test_it_reads_what_has_not_been_read() -> None:
    make_article()
    assert "1 articles read" in extract()
    assert Claim.objects.exists()
    assert "0 articles read" in extract()


def test_reading_everything_again_adds_nothing() -> None:
    make_article()
    extract()
    before = list(Claim.objects.values())
    said = extract("--all")
    assert "1 articles read: 0 new candidates" in said
    assert list(Claim.objects.values()) == before


def test_it_reads_the_articles_that_are_named() -> None:
    first, second, third = make_article(), make_article(), make_article()
    extract("--article", str(first.pk), str(third.pk))
    assert set(ExtractionRun.objects.values_list("article", flat=True)) == {first.pk, third.pk}
    assert not second.claims.exists()


def test_an_article_that_does_not_exist_is_named_and_nothing_is_read() -> None:
    article = make_article()
    with pytest.raises(CommandError, match="There is no article 999999") as caught:
        extract("--article", str(article.pk), "999999")
    assert caught.value.returncode == 2
    assert not ExtractionRun.objects.exists()


def test_a_failure_names_its_article_and_spares_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    bad, good = make_article(title="The bad one"), make_article()
    read = actions.extract_article

    def stumble(article: Any, **rest: Any) -> ExtractionRun:
        if article == bad:
            raise RuntimeError("out of order")
        return read(article=article, **rest)

    monkeypatch.setattr(actions, "extract_article", stumble)
    out = StringIO()
    with pytest.raises(CommandError, match="1 of 2 articles could not be read") as caught:
        call_command("extract", stdout=out, stderr=out)
    assert caught.value.returncode == 1
    assert f"article {bad.pk}, The bad one: RuntimeError: out of order" in out.getvalue()
    assert good.claims.exists()
