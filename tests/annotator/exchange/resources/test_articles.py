"""Tests for articles as a table: what each row would do, and why it is refused."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from procrastinate.contrib.django.models import ProcrastinateJob

from annotator.exchange.contract import Checked, Context, Outcome, Row
from annotator.exchange.resources.registry import resource_of
from annotator.sources.models import Article, Capture, Source
from tests.annotator.exchange.articles.importing import TEXT, checked, imported, some
from tests.factories import make_article, make_source

pytestmark = pytest.mark.django_db
GOOD = {"text": TEXT.format(1), "source": "Canal Post"}


def check(cells: dict[str, str], options: dict[str, Any] | None = None, **row: Any) -> Checked:
    (one,) = resource_of("articles").check([Row(2, cells, **row)], Context(options=options or {}))
    return one


def test_a_new_article_is_stored_as_it_came_by_the_person_who_imports_it() -> None:
    row = GOOD | {
        "title": "The canal", "url": "https://canal.example/7", "published": "3 February 2022", "id": "canal-7",
        "window_start": "2022-01-01", "window_end": "2022-02-01",
    }  # fmt: skip
    batch = imported(row)
    article = Article.objects.get()
    capture = article.captures.get()
    assert (article.source.name, article.title, article.url) == ("Canal Post", "The canal", "https://canal.example/7")
    assert (article.published, article.published_basis) == (date(2022, 2, 3), "asked")
    assert (article.window_end, article.window_basis) == (date(2022, 2, 1), "asked")
    assert (bytes(capture.content), capture.how, capture.filename) == (GOOD["text"].encode(), "import", "canal-7")
    assert (article.created_by, capture.received_by) == (batch.user, batch.user)


def test_the_history_names_the_person_and_the_batch() -> None:
    batch = imported(GOOD)
    event = Article.pgh_event_model.objects.get()
    assert event.pgh_context.metadata["batch"] == batch.pk
    assert event.pgh_context.metadata["by"] == batch.user.get_username()


@pytest.mark.parametrize(
    ("cells", "kind", "field", "sentence"),
    [
        ({"text": " "}, "no_text", "text", "neither a text nor a page nor a file"),
        ({"text": "", "file": "a.pdf"}, "no_text", "file", "only a ZIP brings files along"),
        ({"source": ""}, "no_publisher", "source", "No publisher is named"),
        ({"source": "P" * 201}, "too_long", "source", "It has 201 characters; a publisher has 200."),
        ({"title": "T" * 501}, "too_long", "title", "It has 501 characters; a title has 500."),
        ({"url": "see page 4"}, "bad_url", "url", "no web address that can be kept"),
        ({"url": "javascript:alert(1)"}, "bad_url", "url", "no web address that can be kept"),
        ({"url": "https://a.example/" + "x" * 1000}, "too_long", "url", "an address has 1000"),
        ({"published": "31 February 2022"}, "bad_date", "published", "There is no such day."),
        ({"published": "03/04/2022"}, "bad_date", "published", "It may be 3 April or 4 March"),
        ({"window_start": "2022-01-01"}, "bad_window", "window_end", "and not the other"),
        ({"window_start": "2022-01-02", "window_end": "2022-01-01"}, "bad_window", "window_end", "before it has begun"),
        ({"window_start": "2022-01-02", "window_end": "2022-01-02"}, "bad_window", "window_end", "before it has begun"),
        (
            {"text": "", "html": "<html><body><nav>Menu</nav></body></html>"},
            "unreadable",
            "html",
            "without article text",
        ),
    ],
)
def test_what_is_wrong_is_said_with_field_and_reason(
    cells: dict[str, str], kind: str, field: str, sentence: str
) -> None:
    one = check(GOOD | cells)
    assert one.outcome == Outcome.REFUSED
    (problem,) = one.problems
    assert (problem.kind, problem.field) == (kind, field)
    assert sentence in problem.reason


def test_all_that_is_wrong_with_a_row_is_said_at_once() -> None:
    one = check({"text": "", "source": "", "url": "nowhere", "published": "soon"})
    assert {problem.kind for problem in one.problems} == {"no_text", "no_publisher", "bad_url", "bad_date"}


def test_options_hold_for_rows_that_say_nothing_themselves() -> None:
    options = {"source": "Bridge Post", "day_first": True, "last_day": True}
    one = check(
        {"text": "A text.", "published": "03/04/2022", "window_start": "1/3/2022", "window_end": "31/3/2022"}, options
    )
    assert (one.values.publisher, one.values.sent.published) == ("Bridge Post", date(2022, 4, 3))
    assert one.values.sent.window.end == date(2022, 4, 1)


def test_an_unknown_publisher_is_refused_where_that_was_chosen() -> None:
    assert check(GOOD, {"new_publishers": False}).problems[0].kind == "unknown_publisher"
    make_source("Canal Post")
    assert check(GOOD, {"new_publishers": False}).outcome == Outcome.NEW


def test_a_file_of_a_zip_is_read_by_its_bytes() -> None:
    page = b"<html><body><article><p>The bridge fell on Monday, they said.</p></article></body></html>"
    one = check({"source": "Canal Post"}, content=page, filename="pages/2022-02-03.html")
    assert one.outcome == Outcome.NEW
    assert one.values.prepared.article["published"] == date(2022, 2, 3)
    assert one.values.prepared.capture["filename"] == "2022-02-03.html"
    refused = check({"source": "Canal Post"}, content=b"\x89PNG\r\n\x1a\n\x00", filename="pages/a.png")
    assert (refused.problems[0].kind, refused.problems[0].value) == ("unreadable", "pages/a.png")


def test_the_same_row_again_is_unchanged_and_what_it_says_differently_is_told() -> None:
    imported(GOOD | {"title": "The canal"})
    one = check(GOOD | {"title": "Another title", "source": "Bridge Post"})
    assert (one.outcome, one.pk) == (Outcome.UNCHANGED, Article.objects.get().pk)
    assert any("It is here with another title (The canal)" in note for note in one.notes)
    assert any("another publisher (Canal Post)" in note for note in one.notes)


def test_the_same_text_in_other_bytes_is_kept_as_a_further_capture() -> None:
    imported(GOOD)
    batch = imported({"text": GOOD["text"].replace("\n", "\r\n"), "source": "Canal Post"})
    assert (batch.new, batch.changed, batch.stored) == (0, 1, 1)
    assert (Article.objects.count(), Capture.objects.count()) == (1, 2)


def test_the_same_text_twice_in_one_file_is_refused_the_second_time() -> None:
    batch = checked(GOOD, GOOD | {"source": "Bridge Post"}, *some(3)[1:])
    assert (batch.new, batch.refused) == (3, 1)
    (row,) = batch.import_rows.filter(outcome="refused")
    assert "the same as row 1" in row.problems[0]["reason"]


def test_a_dry_run_leaves_nothing() -> None:
    assert checked(*some(3)).new == 3
    assert not Article.objects.exists()
    assert not Source.objects.exists()


def test_the_number_of_queries_does_not_grow_with_the_rows() -> None:
    make_article()

    def queries(many: int) -> int:
        rows = [Row(at, cells) for at, cells in enumerate(some(many), start=1)]
        with CaptureQueriesContext(connection) as captured:
            resource_of("articles").check(rows, Context())
        return len(captured)

    assert queries(1) == queries(50)


def test_new_articles_are_read_for_claims_where_that_was_chosen() -> None:
    imported(*some(3), read=True)
    runs = {article.extraction_runs.get() for article in Article.objects.all()}
    assert {run.state for run in runs} == {"queued"}
    jobs = ProcrastinateJob.objects.filter(task_name="read_article", status="todo")
    assert {run.pk for run in runs} <= {job.args["run_id"] for job in jobs}
    assert len(runs) == 3
