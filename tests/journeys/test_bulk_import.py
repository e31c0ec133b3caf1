"""A data manager loads an archive: 20,000 articles with 37 bad rows are mended, imported and taken back."""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from annotator.exchange.batches.models import ImportBatch
from annotator.incidents.totals.actions import drain_all
from annotator.sources.models import Article, Source
from tests.factories import make_article, make_decided_claim, make_source, make_user
from tests.journeys.archive import FAULTS, OUTLETS, faulty, write_archive
from tests.journeys.desk import signed_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ROWS, BAD = 20_000, 37
# A worker that shares its machine with a browser and a server may take its time.
PATIENCE, WAIT = 300, 60
# What an import leaves behind on purpose: itself, and the history of what came and went.
RECORD = ("importbatch", "importprogress", "importpiece", "importrow", "storedrow", "columnmapping")

Work = Callable[..., None]


@pytest.fixture
def wrong() -> dict[int, str]:
    """Return which lines of the archive are wrong, and how."""
    return faulty(ROWS, BAD)


@pytest.fixture
def archive(tmp_path: Path, wrong: dict[int, str]) -> Path:
    return write_archive(tmp_path / "archive.xlsx", ROWS, wrong)


@pytest.fixture
def mended(tmp_path: Path) -> Path:
    return write_archive(tmp_path / "archive-corrected.xlsx", ROWS, {})


@pytest.fixture
def desk(live_server: LiveServer, page: Page, work_off_the_queue: Work) -> Iterator[Page]:
    """Return the browser of a data manager, in a house where work was done already."""
    page.set_default_timeout(PATIENCE * 1000)
    expect.set_options(timeout=WAIT * 1000)
    make_source(OUTLETS[0], kind="monitor", reliability="B", reliability_reason="Ten years of checked reports.")
    make_decided_claim(article=make_article())
    work_off_the_queue()
    drain_all()
    manager = make_user("data_manager", "dana")
    manager.is_staff = True
    manager.save()
    yield signed_in(page, live_server.url, manager)
    expect.set_options(timeout=None)


def everything_else() -> dict[str, tuple[int, str]]:
    """Return number and checksum of the rows of every table of ours, but for the record of imports."""
    tables = [
        model._meta.db_table
        for model in apps.get_models()
        if model._meta.app_label in ("annotator", "reports")
        and model._meta.model_name not in RECORD
        and not model._meta.model_name.endswith("event")
    ]
    found = {}
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(
                f"SELECT count(*), md5(coalesce(string_agg(one::text, ',' ORDER BY one::text), '')) FROM {table} AS one"
            )
            found[table] = cursor.fetchone()
    assert found["annotator_claim"][0] == 1
    return found


def number(page: Page, name: str) -> str:
    """Return the number on the tab of an outcome."""
    return page.locator(f".imports-tab.is-{name} strong").inner_text()


def choose_columns(page: Page) -> None:
    """Look through the guesses, and say what the wizard could not know."""
    expect(page.get_by_label("Publisher", exact=True)).to_have_value("Outlet")
    expect(page.get_by_label("Text", exact=True)).to_have_value("Body")
    page.get_by_label("Title", exact=True).select_option("Headline")
    expect(page.get_by_label("In the file, for Title")).to_contain_text("Report 0")
    page.get_by_label("Reports from", exact=True).select_option("Covers from")
    page.get_by_label("Reports until", exact=True).select_option("Covers until")
    page.get_by_role("button", name="Check all rows").click()
    expect(page.get_by_role("progressbar")).to_be_visible()


def every_bad_row_is_named(page: Page, wrong: dict[int, str]) -> None:
    """The table that can be downloaded has each bad row, and nothing but bad rows, each with a reason."""
    with page.expect_download() as download:
        page.get_by_role("link", name="with what is said here").click()
    with Path(download.value.path()).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    # The spreadsheet's first row has the headings.
    assert {int(row["row"]) for row in rows} == {line + 2 for line in wrong}
    assert all(row["why"] and row["what is wrong"] for row in rows)
    by_fault: dict[str, set[str]] = {fault: set() for fault in FAULTS}
    for row in rows:
        by_fault[wrong[int(row["row"]) - 2]].add(row["what is wrong"])
    assert all(len(kinds) == 1 for kinds in by_fault.values()), by_fault
    assert len(set.union(*by_fault.values())) == len(FAULTS) == 9


def test_an_archive_is_looked_through_mended_imported_and_taken_back(
    live_server: LiveServer, desk: Page, archive: Path, mended: Path, wrong: dict[int, str], work_off_the_queue: Work
) -> None:
    before = everything_else()
    desk.goto(f"{live_server.url}/admin/annotator/article/")
    desk.get_by_role("link", name="Import articles").click()
    desk.get_by_label("File").set_input_files(archive)
    desk.get_by_role("button", name="Read the file").click()
    choose_columns(desk)

    work_off_the_queue(PATIENCE)
    expect(desk.get_by_role("heading", name="37 rows cannot be imported")).to_be_visible()
    assert (number(desk, "new"), number(desk, "refused")) == ("19,963", "37")
    expect(desk.get_by_role("button", name="Import 19,963 articles; leave out 37 rows")).to_be_visible()
    expect(desk.get_by_text("Effect on recorded figures: none.")).to_be_visible()
    expect(desk.get_by_role("region", name="Refused rows by kind of problem").locator("tbody tr")).to_have_count(9)
    every_bad_row_is_named(desk, wrong)
    assert everything_else() == before

    desk.get_by_role("link", name="Send a corrected file").click()
    desk.get_by_label("File").set_input_files(mended)
    desk.get_by_role("button", name="Send the corrected file").click()
    expect(desk.get_by_role("progressbar")).to_be_visible()
    work_off_the_queue(PATIENCE)
    expect(desk.get_by_role("heading", name="Every row is in order")).to_be_visible()
    assert (number(desk, "new"), number(desk, "refused")) == ("20,000", "0")

    desk.get_by_role("button", name="Import 20,000 articles").click()
    expect(desk.get_by_role("progressbar")).to_be_visible()
    work_off_the_queue(PATIENCE)
    expect(desk.get_by_text("20,000 rows of articles imported.")).to_be_visible()
    assert Article.objects.count() == ROWS + 1
    assert Source.objects.filter(name__in=OUTLETS).count() == len(OUTLETS)

    desk.get_by_role("link", name="Take this import back").click()
    expect(desk.get_by_text("20,000 rows of articles that the import added")).to_be_visible()
    desk.get_by_role("button", name="Take 20,000 rows back").click()
    expect(desk.get_by_role("progressbar")).to_be_visible()
    work_off_the_queue(PATIENCE)
    expect(desk.get_by_role("heading", name="The import was taken back")).to_be_visible()
    assert everything_else() == before
    assert [batch.state for batch in ImportBatch.objects.order_by("pk")] == ["cancelled", "undone"]
