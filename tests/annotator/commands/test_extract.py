"""Tests for the command that reads articles for claims."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.core.management.base import SystemCheckError

from annotator.checks import actions
from annotator.claims.models import Claim, ExtractionRun
from annotator.management import processes
from tests.annotator.commands import stumbling
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


def test_worker_processes_read_and_this_one_stores_the_same() -> None:
    articles = [make_article() for _ in range(3)]
    extract("--article", str(articles[0].pk))
    assert "2 articles read" in extract("--processes", "2")
    said = extract("--all", "--processes", "2")
    assert "3 articles read: 0 new candidates" in said
    assert all(article.claims.exists() for article in articles)


def test_a_failure_in_a_worker_names_its_article_and_spares_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    bad, good = make_article("A storm. Four men were killed.", title="The bad one"), make_article()
    monkeypatch.setattr(processes, "extract", stumbling.stumble)
    out = StringIO()
    with pytest.raises(CommandError, match="1 of 2 articles could not be read"):
        call_command("extract", "--processes", "2", stdout=out, stderr=out)
    assert f"article {bad.pk}, The bad one: RuntimeError: out of order" in out.getvalue()
    assert bad.extraction_runs.get().state == "failed"
    assert good.claims.exists()


def test_workers_that_die_are_a_failure_of_each_article_and_no_hanging(monkeypatch: pytest.MonkeyPatch) -> None:
    make_article(), make_article()
    monkeypatch.setattr(processes, "extract", stumbling.die)
    with pytest.raises(CommandError, match="2 of 2 articles could not be read"):
        extract("--processes", "2")


@pytest.mark.parametrize("number", ["0", "-1", "two"])
def test_a_senseless_number_of_processes_is_refused(number: str) -> None:
    with pytest.raises(CommandError, match="is not a number of processes"):
        extract("--processes", number)


def test_a_language_without_an_extractor_is_left_to_people_and_asked_about_once() -> None:
    article = make_article("قتل أربعة مدنيين في القرية.")
    assert "1 in languages without an extractor: add their claims by hand." in extract("--processes", "2")
    assert not article.claims.exists()
    assert "languages" not in extract()


def test_a_second_opinion_that_cannot_be_had_stops_it_before_anything_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    make_article()
    monkeypatch.setenv("CLAIMDESK_SPACY_MODEL", "no_such_pipeline")
    with pytest.raises(CommandError, match="CLAIMDESK_SPACY_MODEL names 'no_such_pipeline', which cannot be loaded"):
        extract()
    assert not ExtractionRun.objects.exists()


def test_the_worker_too_refuses_to_start_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMDESK_SPACY_MODEL", "no_such_pipeline")
    with pytest.raises(SystemCheckError, match="CLAIMDESK_SPACY_MODEL names 'no_such_pipeline'"):
        call_command("procrastinate", "worker", skip_checks=False)
