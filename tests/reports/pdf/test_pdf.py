"""The PDF of an edition: what the page says, on numbered pages, the same bytes each time, for anybody."""

import io
import subprocess

import pytest
from pypdf import PdfReader

from reports.pdf import shelf
from reports.pdf.document import document_of
from reports.pdf.shelf import NO_LIBRARY, CannotPrint, pdf_of

pytestmark = pytest.mark.django_db
URL = "/editions/1/edition.pdf"


@pytest.fixture(autouse=True)
def kept_here(settings, tmp_path):
    settings.VAR_DIR = tmp_path


@pytest.fixture
def no_pango(monkeypatch):
    """Make the press find no Pango."""
    answer = subprocess.CompletedProcess([], NO_LIBRARY, b"", b"cannot load library 'libpango-1.0-0'")
    monkeypatch.setattr(shelf.subprocess, "run", lambda *_, **__: answer)


def test_it_says_what_the_edition_says_on_numbered_pages(client, edition):
    response = client.get(URL)
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == 'inline; filename="claimdesk-edition-1.pdf"'
    reader = PdfReader(io.BytesIO(response.content))
    pages = [page.extract_text() for page in reader.pages]
    whole = "\n".join(pages)
    for figure in edition.figures.filter(column="recorded"):
        assert figure.display in whole
    for picture in edition.pictures.exclude(name__endswith="-narrow"):
        assert picture.title in whole
    assert "Not counted, and why" in whole
    assert "Articles covered" in whole
    assert "How figures come about" in whole
    for number, page in enumerate(pages, 1):
        assert f"{number} / {len(pages)}" in page
        assert number == 1 or edition.manifest_sha256 in page.replace("\n", "")
        assert number == 1 or "edition 1" in page
    assert reader.metadata.title == f"{edition.title}, edition 1"
    assert reader.metadata.author == edition.published_by
    assert reader.metadata.creation_date == edition.published_at.replace(microsecond=0)
    assert reader.root_object["/Lang"] == "en-GB"


def test_it_is_not_sent_twice_and_made_once(client, edition, monkeypatch):
    first = client.get(URL)
    assert "max-age=0" in first.headers["Cache-Control"]
    monkeypatch.setattr(shelf, "made", lambda _: pytest.fail("It was made again."))
    assert client.get(URL, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
    assert client.get(URL).content == first.content
    assert client.post(URL).status_code == 405


def test_made_again_it_has_the_same_bytes(edition):
    document = document_of(edition)
    assert shelf.made(document) == shelf.made(document)


def test_without_pango_a_sentence_says_so_and_the_page_still_works(client, edition, no_pango):
    response = client.get(URL)
    assert response.status_code == 503
    assert "PDF files need Debian’s libpango-1.0-0" in response.content.decode()
    assert client.get("/editions/1/").status_code == 200


def test_a_press_that_fails_or_takes_too_long_says_so(edition, monkeypatch):
    failed = subprocess.CompletedProcess([], 1, b"", b"Traceback\nValueError: no such page")
    monkeypatch.setattr(shelf.subprocess, "run", lambda *_, **__: failed)
    with pytest.raises(CannotPrint, match="ValueError: no such page"):
        pdf_of(edition)

    def late(*_, **__):
        raise subprocess.TimeoutExpired("press", 1)

    monkeypatch.setattr(shelf.subprocess, "run", late)
    with pytest.raises(CannotPrint, match="not ready after"):
        pdf_of(edition)


def test_there_is_none_of_an_edition_that_does_not_exist(client):
    assert client.get("/editions/7/edition.pdf").status_code == 404
