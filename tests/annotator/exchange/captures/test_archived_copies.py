"""Rows of Auto Archiver and pages of WACZ files become archived copies of the articles that have their addresses."""

import csv
import hashlib
import io
import json
import zipfile

import pytest
from django.urls import reverse

from annotator.exchange import files
from annotator.exchange.batches import actions
from annotator.exchange.batches.actions.undoing import chunks_of_stored
from annotator.exchange.batches.mappings import likely_mapping
from annotator.exchange.batches.models import ImportRow
from annotator.exchange.captures.models import ArchivedCopy
from annotator.exchange.captures.translating import translated
from annotator.exchange.contract import Context
from annotator.exchange.resources.registry import resource_of
from annotator.exchange.tables import BadTable
from tests.factories import make_article, make_user

pytestmark = pytest.mark.django_db
URL = "https://news.example/1"
HASH = hashlib.sha256(b"copy").hexdigest()
# As Auto Archiver heads its sheet.
ROW = {
    "Link": URL, "Archive status": "wayback: success", "Destination folder": "f",
    "Archive location": "https://archive.example/1",
    "Archive date": "2022-01-18T10:00:00+02:00", "Thumbnail": "", "Upload timestamp": "2022-01-17",
    "Upload title": "A title",
    "Text content": "", "Screenshot": "", "Hash": f"SHA-256:{HASH.upper()}", "Perceptual hashes": "", "WACZ": "",
    "ReplayWebpage": "",
}  # fmt: skip


def sheet(*rows: dict[str, str]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(ROW))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def wacz(*pages: dict[str, str], **members: bytes) -> bytes:
    out = io.BytesIO()
    lines = [json.dumps({"format": "json-pages-1.0", "id": "pages"}), *map(json.dumps, pages)]
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("datapackage.json", members.get("package", b'{"software": "crawler 1"}'))
        archive.writestr("pages/pages.jsonl", members.get("lines", "\n".join(lines).encode()))
        archive.writestr("archive/data.warc.gz", b"\x1f\x8b")
    return out.getvalue()


def checked(data: bytes, name: str = "sheet.csv", resource: str = "archived_copies"):
    user = make_user("data_manager")
    batch = actions.receive_file(file=io.BytesIO(data), filename=name, resource=resource, user=user)
    mapping = likely_mapping(resource_of(resource), batch.layout["columns"])
    batch = actions.map_columns(batch=batch, mapping=mapping, user=user, options={"source": "News"})
    batch = actions.run_check(actions.start_check(batch=batch, user=user, queue=False))
    assert batch.problem == ""
    return batch


def imported(data: bytes, name: str = "sheet.csv", resource: str = "archived_copies"):
    batch = checked(data, name, resource)
    return actions.run_import(actions.confirm(batch=batch, user=batch.user, on_bad="skip", queue=False))


def problems(batch) -> set[str]:
    return {problem["kind"] for row in ImportRow.objects.filter(batch=batch) for problem in row.problems}


def test_a_row_of_auto_archiver_becomes_a_copy_of_its_article():
    article = make_article(url=URL)
    imported(sheet(ROW))
    copy = ArchivedCopy.objects.get()
    assert (copy.article, copy.location, copy.sha256, copy.title) == (article, ROW["Archive location"], HASH, "A title")
    assert (copy.archived_at.isoformat(), copy.kind) == ("2022-01-18T08:00:00+00:00", "page")


def test_the_same_sheet_with_one_more_row_adds_one_copy():
    make_article(url=URL)
    imported(sheet(ROW))
    batch = checked(sheet(ROW, {**ROW, "Archive location": "https://archive.example/2"}))
    assert (batch.new, batch.changed, batch.unchanged) == (1, 0, 1)


def test_undoing_forgets_the_copies_and_leaves_the_article():
    article = make_article(url=URL)
    batch = imported(sheet(ROW))
    actions.run_undo(actions.start_undo(batch=batch, user=batch.user, queue=False))
    assert not ArchivedCopy.objects.exists()
    article.refresh_from_db()


def test_an_address_that_no_article_has_or_several_have_is_refused():
    assert problems(checked(sheet(ROW))) == {"unknown"}
    make_article(url=URL)
    make_article(url=URL)
    assert problems(checked(sheet(ROW, {**ROW, "Upload title": "other"}))) >= {"ambiguous"}


def test_a_page_that_could_not_be_archived_has_no_copy():
    make_article(url=URL)
    assert problems(checked(sheet({**ROW, "Archive status": "nothing archived", "Archive location": ""}))) == {"status"}


def test_a_row_without_a_copy_or_with_a_time_that_is_none_is_refused():
    cells, found, _ = translated({"url": URL, "archived_at": "yesterday"})
    assert {problem.kind for problem in found} == {"empty", "date"}
    assert cells["archived_at"] == ""


def test_other_hashes_are_left_out_and_told():
    cells, _, notes = translated({"url": URL, "location": "x.wacz", "sha256": "SHA3-512:abc"})
    assert cells["sha256"] == ""
    assert notes == ["Its hash “SHA3-512:abc” is no SHA-256 and is left out."]
    assert cells["kind"] == "wacz"


def test_a_web_archive_is_told_by_its_name_and_hash():
    article = make_article(url=URL)
    data = wacz({"url": URL, "ts": "2022-01-17T09:30:00Z", "title": "A title"}, {"url": "https://other.example/"})
    batch = imported(data, "crawl.wacz")
    assert (batch.new, batch.refused) == (1, 1)
    copy = ArchivedCopy.objects.get()
    assert (copy.article, copy.location, copy.kind, copy.tool) == (article, "crawl.wacz", "wacz", "crawler 1")
    assert copy.sha256 == hashlib.sha256(data).hexdigest()


def test_pages_that_bring_their_text_become_articles():
    data = wacz(
        {"url": URL, "title": "A title", "text": "The canal was closed on Monday."}, {"url": "https://x.example/"}
    )
    assert imported(data, "crawl.wacz", "articles").new == 1
    assert imported(data, "crawl.wacz").new == 1
    copy = ArchivedCopy.objects.get()
    assert (copy.article.title, copy.article.url) == ("A title", URL)


@pytest.mark.parametrize("members", [{"package": b"[]"}, {"package": b"{"}, {"lines": b"[1]"}, {"lines": b"\xff\xfe"}])
def test_a_damaged_web_archive_gets_a_sentence(members, tmp_path):
    path = tmp_path / "x.wacz"
    path.write_bytes(wacz(**members))
    with pytest.raises(BadTable, match=r"\.$"):
        files.detect(path, "x.wacz", resource="archived_copies")


def page(client, article) -> str:
    client.force_login(make_user())
    return client.get(reverse("article", args=[article.pk])).content.decode()


def test_the_article_s_page_tells_where_copies_are(client):
    article = make_article(url=URL)
    assert "Archived copies" not in page(client, article)
    imported(sheet(ROW, {**ROW, "Archive location": "javascript:alert(1)"}))
    shown = page(client, article)
    assert 'href="https://archive.example/1" rel="noopener noreferrer"' in shown
    assert HASH in shown
    assert 'href="javascript' not in shown


def test_an_article_with_a_copy_is_not_taken_back_unseen():
    batch = imported(wacz({"url": URL, "text": "The canal was closed."}), "crawl.wacz", "articles")
    imported(sheet(ROW))
    (stored,) = chunks_of_stored(batch)
    (obstacle,) = resource_of("articles").in_the_way(stored, Context(batch.user, batch.pk))
    assert "archived cop" in obstacle.reason
