"""Tests that sentences are known again in a series and with other publishers, at a cost that does not grow."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotator.checks.actions import read_article
from annotator.checks.copies.actions import know_sentences
from annotator.checks.copies.finding import copies_in_series, wire_copies
from annotator.checks.copies.models import Occurrence, Wording
from annotator.checks.models import Flag
from annotator.sources.models import Article, Series, Source
from tests.factories import make_article, make_source

pytestmark = pytest.mark.django_db

CONVOY = "During the month {n} trucks and vehicles of the Coalition crossed into Syria from Iraq in {m} batches."
APPEAL = "The Watch renews its appeal to all parties to keep civilians and their homes out of the fighting."
NEWS = "Soldiers arrested {n} men in the village of {place} during a raid on the evening of {day} May."


@pytest.fixture
def series() -> Series:
    return Series.objects.create(key="watch", name="River Watch monthly", begun=date(2019, 1, 1))


@pytest.fixture
def source() -> Source:
    return make_source("River Watch")


def report(series: Series | None, source: Source, *sentences: str) -> Article:
    article = make_article("River Watch\n\n" + "\n\n".join(sentences), source=source)
    Article.objects.filter(pk=article.pk).update(series=series)
    article.refresh_from_db()
    return article


def test_a_sentence_with_other_numbers_is_the_same_wording(series: Series, source: Source) -> None:
    first = report(series, source, CONVOY.format(n=95, m="three"))
    second = report(series, source, CONVOY.format(n=130, m="four"))
    assert (know_sentences(article=first), know_sentences(article=second)) == (0, 1)
    assert Wording.objects.get().articles == 2
    (copy,) = copies_in_series(second)
    assert (copy.earlier, copy.earlier_numbers, copy.numbers) == (first, ("95", "three"), ("130", "four"))
    assert second.text[slice(*copy.span)] == CONVOY.format(n=130, m="four")
    assert not copy.unchanged


def test_an_article_is_taken_in_once(series: Series, source: Source) -> None:
    article = report(series, source, APPEAL)
    know_sentences(article=article)
    know_sentences(article=article)
    assert Occurrence.objects.count() == 1
    assert Wording.objects.get().articles == 1


def test_the_latest_report_of_the_series_is_the_one_that_is_copied(series: Series, source: Source) -> None:
    articles = [report(series, source, CONVOY.format(n=n, m="two")) for n in (10, 20, 30)]
    for article in articles:
        know_sentences(article=article)
    (copy,) = copies_in_series(articles[2])
    assert copy.earlier == articles[1]


def test_a_sentence_of_three_reports_is_standing_text(series: Series, source: Source) -> None:
    articles = [
        report(series, source, APPEAL, NEWS.format(n=n, place=place, day=n))
        for n, place in ((2, "Qara"), (3, "Sabha"), (4, "Tayba"))
    ]
    for article in articles:
        know_sentences(article=article)
    standing = {articles[2].text[slice(*one.span)] for one in copies_in_series(articles[2]) if one.standing}
    assert APPEAL in standing


def test_an_earlier_report_of_another_series_is_no_template(series: Series, source: Source) -> None:
    other = Series.objects.create(key="other", name="Another", begun=date(2019, 1, 1))
    for article in (report(other, source, APPEAL), mine := report(series, source, APPEAL)):
        know_sentences(article=article)
    assert copies_in_series(mine) == []


def test_most_of_a_text_with_another_publisher_is_a_wire_copy(source: Source) -> None:
    told = [
        NEWS.format(n=n, place=place, day=n) for n, place in ((2, "Qara by the lake"), (5, "Old Sabha near the dam"))
    ]
    told += [APPEAL, CONVOY.format(n=40, m="two")]
    agency = report(None, make_source("Agency"), *told)
    paper = report(
        None,
        make_source("Paper"),
        *told[:3],
        "Our correspondent in the capital adds that the roads were closed for the whole day.",
    )
    for article in (agency, paper):
        know_sentences(article=article)
    assert [other for other, _ in wire_copies(paper)] == [agency]


def test_one_shared_quotation_makes_no_wire_copy(source: Source) -> None:
    agency = report(
        None, make_source("Agency"), APPEAL, CONVOY.format(n=40, m="two"), NEWS.format(n=2, place="Qara", day=2)
    )
    paper = report(
        None,
        make_source("Paper"),
        APPEAL,
        "The minister opened a school in the capital and spoke to parents about bread and books.",
    )
    for article in (agency, paper):
        know_sentences(article=article)
    assert wire_copies(paper) == []


def test_reading_a_report_flags_the_claim_whose_sentence_and_numbers_stood_before(
    series: Series, source: Source
) -> None:
    for _ in range(2):
        article = report(
            series, source, NEWS.format(n=9, place="Qara", day=5), f"Report number {Article.objects.count()}."
        )
        read_article(article=article)
    (flag,) = Flag.objects.filter(check_id="template_text", claim__kind="arrested")
    assert (flag.article, flag.severity) == (article, "hold")
    assert flag.message.startswith("This sentence, numbers and all, stood in “River Watch”")


def test_reading_a_report_with_new_numbers_says_which_changed(series: Series, source: Source) -> None:
    for n in (9, 12):
        article = report(
            series, source, NEWS.format(n=n, place="Qara", day=5), f"Report number {Article.objects.count()}."
        )
        read_article(article=article)
    (flag,) = Flag.objects.filter(check_id="template_text", claim__kind="arrested")
    assert flag.severity == "info"
    assert flag.message.endswith("with other numbers: 9 → 12.")


def test_the_queries_do_not_grow_with_the_series(series: Series, source: Source) -> None:
    counts = []
    for size in (3, 9):
        while Article.objects.count() < size:
            know_sentences(article=report(series, source, APPEAL, f"Report number {Article.objects.count()}."))
        article = report(
            series, source, APPEAL, f"Report number {size} of this series is a short one, as its readers will see."
        )
        with CaptureQueriesContext(
            connection,
        ) as queries:
            know_sentences(article=article)
            copies_in_series(article)
            wire_copies(article)
        counts.append(len(queries))
    assert counts[1] <= counts[0]


def test_a_number_that_stood_in_the_sentence_before_is_a_warning_though_others_changed(
    series: Series, source: Source
) -> None:
    for day in (5, 17):
        article = report(
            series, source, NEWS.format(n=9, place="Qara", day=day), f"Report number {Article.objects.count()}."
        )
        read_article(article=article)
    (flag,) = Flag.objects.filter(check_id="template_text", claim__kind="arrested")
    assert flag.severity == "warn"
    assert flag.message.endswith("also with 9: the number may be that report's.")
