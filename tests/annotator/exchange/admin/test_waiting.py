"""While a worker is at a batch its page tells how far it is, and what to do where nobody is at it."""

import pytest
from django.test import Client

from annotator.exchange.admin import work
from annotator.exchange.batches.life import State
from annotator.exchange.batches.models import ImportBatch
from tests.annotator.exchange.admin.conftest import again, at

pytestmark = pytest.mark.django_db


def test_it_tells_how_far_the_check_is(manager: Client, waiting: ImportBatch) -> None:
    page = manager.get(at("page", waiting)).content.decode()
    assert "All rows are being checked" in page
    assert "<progress" in page
    assert f'hx-get="{at("progress", waiting)}"' in page


def test_it_says_when_no_worker_is_alive(manager: Client, waiting: ImportBatch) -> None:
    assert "No worker is running" in manager.get(at("page", waiting)).content.decode()


def test_it_is_silent_about_workers_while_one_is_alive(
    manager: Client, waiting: ImportBatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "worker_is_alive", lambda: True)
    assert "No worker is running" not in manager.get(at("progress", waiting)).content.decode()


def test_its_progress_is_a_part_of_the_page(manager: Client, waiting: ImportBatch) -> None:
    page = manager.get(at("progress", waiting)).content.decode()
    assert "<html" not in page
    assert page.count('id="progress"') == 1


def test_it_has_the_page_loaded_anew_once_the_work_is_done(manager: Client, checked: ImportBatch) -> None:
    assert manager.get(at("progress", checked))["HX-Refresh"] == "true"


def test_what_a_dead_worker_left_is_taken_up_by_a_button(
    manager: Client, waiting: ImportBatch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "is_abandoned", lambda batch: True)
    assert "Take it up again" in manager.get(at("page", waiting)).content.decode()


def test_it_takes_nothing_up_that_somebody_is_at(manager: Client, waiting: ImportBatch) -> None:
    assert manager.post(at("take_up", waiting))["Location"] == at("page", waiting)
    assert (again(waiting).state, again(waiting).job) == (State.CHECKING, waiting.job)


def test_it_is_taken_up_by_post_alone_and_by_those_who_may_import(
    manager: Client, stranger: Client, outsider: Client, waiting: ImportBatch
) -> None:
    assert manager.get(at("take_up", waiting)).status_code == 405
    assert stranger.post(at("take_up", waiting)).status_code == 403
    assert outsider.post(at("take_up", waiting)).status_code == 302


@pytest.mark.parametrize("page", ["page", "progress", "rows"])
def test_nobody_else_sees_it(stranger: Client, outsider: Client, waiting: ImportBatch, page: str) -> None:
    assert stranger.get(at(page, waiting)).status_code == 403
    assert "/login/" in outsider.get(at(page, waiting))["Location"]
