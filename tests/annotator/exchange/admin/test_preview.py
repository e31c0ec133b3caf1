"""A checked batch shows what every row would do, and is confirmed, corrected or cancelled."""

import csv
import io

import pytest
from django.test import Client

from annotator.exchange.admin.confirming import seen
from annotator.exchange.batches import actions
from annotator.exchange.batches.life import State
from annotator.exchange.batches.models import ImportBatch, ImportRow
from annotator.sources.models import Source
from tests.annotator.exchange.admin.conftest import TABLE, again, at, file

pytestmark = pytest.mark.django_db


def shown(client: Client, batch: ImportBatch, name: str = "") -> str:
    return client.get(at("page", batch), {"show": name} if name else {}).content.decode()


def sent(batch: ImportBatch, on_bad: str = "skip") -> dict[str, str]:
    """Return what the button of the preview sends."""
    return {"on_bad": on_bad, "seen": seen(batch)}


def table(client: Client, batch: ImportBatch, name: str) -> list[dict[str, str]]:
    response = client.get(at("rows", batch), {"show": name})
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_it_says_that_recorded_figures_stay_as_they_are(manager: Client, checked: ImportBatch) -> None:
    page = shown(manager, checked)
    assert "Effect on recorded figures: none." in page
    assert "candidates until a person decides them" in page


def test_it_begins_with_refused_rows_each_with_field_value_and_reason(manager: Client, checked: ImportBatch) -> None:
    page = shown(manager, checked)
    assert "nonsense" in page
    assert "1 row refused" in page
    assert "First of them" in page


def test_it_shows_what_changed_rows_say_now_and_would_say(manager: Client, checked: ImportBatch) -> None:
    assert "<ins>https://known.example</ins>" in shown(manager, checked, "changed")


def test_it_shows_new_rows(manager: Client, checked: ImportBatch) -> None:
    page = shown(manager, checked, "new")
    assert "North Monitor" in page
    assert "nonsense" not in page


def test_it_shows_the_first_rows_and_gives_all_as_a_table(manager: Client, checked: ImportBatch) -> None:
    many = [
        ImportRow(batch=checked, number=number, outcome="new", key="=cmd()", problems=[], notes=[], diffs={})
        for number in range(100, 400)
    ]
    ImportRow.objects.bulk_create(many)
    ImportBatch.objects.filter(pk=checked.pk).update(new=302)
    assert "The first 200 are shown" in shown(manager, checked, "new")
    rows = table(manager, checked, "new")
    assert len(rows) == 302
    assert rows[-1]["recognised by"] == "'=cmd()"


def test_the_table_names_every_refused_row_with_its_reason(manager: Client, checked: ImportBatch) -> None:
    (row,) = table(manager, checked, "refused")
    assert (row["row"], row["field"], row["value"]) == ("5", "kind", "nonsense")
    assert row["why"]
    assert row["what is wrong"]


def test_the_refused_rows_can_be_fetched_as_they_came(manager: Client, checked: ImportBatch) -> None:
    lines = b"".join(manager.get(at("to_mend", checked)).streaming_content).decode("utf-8-sig").splitlines()
    assert lines[0] == "Publisher,Sort,Web,Remark,why it was not imported"
    assert lines[1].startswith("Nobody,nonsense,https://nobody.example,four,")
    assert "kind: " in lines[1]
    assert len(lines) == 2


def test_it_names_the_numbers_on_the_button_and_imports_them(manager: Client, checked: ImportBatch) -> None:
    assert "Import 2 sources and change 1; leave out 1 row" in shown(manager, checked)
    assert manager.post(at("confirm", checked), sent(checked))["Location"] == at("page", checked)
    batch = again(checked)
    assert (batch.state, batch.on_bad, str(batch.confirmed_by)) == (State.IMPORTING, "skip", "dana")


def test_it_refuses_all_where_that_was_chosen(manager: Client, checked: ImportBatch) -> None:
    manager.post(at("confirm", checked), sent(checked, "refuse"))
    assert again(checked).state == State.CHECKED
    assert "cannot be imported, so none is" in shown(manager, checked)


def test_it_does_not_choose_for_the_person(manager: Client, checked: ImportBatch) -> None:
    manager.post(at("confirm", checked), sent(checked, ""))
    assert again(checked).state == State.CHECKED


def test_nobody_confirms_a_check_that_they_have_not_seen(manager: Client, checked: ImportBatch) -> None:
    before = sent(checked)
    actions.run_batch(actions.start_check(batch=checked, user=checked.user))
    response = manager.post(at("confirm", checked), before, follow=True)
    assert "moved on since you looked at it" in response.content.decode()
    assert again(checked).state == State.CHECKED


def test_it_is_confirmed_once(manager: Client, checked: ImportBatch) -> None:
    manager.post(at("confirm", checked), sent(checked))
    job = again(checked).job
    manager.post(at("confirm", checked), sent(checked))
    assert again(checked).job == job


def test_it_is_confirmed_by_post_and_by_those_who_may(
    manager: Client, stranger: Client, outsider: Client, checked: ImportBatch
) -> None:
    assert manager.get(at("confirm", checked)).status_code == 405
    assert stranger.post(at("confirm", checked), sent(checked)).status_code == 403
    assert outsider.post(at("confirm", checked), sent(checked)).status_code == 302
    assert again(checked).state == State.CHECKED


def test_a_corrected_file_takes_its_place_and_keeps_the_columns(manager: Client, checked: ImportBatch) -> None:
    response = manager.post(at("corrected", checked), {"upload": file(TABLE.replace("nonsense", "news"))})
    corrected = ImportBatch.objects.exclude(pk=checked.pk).get()
    assert response["Location"] == at("page", corrected)
    assert again(checked).state == State.CANCELLED
    assert (corrected.state, corrected.mapping) == (State.CHECKING, checked.mapping)


def test_a_corrected_file_with_other_headings_asks_for_its_columns(manager: Client, checked: ImportBatch) -> None:
    manager.post(at("corrected", checked), {"upload": file(TABLE.replace("Publisher", "Who says it"))})
    assert ImportBatch.objects.exclude(pk=checked.pk).get().state == State.UPLOADED


def test_the_same_file_is_no_corrected_one(manager: Client, checked: ImportBatch) -> None:
    response = manager.post(at("corrected", checked), {"upload": file()})
    assert response.status_code == 422
    assert again(checked).state == State.CHECKED
    assert ImportBatch.objects.count() == 1


def test_nobody_else_sends_a_corrected_file(stranger: Client, outsider: Client, checked: ImportBatch) -> None:
    sent = {"upload": file(TABLE + "East;;;\n")}
    assert stranger.get(at("corrected", checked)).status_code == 403
    assert stranger.post(at("corrected", checked), sent).status_code == 403
    assert outsider.post(at("corrected", checked), sent).status_code == 302
    assert again(checked).state == State.CHECKED


def test_it_is_cancelled_after_a_question(manager: Client, checked: ImportBatch) -> None:
    assert "Nothing has been imported" in manager.get(at("cancel", checked)).content.decode()
    assert again(checked).state == State.CHECKED
    for _ in range(2):
        manager.post(at("cancel", checked))
    assert again(checked).state == State.CANCELLED
    assert "The import was cancelled" in shown(manager, checked)
    assert Source.objects.count() == 1


def test_nobody_else_cancels_it(stranger: Client, outsider: Client, checked: ImportBatch) -> None:
    assert stranger.post(at("cancel", checked)).status_code == 403
    assert outsider.post(at("cancel", checked)).status_code == 302
    assert again(checked).state == State.CHECKED
