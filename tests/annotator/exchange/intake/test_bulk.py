"""Many rows at once: a batch like a person's upload, checked and imported, and its token alone may ask about it."""

import json

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from annotator.claims.models import Claim, ExtractionRun
from annotator.exchange.batches.actions import run_batch
from annotator.exchange.batches.models import ImportBatch
from annotator.exchange.intake.many import confirm_checked
from annotator.exchange.intake.models import SentBatch
from annotator.exchange.intake.tasks import confirm_checked_batches
from annotator.sources.models import Article, Source
from tests.annotator.exchange.intake.conftest import TEXT, make_program
from tests.factories import make_article, make_decided_claim, make_source

# Workers write how far they are beside their transaction, so these need rows that are really there.
workers = pytest.mark.django_db(transaction=True)
BULK = "articles/bulk"


def lines(*rows):
    return "\n".join(json.dumps(row) for row in rows)


def article(number, **values):
    return {"title": f"Report {number}", "text": f"{TEXT} Number {number}.", "published": "2022-01-18"} | values


def settle(batch):
    """Do what workers do: check, confirm, import."""
    run_batch(ImportBatch.objects.get(pk=batch))
    confirmed = confirm_checked()
    run_batch(ImportBatch.objects.get(pk=batch))
    return confirmed


@pytest.fixture
def program():
    return make_program()


@workers
def test_rows_become_a_batch_that_is_checked_imported_and_read_for_claims(program):
    sent = program.send(lines(article(1), article(2), article(3, published="soon")), BULK)
    assert sent.status_code == 202
    told = sent.json()
    assert (told["state"], told["settled"], told["rows"]) == ("checking", False, 0)
    assert sent.headers["Location"] == told["address"] == f"http://testserver/api/v1/batches/{told['id']}"
    assert ProcrastinateJob.objects.filter(args={"batch_id": told["id"]}).exists()
    assert settle(told["id"]) == 1
    told = program.get(f"batches/{told['id']}").json()
    assert (told["state"], told["settled"]) == ("imported", True)
    assert (told["rows"], told["new"], told["refused"]) == (3, 2, 1)
    (refused,) = told["first_refused"]
    assert (refused["row"], refused["field"], refused["value"]) == (3, "published", "soon")
    assert refused["reason"].endswith(".")
    assert {one.source.name for one in Article.objects.all()} == {"Euphrates Ledger"}
    assert ExtractionRun.objects.count() == 2


@workers
def test_the_history_and_the_batch_name_the_person_who_answers_for_the_token(program):
    told = program.send(lines(article(1)), BULK).json()
    settle(told["id"])
    batch = ImportBatch.objects.get()
    assert batch.user == batch.confirmed_by == program.token.made_by
    assert Article.objects.get().created_by == program.token.made_by
    assert batch.options["token"] == "Archive robot"


@pytest.mark.django_db
def test_the_same_rows_again_are_the_batch_that_they_were(program):
    first = program.send(lines(article(1)), BULK)
    again = program.send(lines(article(1)) + "\n\n", BULK)
    assert (again.status_code, again.json()["id"]) == (200, first.json()["id"])
    assert again.headers["Idempotent-Replayed"] == "true"
    assert ImportBatch.objects.count() == 1


@pytest.mark.django_db
def test_rows_that_somebody_else_sent_are_refused_without_telling_who():
    make_source("Second Watch")
    one, two = make_program("One", source=None), make_program("Two", source=None)
    one.send(lines(article(1, source="Second Watch")), BULK)
    response = two.send(lines(article(1, source="Second Watch")), BULK)
    assert response.status_code == 409
    assert one.token.made_by.username not in response.json()["detail"]


@workers
def test_articles_that_are_all_there_leave_nothing_to_import(program):
    settle(program.send(lines(article(1)), BULK).json()["id"])
    again = program.send(lines(article(1, note="sent once more")), BULK).json()
    assert settle(again["id"]) == 0
    told = program.get(f"batches/{again['id']}").json()
    assert (told["settled"], told["unchanged"]) == (True, 1)
    assert told["says"].startswith("There was nothing to import")


@workers
def test_with_all_or_none_one_bad_row_keeps_the_others_out(program):
    told = program.send(lines(article(1), article(2, published="soon")), f"{BULK}?on_bad=refuse").json()
    assert settle(told["id"]) == 0
    assert not Article.objects.exists()


@workers
def test_a_token_of_one_source_sends_for_no_other_whatever_the_heading(program):
    make_source("Second Watch")
    response = program.send(lines(article(1), article(2, source="Second Watch")), BULK)
    assert response.status_code == 422
    assert response.json()["detail"].startswith("Line 2, source: this token sends for “Euphrates Ledger”")
    told = program.send(lines(article(1, publisher="Second Watch", outlet="Third")), BULK).json()
    settle(told["id"])
    assert Article.objects.get().source.name == "Euphrates Ledger"
    assert not Source.objects.filter(name="Third").exists()


@workers
def test_a_source_that_nobody_knows_is_refused_row_by_row():
    program = make_program(source=None)
    make_source("Second Watch")
    told = program.send(lines(article(1, source="Second Watch"), article(2, source="Secnd Watch")), BULK).json()
    settle(told["id"])
    told = program.get(f"batches/{told['id']}").json()
    assert (told["new"], told["refused"]) == (1, 1)
    assert not Source.objects.filter(name="Secnd Watch").exists()


WRONG = [
    ("\n\n", "nothing"),
    ("not JSON", "Line 1 is not a JSON object in UTF-8: “not JSON”."),
    ('{"text": "a"}\n[1]', "Line 2 is not a JSON object in UTF-8: “[1]”."),
    ('{"text": NaN}', "Line 1 is not a JSON object"),
    (b'{"text": "\xff"}', "Line 1 is not a JSON object in UTF-8"),
    ("[" * 100_000, "Line 1 is not a JSON object"),
    ('{"source": 5, "text": "a"}', "Line 1, source: “5” is not a name."),
]


@pytest.mark.parametrize(("body", "sentence"), WRONG)
@pytest.mark.django_db
def test_lines_that_make_no_sense_are_refused_by_number_and_nothing_is_kept(program, body, sentence):
    response = program.send(body, BULK)
    assert response.status_code == 422
    if sentence != "nothing":
        assert sentence in response.json()["detail"]
    assert not ImportBatch.objects.exists()


@pytest.mark.django_db
def test_another_tokens_batch_is_not_there(program):
    told = program.send(lines(article(1)), BULK).json()
    other = make_program("Other", source="Second Watch")
    response = other.get(f"batches/{told['id']}")
    assert response.status_code == 404
    assert response.json()["detail"] == f"This token has sent no batch {told['id']}."


@pytest.mark.django_db
def test_a_maker_who_may_not_import_files_sends_no_batches():
    program = make_program(user=None)
    program.token.made_by.groups.clear()
    assert program.send(lines(article(1)), BULK).status_code == 401
    assert not SentBatch.objects.exists()


@workers
def test_claims_are_proposed_and_never_touch_what_people_decided(program):
    told_of = make_article(TEXT)
    decided = make_decided_claim(article=told_of, text=TEXT)
    rows = [
        {"article": told_of.pk, "kind": "killed", "quote": "Four fighters were killed", "number": "forty"},
        {"article": told_of.pk, "kind": "injured", "quote": "two civilians were injured", "number": "two"},
        {"article": told_of.pk, "kind": "murdered", "quote": "two civilians", "number": "two"},
    ]
    told = program.send(lines(*rows), "claims/bulk").json()
    settle(told["id"])
    told = program.get(f"batches/{told['id']}").json()
    assert told["state"] == "imported"
    assert told["first_refused"][0]["field"] == "kind"
    decided.refresh_from_db()
    assert (decided.best, decided.status) == (4, "verified")
    (proposed,) = Claim.objects.exclude(pk=decided.pk)
    assert (proposed.kind, proposed.best, proposed.status) == ("injured", 2, "candidate")


@workers
def test_the_minutes_job_confirms_once(program):
    told = program.send(lines(article(1)), BULK).json()
    run_batch(ImportBatch.objects.get(pk=told["id"]))
    assert confirm_checked_batches(0) == 1
    assert confirm_checked_batches(0) == 0


@workers
def test_what_a_person_has_mapped_anew_waits_for_that_person_and_holds_up_nobody(program):
    remapped, next_one = (program.send(lines(article(number)), BULK).json()["id"] for number in (1, 2))
    for number in (remapped, next_one):
        run_batch(ImportBatch.objects.get(pk=number))
    ImportBatch.objects.filter(pk=remapped).update(options={"read": False})
    assert confirm_checked() == 1
    assert ImportBatch.objects.get(pk=remapped).state == "checked"
    assert ImportBatch.objects.get(pk=next_one).state == "importing"


@workers
def test_all_or_none_with_a_bad_row_is_settled_and_says_why(program):
    sent = program.send(lines(article(1), article(2, published="soon")), f"{BULK}?on_bad=refuse")
    batch = sent.json()["id"]
    run_batch(ImportBatch.objects.get(pk=batch))
    assert confirm_checked() == 0
    kept = ImportBatch.objects.get(pk=batch)
    assert (kept.state, bool(kept.problem)) == ("checked", True)
    assert confirm_checked() == 0
