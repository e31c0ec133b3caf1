"""Tests for the command that runs the checks over articles that were read before."""

import json
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from annotator.checks import actions
from annotator.checks.actions import Checked, read_article
from annotator.checks.models import Dismissal, Flag
from annotator.management.commands import recheck_articles
from annotator.sources.models import Article, Series
from tests.factories import make_article, make_source, make_user

pytestmark = pytest.mark.django_db

TEXT = "Two men were killed on Monday, 5 January 2022, in the village of Qara. Report number {}."


@pytest.fixture(autouse=True)
def var(tmp_path: Path, settings: Any) -> Path:
    settings.VAR_DIR = tmp_path
    return tmp_path


def recheck(*arguments: str) -> str:
    out = StringIO()
    call_command("recheck_articles", *arguments, stdout=out, stderr=out)
    return out.getvalue()


def read(number: int, **details: Any) -> Article:
    article = make_article(TEXT.format(number), **details)
    read_article(article=article)
    return article


def forget(article: Article) -> None:
    """Take away what the checks found, as if this release were the first to have them."""
    Flag.objects.filter(article=article).delete()


def test_articles_that_were_read_before_get_the_flags_of_new_checks() -> None:
    articles = [read(1), read(2)]
    for article in articles:
        forget(article)
    assert "2 articles checked: " in recheck("--all")
    assert all(Flag.objects.filter(article=one, check_id="weekday_against_date").exists() for one in articles)


def test_doing_it_twice_raises_nothing() -> None:
    read(1)
    before = list(Flag.objects.order_by("pk").values())
    assert " 0 flags raised" in recheck()
    assert list(Flag.objects.order_by("pk").values()) == before


def test_what_a_person_answered_stays_answered() -> None:
    article = read(1)
    Flag.objects.filter(article=article).update(state=Flag.State.ACCEPTED, reason="So it is.")
    recheck()
    assert {(flag.state, flag.reason) for flag in Flag.objects.filter(article=article)} == {("accepted", "So it is.")}


def test_what_was_dismissed_for_the_source_is_raised_dismissed() -> None:
    article = read(1)
    flag = Flag.objects.get(article=article, check_id="weekday_against_date")
    Dismissal.objects.create(
        check_id=flag.check_id, message=flag.message, words=flag.words, source=article.source, reason="They count so.",
        made_by=make_user(),
    )  # fmt: skip
    forget(article)
    recheck()
    again = Flag.objects.get(article=article, check_id="weekday_against_date")
    assert (again.state, again.reason) == (Flag.State.DISMISSED, "They count so.")


def test_an_article_that_nobody_has_read_is_left_alone() -> None:
    make_article(TEXT.format(1))
    assert "0 articles checked" in recheck()
    assert not Flag.objects.exists()


def test_a_source_a_series_or_a_day_narrows_it() -> None:
    source = make_source("River Watch")
    series = Series.objects.create(key="watch", name="Watch", begun=date(2019, 1, 1))
    first, second, _ = read(1, source=source), read(2), read(3)
    Article.objects.filter(pk=second.pk).update(series=series)
    Article.objects.filter(pk=first.pk).update(created_at=timezone.now() - timedelta(days=40))
    since = (timezone.now() - timedelta(days=10)).date().isoformat()
    assert "1 articles checked" in recheck("--source", "River Watch")
    assert "1 articles checked" in recheck("--series", "watch")
    assert "2 articles checked" in recheck("--since", since)
    assert "0 articles checked" in recheck("--source", "River Watch", "--since", since)


def test_a_run_that_was_cut_off_goes_on_where_it_stopped(var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = [read(number) for number in (1, 2, 3)]
    seen: list[int] = []

    def cut_off(article: Article) -> Checked:
        if len(seen) == 2:
            raise KeyboardInterrupt
        seen.append(article.pk)
        return Checked(0, 0, 0)

    monkeypatch.setattr(recheck_articles, "run_checks", cut_off)
    with pytest.raises(KeyboardInterrupt):
        recheck("--chunk", "1")
    assert json.loads((var / "recheck_articles.json").read_text("utf-8"))["after"] == articles[1].pk
    monkeypatch.setattr(recheck_articles, "run_checks", actions.run_checks)
    said = recheck()
    assert f"Going on after article {articles[1].pk}" in said
    assert "1 articles checked" in said
    assert "3 articles checked" in recheck()


def test_it_begins_anew_where_it_is_asked_to_or_other_articles_are_asked_for(var: Path) -> None:
    article = read(1, source=make_source("River Watch"))
    kept = {"asked": json.dumps([None, None, ""]), "after": article.pk}
    for arguments in (["--afresh"], ["--source", "River Watch"]):
        (var / "recheck_articles.json").write_text(json.dumps(kept), "utf-8")
        assert "1 articles checked" in recheck(*arguments)
    assert not (var / "recheck_articles.json").exists()


def test_a_failure_names_its_article_and_spares_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    bad, good = read(1), read(2)
    forget(good)

    def stumble(article: Article) -> Checked:
        if article == bad:
            raise RuntimeError("out of order")
        return actions.run_checks(article=article)

    monkeypatch.setattr(recheck_articles, "run_checks", stumble)
    with pytest.raises(CommandError, match=r"1 articles could not be checked\."):
        recheck()
    assert Flag.objects.filter(article=good).exists()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--source", "Nobody"), "There is no source Nobody."),
        (("--series", "none"), "There is no series none."),
        (("--since", "yesterday"), "yesterday is no day"),
        (("--all", "--source", "Nobody"), "not allowed with"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(arguments: tuple[str, ...], sentence: str) -> None:
    with pytest.raises(CommandError, match=sentence):
        recheck(*arguments)
