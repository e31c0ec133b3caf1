"""Tests for the page on which articles are added."""

from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from annotator.claims.models import ExtractionRun
from annotator.desk.intake import received, uploads
from annotator.sources.models import Article, Capture, Source
from tests.factories import make_article, make_source, make_user

pytestmark = pytest.mark.django_db

URL = "/desk/articles/new/"
TEXT = "Canal closed\n\nThe canal was closed on Monday. Nobody was hurt."


def file(name: str = "canal.txt", content: bytes = TEXT.encode(), kind: str = "text/plain") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, kind)


def send(client: Client, **values: object):
    return client.post(URL, {"source": "Canal Post", **values})


def test_a_pasted_text_becomes_an_article_that_waits_to_be_read(analyst: Client) -> None:
    response = send(analyst, text=TEXT.replace("\n", "\r\n"))
    article = Article.objects.get()
    assert response.url == reverse("article", args=[article.pk])
    assert (article.text, article.title, article.source.name) == (TEXT, "Canal closed", "Canal Post")
    assert article.captures.get().how == "paste"
    run = ExtractionRun.objects.get(article=article)
    assert run.state == "queued"
    assert ProcrastinateJob.objects.filter(args__run_id=run.pk).count() == 1


def test_an_uploaded_file_becomes_an_article(analyst: Client) -> None:
    send(analyst, uploads=file())
    capture = Capture.objects.get()
    assert (capture.how, capture.filename, bytes(capture.content)) == ("upload", "canal.txt", TEXT.encode())


def test_a_web_page_is_read_as_one(analyst: Client) -> None:
    page = (
        b"<html><head><title>Bridge down</title></head><body><p>The bridge fell on Monday, they said.</p></body></html>"
    )
    send(analyst, uploads=file("bridge.html", page, "text/html"))
    article = Article.objects.get()
    assert "The bridge fell on Monday" in article.text
    assert "<p>" not in article.text
    assert article.captures.get().media_type == "text/html"


def test_several_files_become_several_articles(analyst: Client) -> None:
    response = send(analyst, uploads=[file("one.txt"), file("two.txt", b"Another text.")])
    assert response.url == reverse("articles")
    assert Article.objects.count() == 2


def test_what_is_stated_is_kept_with_that_basis(analyst: Client) -> None:
    send(
        analyst, text=TEXT, title="The canal", url="https://canal.example/7", published="2022-02-03",
        window_start="2022-01-01", window_end="2022-02-01",
    )  # fmt: skip
    article = Article.objects.get()
    assert (article.title, article.url) == ("The canal", "https://canal.example/7")
    assert (article.published, article.published_basis) == (date(2022, 2, 3), "asked")
    assert (article.window_start, article.window_end, article.window_basis) == (
        date(2022, 1, 1),
        date(2022, 2, 1),
        "asked",
    )


def test_a_known_publisher_is_found_whatever_its_capitals(analyst: Client) -> None:
    known = make_source("Canal Post")
    analyst.post(URL, {"source": " canal  POST ", "text": TEXT})
    assert Article.objects.get().source == known


def test_known_publishers_are_offered(analyst: Client) -> None:
    make_source("Canal Post")
    assert b'<option value="Canal Post">' in analyst.get(URL).content


def test_the_same_bytes_twice_lead_to_the_article_that_is_there(analyst: Client) -> None:
    send(analyst, uploads=file())
    response = send(analyst, uploads=file("copy.txt"))
    article = Article.objects.get()
    assert "You already have this article" in response.content.decode()
    assert reverse("article", args=[article.pk]) in response.content.decode()
    assert (Capture.objects.count(), ExtractionRun.objects.count()) == (1, 1)


def test_a_new_publisher_that_sends_only_what_is_there_is_not_added(analyst: Client) -> None:
    send(analyst, uploads=file())
    send(analyst, source="Bridge Post", uploads=file())
    assert not Source.objects.filter(name="Bridge Post").exists()


def test_of_several_files_those_that_are_there_are_named(analyst: Client) -> None:
    send(analyst, uploads=file())
    response = send(analyst, uploads=[file(), file("two.txt", b"Another text.")])
    said = [str(message) for message in get_messages(response.wsgi_request)]
    assert any("You already have this article" in message for message in said)
    assert any("1 of 2 articles added" in message for message in said)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "canal.bin is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "canal.bin is an image"),
        (b"a\x00b", "canal.bin is a binary file"),
        (b"%PDF-1.4 nonsense", "canal.bin is a damaged PDF"),
    ],
)
def test_what_cannot_be_read_is_said_beside_the_field(analyst: Client, content: bytes, sentence: str) -> None:
    response = send(analyst, title="My own title", uploads=file("canal.bin", content))
    assert response.status_code == 422
    assert sentence in " ".join(response.context["form"].errors["uploads"])
    assert 'value="My own title"' in response.content.decode()
    assert not Article.objects.exists()
    assert not Source.objects.exists()


def test_one_bad_file_among_several_stores_none(analyst: Client) -> None:
    response = send(analyst, uploads=[file(), file("empty.txt", b"")])
    assert "empty.txt is empty" in response.content.decode()
    assert not Article.objects.exists()


def test_nothing_is_stored_when_the_job_cannot_be_queued(analyst: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def out_of_order(article: Article) -> None:
        raise RuntimeError("out of order")

    monkeypatch.setattr(received, "queue_extraction", out_of_order)
    with pytest.raises(RuntimeError):
        send(analyst, text=TEXT)
    assert not Article.objects.exists()
    assert not Source.objects.exists()


@pytest.mark.parametrize(
    ("values", "field", "sentence"),
    [
        ({}, "text", "Paste a text or choose a file."),
        ({"text": " \n"}, "text", "Paste a text or choose a file."),
        ({"text": TEXT, "uploads": file()}, "uploads", "not both"),
        ({"text": TEXT, "source": " "}, "source", "required"),
        ({"text": TEXT, "url": "no address"}, "url", "valid URL"),
        ({"text": TEXT, "published": "2022-02-30"}, "published", "valid date"),
        ({"text": TEXT, "window_start": "2022-01-01"}, "window_end", "or neither"),
        ({"text": TEXT, "window_start": "2022-02-01", "window_end": "2022-01-01"}, "window_end", "not after its start"),
        ({"uploads": [file(), file("b.txt", b"B")], "title": "One"}, "title", "one article only"),
        ({"uploads": [file(), file("b.txt", b"B")], "url": "https://a.example"}, "url", "one article only"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(
    analyst: Client, values: dict[str, object], field: str, sentence: str
) -> None:
    for sent in values.get("uploads", []) if isinstance(values.get("uploads"), list) else [values.get("uploads")]:
        if sent:
            sent.seek(0)
    response = send(analyst, **values)
    assert response.status_code == 422
    assert sentence in " ".join(response.context["form"].errors[field])
    assert not Article.objects.exists()


def test_everything_typed_is_kept(analyst: Client) -> None:
    typed = {"text": TEXT, "title": "The canal", "published": "2022-02-03", "url": "no address"}
    page = send(analyst, **typed).content.decode()
    assert "Nobody was hurt." in page
    assert 'value="The canal"' in page
    assert 'value="2022-02-03"' in page
    assert 'value="no address"' in page


def test_a_file_that_is_too_large_is_named_and_the_rest_of_the_form_is_kept(
    analyst: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "MAX_BYTES", 1000)
    response = send(analyst, uploads=[file("large.txt", b"x" * 200_000), file()], title="Kept")
    assert response.status_code == 422
    assert "large.txt is larger than" in " ".join(response.context["form"].errors["uploads"])
    assert 'value="Kept"' in response.content.decode()
    assert not Article.objects.exists()


def test_a_paste_that_is_too_large_gets_its_sentence(analyst: Client, settings) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024**2
    response = send(analyst, text="x" * (3 * 1024**2))
    assert response.status_code == 413
    assert "What was pasted is larger than 2 MB" in response.content.decode()
    assert not Article.objects.exists()


def test_too_many_files_get_their_sentence(analyst: Client, settings) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 2
    response = send(analyst, uploads=[file(f"{number}.txt") for number in range(3)])
    assert response.status_code == 413
    assert "more than 2 files" in response.content.decode()


def test_a_damaged_upload_gets_its_sentence(analyst: Client) -> None:
    response = analyst.post(URL, b"rubbish", content_type="multipart/form-data; boundary=" + "x" * 300)
    assert response.status_code == 413
    assert "arrived damaged" in response.content.decode()


def test_it_asks_for_the_forms_token() -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_user())
    assert send(client, text=TEXT).status_code == 403
    assert not Article.objects.exists()
    token = client.get(URL).context["csrf_token"]
    assert send(client, text=TEXT, csrfmiddlewaretoken=str(token)).status_code == 302


@pytest.mark.parametrize("role", ["analyst", "lead", "data_manager"])
def test_those_who_add_articles_see_the_form(client: Client, role: str) -> None:
    client.force_login(make_user(role))
    assert client.get(URL).status_code == 200


def test_it_refuses_the_publisher(client: Client) -> None:
    client.force_login(make_user("publisher"))
    assert client.get(URL).status_code == 403
    assert send(client, text=TEXT).status_code == 403
    assert not Article.objects.exists()


def test_it_sends_the_stranger_to_sign_in(client: Client) -> None:
    assert send(client, text=TEXT).url.startswith("/accounts/login/")
    assert not Article.objects.exists()


def test_it_refuses_other_methods(analyst: Client) -> None:
    make_article()
    assert analyst.delete(URL).status_code == 405
