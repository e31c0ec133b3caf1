"""One article sent by a program: kept once, read for claims, and refused in a sentence that names field and value."""

import base64
import json

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from annotator.claims.models import Claim, ExtractionRun
from annotator.exchange.intake.actions import forget_answers
from annotator.exchange.intake.models import KEPT_FOR, KeptAnswer
from annotator.sources.models import Article
from tests.annotator.exchange.intake.conftest import TEXT, make_program
from tests.factories import make_article, make_source
from tests.together import together

pytestmark = pytest.mark.django_db
WHOLE = {
    "source": "Euphrates Ledger",
    "title": "A month on the river",
    "url": "https://ledger.example/88",
    "text": TEXT,
    "published": "2022-01-24",
    "window_start": "2021-12-23",
    "window_until": "2022-01-23",
}


def test_a_new_article_is_kept_dated_and_queued(program):
    response = program.send(WHOLE)
    assert response.status_code == 201
    told, article = response.json(), Article.objects.get()
    assert told["id"] == article.pk
    assert (told["created"], told["extraction"], told["language"]) == (True, "queued", "en")
    assert (told["published"], told["published_basis"]) == ("2022-01-24", "asked")
    assert (told["window_start"], told["window_until"], told["window_basis"]) == ("2021-12-23", "2022-01-23", "asked")
    assert told["page"] == f"http://testserver/desk/articles/{article.pk}/"
    assert (article.title, article.url, article.created_by) == (WHOLE["title"], WHOLE["url"], program.token.made_by)
    assert article.captures.get().how == "api"
    assert ProcrastinateJob.objects.filter(
        task_name="read_article", args={"run_id": article.extraction_runs.get().pk}
    ).exists()
    assert not Claim.objects.exists()


def test_its_history_names_the_token_and_the_person_who_answers_for_it(program):
    program.send(WHOLE)
    told = Article.objects.get().events.get().pgh_context.metadata
    assert (told["token"], told["by"]) == ("Archive robot", program.token.made_by.username)
    assert told["user"] == program.token.made_by.pk


def test_the_same_bytes_again_are_the_article_that_is_there(program):
    first, again = program.send(WHOLE), program.send(WHOLE)
    assert (again.status_code, again.json()["id"]) == (200, first.json()["id"])
    assert again.json()["created"] is False
    assert Article.objects.count() == ExtractionRun.objects.count() == 1


def test_of_another_sources_article_it_is_not_told_whose_it_is(program):
    make_article(TEXT, make_source("Somebody at risk", masked=True))
    response = program.send({"text": TEXT})
    assert response.status_code == 200
    assert response.json()["source"] is None
    assert b"Somebody at risk" not in response.content


def test_a_page_and_a_file_are_read_as_what_they_are(program):
    page = f"<html><head><title>On Monday</title></head><body><article><p>{TEXT}</p></article></body></html>"
    assert program.send({"html": page}).json()["title"] == "On Monday"
    file = base64.b64encode(f"{TEXT} Also on Tuesday.".encode("utf-16")).decode()
    told = program.send({"file": file, "filename": "2022-01-24.txt"}).json()
    assert Article.objects.get(pk=told["id"]).text.endswith("Also on Tuesday.")


def test_what_no_extractor_reads_says_so(program):
    told = program.send({"text": "اندلعت اشتباكات قرب القرية يوم الاثنين. قتل أربعة مقاتلين وأصيب مدنيان."}).json()
    assert (told["language"], told["extraction"]) == ("ar", "none")


WRONG = [
    ("[]", "The body: "),
    (b"\xff\xfe", "The body is not JSON"),
    ("[" * 100_000, "The body is not JSON"),
    ('{"text": "\\ud800 alone"}', "The body is not JSON"),
    ({"text": TEXT, "html": TEXT}, "Send exactly one of text, html and file; this has text and html."),
    ({"title": "No body"}, "Send exactly one of text, html and file; this has none."),
    ({"text": ""}, "The text is empty"),
    ({"text": "\x00 NUL"}, "The text is a binary file"),
    ({"text": TEXT, "title": "a\x00b"}, "title: “a␀b” has a NUL in it"),
    ({"text": TEXT, "titel": "Monday"}, "titel: there is no such field."),
    ({"text": TEXT, "title": "m" * 501}, "title: string should have at most 500 characters, and not “mmmm"),
    ({"text": TEXT, "published": "soon"}, "published: input should be a valid date"),
    ({"text": TEXT, "published": 1643000000}, "published: input should be a valid date"),
    ({"text": TEXT, "published": "2022-02-30"}, "and not “2022-02-30”."),
    ({"text": TEXT, "url": "javascript:alert(1)"}, "url: “javascript:alert(1)” is not an address of the web."),
    ({"text": TEXT, "window_start": "2022-01-01"}, "window_until: Give both days"),
    ({"text": TEXT, "window_start": "2022-01-02", "window_until": "2022-01-01"}, "window_until: The window ends on"),
    ({"file": "not base64!"}, "file: “not base64!” is not base64."),
    ({"file": base64.b64encode(b"PK\x03\x04\x00").decode(), "filename": "a.docx"}, "a.docx is a Word, spreadsheet"),
    ({"text": 5}, "text: input should be a valid string, and not “5”."),
]


@pytest.mark.parametrize(("body", "sentence"), WRONG)
def test_what_makes_no_sense_is_refused_by_field_and_value_and_nothing_is_kept(program, body, sentence):
    response = program.send(body)
    assert response.status_code == 422
    assert sentence in response.json()["detail"]
    assert set(response.json()) == {"detail"}
    assert len(response.json()["detail"]) < 1000
    assert not Article.objects.exists()


def test_the_same_key_and_body_get_the_same_answer_again(program):
    first = program.send(WHOLE, Idempotency_Key="january")
    again = program.send(WHOLE, Idempotency_Key="january")
    assert (again.status_code, again.content) == (first.status_code, first.content) == (201, first.content)
    assert "Idempotent-Replayed" not in first.headers
    assert again.headers["Idempotent-Replayed"] == "true"


def test_the_same_key_with_another_body_is_refused(program):
    program.send(WHOLE, Idempotency_Key="january")
    response = program.send(WHOLE | {"title": "Another"}, Idempotency_Key="january")
    assert response.status_code == 422
    assert response.json()["detail"].startswith("Idempotency-Key: “january” was used for another body")


def test_a_refused_question_may_use_its_key_again_once_it_is_right(program):
    assert program.send({"text": ""}, Idempotency_Key="january").status_code == 422
    assert program.send(WHOLE, Idempotency_Key="january").status_code == 201


def test_two_programs_may_use_the_same_key(program):
    other = make_program("Second robot", source="Second Watch")
    assert program.send(WHOLE, Idempotency_Key="1").status_code == 201
    assert other.send({"text": TEXT + " Two."}, Idempotency_Key="1").status_code == 201


@pytest.mark.parametrize("key", ["k" * 256, "two words", "schlüssel"])
def test_a_key_that_no_header_can_hold_is_refused(program, key):
    response = program.send(WHOLE, Idempotency_Key=key)
    assert response.status_code == 422
    assert "dempotency-" in response.json()["detail"]


def test_answers_are_kept_for_a_week(program):
    program.send(WHOLE, Idempotency_Key="january")
    kept = KeptAnswer.objects.get().kept_at
    assert forget_answers(kept + KEPT_FOR) == 0
    assert forget_answers(kept + KEPT_FOR + KEPT_FOR / 7) == 1
    assert program.send(WHOLE, Idempotency_Key="january").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_two_that_come_at_once_with_one_key_are_answered_once():
    program = make_program()
    answers = together(*[lambda: program.send(WHOLE, Idempotency_Key="january") for _ in range(4)])
    assert {(one.status_code, one.content) for one in answers} == {(201, answers[0].content)}
    assert sum("Idempotent-Replayed" in one.headers for one in answers) == 3
    assert Article.objects.count() == ExtractionRun.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_that_come_at_once_without_a_key_make_one_article():
    program = make_program()
    answers = together(*[lambda: program.send(WHOLE) for _ in range(4)])
    assert sorted(one.status_code for one in answers) == [200, 200, 200, 201]
    assert len({json.loads(one.content)["id"] for one in answers}) == 1
