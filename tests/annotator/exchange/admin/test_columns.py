"""Columns are chosen: what was found is shown, names are guessed and remembered, and the check begins."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from annotator.exchange.batches import actions
from annotator.exchange.batches.life import State
from annotator.exchange.batches.models import ImportBatch
from tests.annotator.exchange.admin.conftest import MAPPING, TABLE, again, at, file

pytestmark = pytest.mark.django_db

CHOSEN = {f"column_{name}": heading for name, heading in MAPPING.items()}


def test_it_shows_what_was_found_with_the_first_rows(manager: Client, received: ImportBatch) -> None:
    page = manager.get(at("columns", received)).content.decode()
    assert "semicolon" in page
    assert "River Observatory" in page
    assert "required" in page


def test_it_guesses_columns_by_their_names_and_shows_what_stands_there(manager: Client, received: ImportBatch) -> None:
    page = manager.get(at("columns", received)).content.decode()
    assert '<option value="Publisher" selected>' in page
    assert '<li dir="auto" title="North Monitor">' in page
    assert "Matched by their names" in page


def test_it_says_that_it_remembers(manager: Client, waiting: ImportBatch, person: User) -> None:
    other = actions.receive_file(file=file(TABLE + "East;;;\n"), filename="b.csv", resource="sources", user=person)
    page = manager.get(at("columns", other)).content.decode()
    assert "last time" in page
    assert '<option value="Sort" selected>' in page


def test_it_has_all_rows_checked(manager: Client, received: ImportBatch) -> None:
    response = manager.post(at("columns", received), CHOSEN)
    assert response["Location"] == at("page", received)
    assert (again(received).state, again(received).mapping) == (State.CHECKING, MAPPING)


def test_it_asks_for_the_columns_that_no_row_can_do_without(manager: Client, received: ImportBatch) -> None:
    response = manager.post(at("columns", received), {"column_kind": "Sort"})
    assert response.status_code == 422
    assert "no row can do without" in response.content.decode()
    assert again(received).state == State.UPLOADED


def test_it_lets_no_heading_be_two_columns(manager: Client, received: ImportBatch) -> None:
    response = manager.post(at("columns", received), {**CHOSEN, "column_party": "Web"})
    assert response.status_code == 422
    assert "is chosen for Address already" in response.content.decode()


def test_it_reads_the_file_another_way(manager: Client, received: ImportBatch) -> None:
    sent = {"act": "read", "encoding": received.layout["encoding"], "delimiter": ","}
    assert manager.post(at("columns", received), sent).status_code == 302
    assert again(received).layout["delimiter"] == ","
    assert again(received).layout["columns"] == ["Publisher;Sort;Web;Remark"]


def test_it_leads_away_from_a_batch_that_is_past_it(manager: Client, waiting: ImportBatch) -> None:
    assert manager.get(at("columns", waiting))["Location"] == at("page", waiting)
    assert manager.post(at("columns", waiting), CHOSEN)["Location"] == at("page", waiting)
    assert again(waiting).job == waiting.job


def test_it_refuses_those_who_may_not_import(stranger: Client, outsider: Client, received: ImportBatch) -> None:
    assert stranger.get(at("columns", received)).status_code == 403
    assert stranger.post(at("columns", received), CHOSEN).status_code == 403
    assert outsider.post(at("columns", received), CHOSEN).status_code == 302
    assert again(received).state == State.UPLOADED
